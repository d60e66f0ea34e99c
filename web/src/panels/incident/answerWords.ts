import type { AlertAnswer } from '../../api/contract';
import { texts } from '../../texts';
import { hhmm } from '../../time/time';

/** "kommer, fremme ca. 02:35" */
export function answerWords({ kind, etaMinutes, at }: AlertAnswer): string {
  if (kind === 'cannot') return texts.log.cannot;
  if (kind === 'deputy') return texts.log.deputy;
  return etaMinutes ? texts.log.comingAt(hhmm(Date.parse(at) + etaMinutes * 60_000)) : texts.log.coming;
}
