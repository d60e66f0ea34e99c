import type { AlertAnswer, AlertMessage, AlertRow } from '../../api/contract';
import { texts } from '../../texts';
import { hhmm } from '../../time/time';
import { messageFared } from '../messageFared';

/* What a row of an alert says. */

const { alerts: words } = texts;

export function answerSaid(answer: AlertAnswer): string {
  const time = hhmm(answer.at);
  if (answer.kind === 'cannot') return words.cannot(time);
  if (answer.kind === 'deputy') return words.leavesIt(time);
  const eta = answer.etaMinutes;
  return words.coming(time, eta, eta ? hhmm(Date.parse(answer.at) + eta * 60_000) : '');
}

/** "på sms", or "på sms fra vagttelefonen" */
export const channelSaid = (answer: AlertAnswer): string =>
  [
    texts.words.channel[answer.channel],
    answer.dutyPhone ? texts.dutyPhones.from : '',
    answer.carriedOver ? `(${words.carriedOver})` : '',
  ]
    .filter(Boolean)
    .join(' ');

/** "Sms leveret 02:14, gentaget" */
export function messageSaid(message: AlertMessage): string {
  const channel = [
    texts.words.messageChannel[message.channel],
    message.dutyPhone ? texts.dutyPhones.on : '',
  ].filter(Boolean);
  const state = `${channel.join(' ')} ${messageFared(message.state, message.errorCode)} ${hhmm(message.at)}`;
  return message.repeat ? `${state}, ${words.repeat}` : state;
}

const messagesSaid = (row: AlertRow): string => row.messages.map(messageSaid).join(' · ');

/** The state in words: the answer when there is one, otherwise how far the call has come. */
export function rowSaid(row: AlertRow, full: boolean): string {
  if (row.person === null) return words.nobodyOnDuty;
  if (row.answer) {
    const answered =
      row.earlier.length > 0 ? `${answerSaid(row.answer)}, ${words.changed}` : answerSaid(row.answer);
    return full
      ? [`${answered} ${channelSaid(row.answer)}`, messagesSaid(row)].filter(Boolean).join(' · ')
      : [
          answered,
          row.answer.dutyPhone ? texts.dutyPhones.from : '',
          row.answer.carriedOver ? `(${words.carriedOver})` : '',
        ]
          .filter(Boolean)
          .join(' ');
  }
  if (row.relieved) return words.relieved(row.calledAt ? hhmm(row.calledAt) : '');
  // Came on duty after a yes in another capacity, by which the authority is covered until they answer again.
  const before = row.state === 'covered' ? row.earlier.at(-1) : undefined;
  if (before) return [answerSaid(before), words.askedOnDuty, messagesSaid(row)].filter(Boolean).join(', ');
  return [messagesSaid(row) || words.waiting, row.state === 'waiting' ? words.unanswered : '']
    .filter(Boolean)
    .join(', ');
}

/** That the person has stopped the texts, and whether there is another way; empty when they have not. */
export const stoppedSaid = (row: AlertRow): string =>
  row.smsStopped
    ? [words.smsStopped(hhmm(row.smsStopped)), row.unreachable && !row.answer ? words.unreachable : '']
        .filter(Boolean)
        .join(', ')
    : '';
