// socket.io as it comes, sending the same change; for comparison only.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { pingInterval: 3_600_000, pingTimeout: 3_600_000, perMessageDeflate: false });
const padding = Number(process.argv[2]);
let number = 0;

/** The clock that .NET's Stopwatch has on Linux, in its nanoseconds. */
const clock = () => process.hrtime.bigint();

http.on('request', async (request, response) => {
  const url = new URL(request.url, 'http://x');
  if (url.pathname === '/cpu') {
    const { user, system } = process.cpuUsage();
    response.end(String((user + system) / 1_000));
  } else if (url.pathname === '/send') {
    const count = Number(url.searchParams.get('count'));
    const interval = 1e9 / Number(url.searchParams.get('rate'));
    const start = clock();
    for (let i = 0; i < count; i++) {
      const due = start + BigInt(Math.round(i * interval));
      while (clock() < due) await new Promise((resolve) => setTimeout(resolve, 1));
      const text = `t=${String(due).padStart(19, '0')};`.padEnd(22 + padding, 'x');
      io.emit('change', { audience: 'myndigheder', seq: ++number, text });
      if (i % 4 === 3) await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  }
});

http.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${http.address().port} nobody`));
process.stdin.on('data', () => process.exit(0)).on('end', () => process.exit(0));
