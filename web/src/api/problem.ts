import type { Problem } from './contract';
import { texts } from '../texts';

/** The Hub answered and said no. Asking again with the same body gives the same answer. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
  }
}

/** Nobody is signed in (any more). */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** No answer, or one that says "later": asking again can help. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  /** @param status HTTP status, or 0 when nothing answered at all. */
  constructor(
    readonly status: number,
    readonly detail: string | null = null,
  ) {
    super(detail ?? `status ${status}`);
  }

  /** Why not now, for the person; null when nothing answered, so that it is the connection that is missing. */
  get reason(): string | null {
    return this.status === 0 ? null : (this.detail ?? texts.problems.notNow);
  }
}

/** The answer had another shape than the contract says. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

/** Reads a problem from an answer's body; something sensible also when the body is not one. */
export function problemFrom(status: number, body: unknown): Problem {
  const b = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const str = (key: string): string | undefined =>
    typeof b[key] === 'string' ? (b[key] as string) : undefined;
  const field = str('field');
  const problem: Problem = {
    type: str('type') ?? 'about:blank',
    title: str('title') ?? texts.problems.title(status),
    detail: str('detail') ?? texts.problems.detail(status),
    status,
    code: str('code') ?? `http-${status}`,
  };
  if (field !== undefined) problem.field = field;
  if (typeof b['current'] === 'object' && b['current'] !== null) {
    problem.current = b['current'] as NonNullable<Problem['current']>;
  }
  return problem;
}

/** What to tell the person about anything that was thrown. */
export function explain(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof Unreachable) {
    return {
      type: 'about:blank',
      title: texts.problems.unreachable,
      detail: error.detail ?? texts.problems.unreachableDetail,
      status: error.status,
      code: 'unreachable',
    };
  }
  return {
    type: 'about:blank',
    title: texts.problems.unexpected,
    detail: texts.problems.unexpectedDetail,
    status: 0,
    code: 'unexpected',
  };
}
