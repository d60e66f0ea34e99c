import type { AlertAnswer, IncidentView } from '../api/contract';

/** What one person answered at one time; once, also when it counted for several ledergrupper. */
export interface AnswerLine {
  key: string;
  person: string;
  organisation: string;
  /** Null is the Sekretariat's own duty. */
  ledergrupper: (string | null)[];
  answer: AlertAnswer;
  /** It changed an earlier answer of the same person. */
  changes: boolean;
}

/** Every answer to every alert of an incident, also those that were changed afterwards. */
export function answersOf(view: IncidentView): AnswerLine[] {
  const lines = new Map<string, AnswerLine>();
  for (const { ledergruppe, reason, rows } of view.alerts) {
    for (const { person, organisation, earlier, answer } of rows) {
      if (person === null) continue;
      const all = answer ? [...earlier, answer] : earlier;
      for (const [index, one] of all.entries()) {
        const key = [person, organisation, one.at, one.kind, one.etaMinutes].join(' ');
        const line = lines.get(key) ?? {
          key,
          person,
          organisation,
          ledergrupper: [],
          answer: one,
          changes: index > 0,
        };
        if (reason !== 'policy' && !line.ledergrupper.includes(ledergruppe))
          line.ledergrupper.push(ledergruppe);
        lines.set(key, line);
      }
    }
  }
  return [...lines.values()];
}
