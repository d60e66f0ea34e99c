/** SignalR's JSON protocol over WebSockets, as much of it as /live needs. */
import { WebSocketServer } from 'ws';

const END = '\u001e';
const frame = (message) => JSON.stringify(message) + END;

export class FakeLive {
  #sockets = new Set();
  #server = new WebSocketServer({ noServer: true });
  silentUntil = 0;

  /** @param follow answers Follow(request) @param heartbeat makes a heartbeat */
  constructor(follow, heartbeat) {
    this.follow = follow;
    setInterval(() => this.broadcast('heartbeat', heartbeat()), 5000).unref();
  }

  upgrade(request, socket, head) {
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#accept(ws));
  }

  broadcast(target, argument) {
    if (Date.now() < this.silentUntil) return;
    for (const ws of this.#sockets) ws.send(frame({ type: 1, target, arguments: [argument] }));
  }

  #accept(ws) {
    let shaken = false;
    ws.on('message', (data) => {
      for (const part of data.toString().split(END).filter(Boolean)) {
        const message = JSON.parse(part);
        if (!shaken) {
          shaken = true;
          ws.send(frame({}));
          this.#sockets.add(ws);
        } else if (message.type === 1 && message.target === 'Follow') {
          ws.send(
            frame({ type: 3, invocationId: message.invocationId, result: this.follow(message.arguments[0]) }),
          );
        } else if (message.type === 6 && Date.now() >= this.silentUntil) ws.send(frame({ type: 6 }));
      }
    });
    ws.on('close', () => this.#sockets.delete(ws));
  }
}
