import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const oracle = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'Notifications.Tests', 'oracle');

/** What a push service was given, opened by an independent library. */
export interface Pushed {
  payload: { text?: string; code?: number; incident?: string; token?: string; error?: string };
}

/** A push service on this machine. */
export interface PushService {
  subscription: { endpoint: string; p256dh: string; auth: string };
  received(): Promise<Pushed[]>;
  end(): void;
}

export async function startPushService(): Promise<PushService> {
  const child: ChildProcess = spawn(process.execPath, [join(oracle, 'push-service.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The push service ended with ${code}. Run: npm ci --prefix tests/Notifications.Tests/oracle`)),
    );
    createInterface({ input: child.stdout! }).once('line', resolve);
  });
  const { url, subscription } = JSON.parse(line) as { url: string; subscription: PushService['subscription'] };
  return {
    subscription,
    received: async () => (await (await fetch(`${url}/_fake`)).json()) as Pushed[],
    end: () => void child.kill(),
  };
}
