import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** A program that a test started, and ends by its pid. */
export interface Program {
  url: string;
  /** Everything that it has printed. */
  output(): string;
  waitFor(pattern: RegExp, seconds?: number): Promise<RegExpExecArray>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'beredskab-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Where a project of the repository was built to. */
export function built(project: string, assembly: string): string {
  return join(repository, project, 'bin', process.env.CONFIGURATION ?? 'Debug', 'net10.0', assembly);
}

export async function startHub(options: {
  /** A free port's, unless given. */
  url?: string;
  arguments: string[];
  environment?: Record<string, string>;
}): Promise<Program> {
  const url = options.url ?? `http://localhost:${await freePort()}`;
  const hub = start(built('Hub', 'Beredskab.Hub.dll'), [...options.arguments, '--urls', url], url, options.environment);
  await hub.waitFor(/Åbn +http/, 60);
  return hub;
}

export async function startFakeTwilio(args: string[]): Promise<Program> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const fake = start(built('tests/FakeTwilio', 'Beredskab.FakeTwilio.dll'), ['--urls', url, ...args], url);
  await fake.waitFor(/ready/i, 60);
  return fake;
}

/** Adressevælger; `fault` is how it answers from now on, by a word of its own enumeration. */
export async function startFakeAddresses(token: string): Promise<Program & { fault(kind: string): Promise<void> }> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const assembly = built('tests/FakeAddresses', 'Beredskab.FakeAddresses.dll');
  const fake = start(assembly, ['--urls', url, '--token', token], url);
  await fake.waitFor(/ready/i, 60);
  return {
    ...fake,
    fault: async (kind) => {
      const answer = await fetch(`${url}/fake/fault/${kind}`, { method: 'POST' });
      if (!answer.ok) throw new Error(`The fake knows no ${kind}.`);
    },
  };
}

/** Runs the Hub's command line to its end. */
export async function runHub(args: string[]): Promise<{ code: number | null; output: string }> {
  const program = start(built('Hub', 'Beredskab.Hub.dll'), args, '');
  const code = await program.ended;
  return { code, output: program.output() };
}

function start(
  assembly: string,
  args: string[],
  url: string,
  environment: Record<string, string> = {},
): Program & { ended: Promise<number | null> } {
  const child: ChildProcess = spawn('dotnet', [assembly, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    text += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout!.on('data', hear);
  child.stderr!.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    url,
    ended,
    output: () => text,
    waitFor: (pattern, seconds = 30) =>
      new Promise((resolve, reject) => {
        const done = (act: () => void) => {
          clearTimeout(timer);
          listeners.delete(look);
          act();
        };
        const look = () => {
          const found = pattern.exec(text);
          if (found) done(() => resolve(found));
        };
        const timer = setTimeout(
          () => done(() => reject(new Error(`No ${pattern} within ${seconds} s in:\n${text}`))),
          seconds * 1000,
        );
        void ended.then((code) => done(() => reject(new Error(`The program ended with ${code}:\n${text}`))));
        listeners.add(look);
        look();
      }),
    kill: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await ended;
      }
    },
  };
}
