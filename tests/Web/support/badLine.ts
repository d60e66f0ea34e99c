import { connect, createServer, type Socket } from 'node:net';

/** A line between a browser and the Hub that can be made as bad as a phone in a basement. */
export interface BadLine {
  url: string;
  /** Bytes go either way so much later, each piece for itself and in order. Milliseconds. */
  delay(ms: number): void;
  /** Half open: what stands stays open, what is new is taken, and nothing passes or fails, either way. */
  freeze(): void;
  /** What is new passes again. What was frozen never says another word, nor that it has ended. */
  mend(): void;
  /** Ends every connection. */
  cut(): void;
  /** The next commands reach the Hub, and the connection is cut as it answers. */
  loseAnswers(commands: number): void;
  /** How many answers have been lost since the line was made. */
  readonly lost: number;
  end(): void;
}

interface Pair {
  client: Socket;
  server: Socket;
  dead: boolean;
  /** A command is on its way, whose answer is to be lost. */
  doomed: boolean;
}

export async function badLine(target: string): Promise<BadLine> {
  const port = Number(new URL(target).port);
  const pairs = new Set<Pair>();
  let delay = 0;
  let frozen = false;
  let toLose = 0;
  let lost = 0;

  const listener = createServer((client) => {
    const server = connect(port, 'localhost');
    const pair: Pair = { client, server, dead: frozen, doomed: false };
    pairs.add(pair);
    const end = () => {
      if (pair.dead) return;
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
    }
    const pass = (bytes: Buffer, to: Socket) => {
      if (pair.dead) return;
      if (delay === 0) to.write(bytes);
      else setTimeout(() => pair.dead || to.destroyed || to.write(bytes), delay);
    };
    client.on('data', (bytes: Buffer) => {
      if (toLose > 0 && /^POST \/api\/v1\/incidents/.test(bytes.toString('latin1', 0, 40))) {
        toLose--;
        pair.doomed = true;
      }
      pass(bytes, server);
    });
    server.on('data', (bytes: Buffer) => {
      if (!pair.doomed) return pass(bytes, client);
      lost++;
      end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, 'localhost', resolve));
  const cut = () => {
    for (const pair of pairs) {
      pair.client.destroy();
      pair.server.destroy();
    }
  };

  return {
    url: `http://localhost:${(listener.address() as { port: number }).port}`,
    delay: (ms) => (delay = ms),
    freeze: () => {
      frozen = true;
      for (const pair of pairs) pair.dead = true;
    },
    mend: () => (frozen = false),
    cut,
    loseAnswers: (commands) => (toLose = commands),
    get lost() {
      return lost;
    },
    end: () => {
      cut();
      listener.close();
    },
  };
}
