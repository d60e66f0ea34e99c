import type { Session } from './contract';
import { NotSignedIn, Refused, Unreachable, problemFrom } from './problem';

/** Statuses that say "not now"; everything else below 500 is an answer. */
const LATER = new Set([408, 425, 429, 502, 503, 504]);
const TIMEOUT_MS = 15_000;

let antiforgery: Session['antiforgery'] | null = null;

/** The header that goes with every POST, PUT and DELETE from now on. */
export function useAntiforgery(value: Session['antiforgery'] | null): void {
  antiforgery = value;
}

export interface Request {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  /** Whole seconds that what is sent has waited on this machine. */
  waited?: number;
  /** A body that is no JSON, sent as it is. */
  file?: { type: string; content: Blob };
  signal?: AbortSignal;
}

/** @throws {Refused | NotSignedIn | Unreachable} */
export async function ask(
  path: string,
  { method = 'GET', body, file, signal, waited = 0 }: Request = {},
): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (file) headers['content-type'] = file.type;
  if (method !== 'GET' && antiforgery) headers[antiforgery.header] = antiforgery.token;
  if (waited > 0) headers['beredskab-waited'] = String(waited);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body !== undefined ? { body: JSON.stringify(body) } : {}),
      ...(file ? { body: file.content } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable(0);
  }
  const answer = await readJson(response);
  if (response.ok) return answer;
  const problem = problemFrom(response.status, answer);
  if (response.status === 401 && (problem.code === 'not-signed-in' || problem.code === 'http-401')) {
    throw new NotSignedIn();
  }
  if (LATER.has(response.status) || response.status >= 500) {
    const told = answer !== null && typeof answer === 'object' && 'detail' in answer ? problem.detail : null;
    throw new Unreachable(response.status, told);
  }
  throw new Refused(problem);
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return null;
  try {
    return await response.json();
  } catch {
    // Cut off on the way: whether it was done is unknown, and the same command id may safely be asked again.
    throw new Unreachable(0);
  }
}
