import type { PolicyRule } from '../api/contract';
import { texts } from '../texts';
import { joined } from '../texts/counting';
import { spanWords } from './spans';

const { rule: words } = texts.policy;
/** After its last step a procedure repeats no more often than this, whatever the step says. */
const LEAST_BETWEEN_REPEATS = 300;

/** What a rule does, in plain Danish, one sentence for each thing. */
export function ruleSentences(rule: PolicyRule, organisation: (id: string) => string): string[] {
  const names = (ids: readonly string[]): string => joined(ids.map(organisation));
  const from = rule.authorities ? words.from(names(rule.authorities)) : words.everyAuthority;
  const sentences = [
    words.begins(
      texts.words.level[rule.level],
      rule.type && texts.words.type[rule.type],
      rule.wholeLedergruppe ? words.whole(from) : words.onDuty(from),
      rule.allWaysAtOnce ? words.allWays : words.firstWay,
    ),
  ];
  if (rule.also.length > 0) sentences.push(words.also(joined(rule.also.map((group) => words.groups[group]))));
  const must = rule.quorum ?? rule.authorities;
  sentences.push(rule.quorum ? words.mustAnswer(names(rule.quorum)) : words.everyoneAnswers);
  if (must) sentences.push(words.whereNone);
  const [first, ...rest] = rule.steps;
  if (first) {
    const whom = must?.length === 1 && must[0] ? organisation(must[0]) : words.anAuthority;
    sentences.push(words.first(whom, spanWords(first.afterSeconds), words.does[first.kind]));
    for (const step of rest) sentences.push(words.then(spanWords(step.afterSeconds), words.does[step.kind]));
    const pause = Math.max(LEAST_BETWEEN_REPEATS, rule.steps.at(-1)?.afterSeconds ?? 0);
    sentences.push(
      words.end(pause % 60 === 0 ? words.everyMinute(pause / 60) : words.everySpan(spanWords(pause))),
    );
  }
  if (rule.staleAfterMinutes !== null) sentences.push(words.stale(spanWords(rule.staleAfterMinutes * 60)));
  return sentences;
}
