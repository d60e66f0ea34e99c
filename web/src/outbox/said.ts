import { texts } from '../texts';
import type { CommandKind } from './outbox';

/** Something said in passing. */
export interface Said {
  text: string;
  /** Whether it tells of something that is done; else it gets no tick. */
  done: boolean;
}

/** A command that its form lets go of is not done, and the Hub's own reason goes before a guess about the network. */
export function saidOfQueued(kind: CommandKind, reason: string | null): Said {
  const words = kind === 'report' ? texts.report : texts.forms;
  return { text: reason === null ? words.queued : words.held(reason), done: false };
}
