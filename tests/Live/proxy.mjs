// A TCP proxy between clients and the host: cuts connections, and loses what the host sends.
import { connect, createServer } from 'node:net';

export async function startProxy(targetPort) {
  const pairs = new Set();
  let lose = () => false;
  const proxy = {
    port: 0,
    target: targetPort,
    /** Cuts one connection, chosen by the caller's number, or all. */
    cut(number) {
      const all = [...pairs];
      for (const pair of number === undefined ? all : all.slice(number % all.length, (number % all.length) + 1)) {
        pair.client.destroy();
        pair.server.destroy();
      }
      return all.length > 0;
    },
    /** Frames from the host whose text fits are not passed on. */
    lose(predicate) {
      lose = predicate;
    },
    stop() {
      proxy.cut();
      listener.close();
    },
  };

  const listener = createServer((client) => {
    const server = connect(proxy.target, '127.0.0.1');
    const pair = { client, server };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
    }
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', onFrames((frame, text) => {
      if (text === null || !lose(text)) client.write(frame);
    }));
  });
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
  proxy.port = listener.address().port;
  return proxy;
}

/** Splits what a server sends into the HTTP answer and then WebSocket frames (unmasked). */
function onFrames(pass) {
  let waiting = Buffer.alloc(0);
  let upgraded = false;
  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    if (!upgraded) {
      const end = waiting.indexOf('\r\n\r\n');
      if (end < 0) return;
      pass(waiting.subarray(0, end + 4), null);
      waiting = waiting.subarray(end + 4);
      upgraded = true;
    }
    for (;;) {
      if (waiting.length < 2) return;
      let length = waiting[1] & 0x7f;
      let head = 2;
      if (length === 126) {
        if (waiting.length < 4) return;
        length = waiting.readUInt16BE(2);
        head = 4;
      } else if (length === 127) {
        if (waiting.length < 10) return;
        length = Number(waiting.readBigUInt64BE(2));
        head = 10;
      }
      if (waiting.length < head + length) return;
      const frame = waiting.subarray(0, head + length);
      waiting = waiting.subarray(head + length);
      pass(frame, frame.toString('utf8', head));
    }
  };
}
