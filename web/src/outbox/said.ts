import { texts } from '../texts';
import type { CommandKind } from './outbox';

/** Something said in passing. */
export interface Said {
  text: string;
  /** Whether it tells of something that is done; else it gets no tick. */
  done: boolean;
}

/**
 * A command that its form lets go of is not done, and the Hub's own reason goes before a guess about the network.
 * @param connected the live picture comes in: then it is only this answer that has not come
 */
export function saidOfQueued(kind: CommandKind, reason: string | null, connected: boolean): Said {
  const words = kind === 'report' ? texts.report : kind === 'answer' ? texts.answer : texts.forms;
  const guess = connected ? words.unanswered : words.queued;
  return { text: reason === null ? guess : words.held(reason), done: false };
}
