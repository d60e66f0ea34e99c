import type { MessageState } from '../api/contract';
import { texts } from '../texts';

/** What became of a message, in words: why, where that says more than how far it came. */
export function messageFared(state: MessageState, errorCode: string | null): string {
  const { messageState, messageCause } = texts.words;
  if (state !== 'failed' && state !== 'undelivered') return messageState[state];
  return (errorCode !== null && messageCause[errorCode]) || messageState[state];
}
