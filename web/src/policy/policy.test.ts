import { describe, expect, it } from 'vitest';
import type { Policy, PolicyRule } from '../api/contract';
import {
  callable,
  doubled,
  draftOf,
  freeKind,
  isChanged,
  isWhole,
  moved,
  newStep,
  ownRule,
  ruleOf,
  secondsOf,
} from './draft';
import { ruleSentences } from './sentences';
import { readSpan, spanField, spanWords } from './spans';

const rule: PolicyRule = {
  level: 2,
  type: null,
  authorities: null,
  quorum: null,
  wholeLedergruppe: false,
  also: [],
  allWaysAtOnce: false,
  steps: [
    { kind: 'next-channel', afterSeconds: 90 },
    { kind: 'deputy', afterSeconds: 120 },
  ],
  staleAfterMinutes: 120,
};
const policy: Policy = { version: 3, rules: [rule], citywide: ['sekretariat'], mostCalled: [5] };
const names = (id: string): string => ({ p: 'Politi', s: 'SOF' })[id] ?? id;

describe('a span', () => {
  it.each([
    ['1:30', 90],
    ['0.30', 30],
    ['2', 120],
    [' 10:05 ', 605],
    ['1:75', null],
    ['', null],
    ['halvanden', null],
    ['-1:00', null],
  ])('typed as %j is %j seconds', (typed, seconds) => expect(readSpan(typed)).toBe(seconds));

  it('is written back as it is read', () => {
    for (const seconds of [30, 90, 600, 5400]) expect(readSpan(spanField(seconds))).toBe(seconds);
  });

  it.each([
    [30, '30 sekunder'],
    [60, '1 minut'],
    [90, '1½ minut'],
    [75, '1 minut og 15 sekunder'],
    [300, '5 minutter'],
    [3600, '1 time'],
    [5400, '1½ time'],
    [7800, '2 timer og 10 minutter'],
  ])('of %i seconds is said as %s', (seconds, text) => expect(spanWords(seconds)).toBe(text));
});

describe('a rule in words', () => {
  it('says who is called, who must answer and what follows', () => {
    expect(ruleSentences(rule, names)).toEqual([
      'Ved stabsberedskab kaldes den vagthavende fra hver myndighed, først på deres første kanal.',
      'Alle skal svare.',
      'Når en myndighed ikke har svaret efter 1½ minut, prøves den næste kanal.',
      '2 minutter senere kaldes stedfortræderen.',
      'Til sidst kaldes de, der ikke har svaret, igen hvert 5. minut, højst 12 gange.',
      'Har en myndighed svaret, men intet gjort i 2 timer, spørges den igen.',
    ]);
  });

  it('names the chosen authorities, the groups and the type', () => {
    const own: PolicyRule = {
      ...rule,
      type: 'brand',
      authorities: ['p', 's'],
      quorum: ['p'],
      wholeLedergruppe: true,
      also: ['sekretariat', 'styregruppe'],
      allWaysAtOnce: true,
      steps: [{ kind: 'repeat', afterSeconds: 400 }],
      staleAfterMinutes: null,
    };
    expect(ruleSentences(own, names)).toEqual([
      'Ved stabsberedskab og typen brand kaldes alle i ledergruppen fra Politi og SOF, på alle deres kanaler på én gang.',
      'Samtidig får Sekretariatet og styregruppen besked.',
      'Politi skal svare.',
      'Sidder ingen af dem i ledergruppen, gælder det alle, der sidder der.',
      'Når Politi ikke har svaret efter 6 minutter og 40 sekunder, kaldes de samme igen.',
      'Til sidst kaldes de, der ikke har svaret, igen med 6 minutter og 40 sekunder imellem, højst 12 gange.',
    ]);
  });
});

describe('a draft', () => {
  it('is the policy again until something is changed', () => {
    const draft = draftOf(policy);
    expect(draft.rules.map(ruleOf)).toEqual(policy.rules);
    expect(isChanged(draft, policy)).toBe(false);
    draft.rules[0]!.steps[0]!.after = '1.30';
    expect(isChanged(draft, policy)).toBe(false);
    draft.rules[0]!.steps[0]!.after = '1:3x';
    expect(isChanged(draft, policy)).toBe(true);
    expect(isWhole(draft.rules[0]!)).toBe(false);
  });

  it('takes no step sooner than half a minute, and none that calls the same people twice', () => {
    const one = draftOf(policy).rules[0]!;
    expect(secondsOf({ ...one.steps[0]!, after: '0:29' })).toBeNull();
    expect(secondsOf({ ...one.steps[0]!, after: '0:30' })).toBe(30);
    one.steps.push(newStep('repeat'), newStep('repeat'));
    expect(doubled(one)).toEqual([]);
    const again = newStep('deputy');
    one.steps.push(again);
    expect(doubled(one)).toEqual([again]);
  });

  it('offers those who are not called yet as the next step', () => {
    const one = draftOf(policy).rules[0]!;
    expect(freeKind(one)).toBe('ledergruppe');
    for (const kind of ['ledergruppe', 'sekretariat', 'chefgruppe', 'styregruppe'] as const)
      one.steps.push(newStep(kind));
    expect(freeKind(one)).toBe('repeat');
  });

  it('has a rule of its own for a type, which can be changed alone', () => {
    const general = draftOf(policy).rules[0]!;
    const own = ownRule(general, 'brand');
    own.steps[0]!.after = '5:00';
    expect(general.steps[0]!.after).toBe('1:30');
    expect(ruleOf(own)).toMatchObject({ type: 'brand', level: 2 });
  });

  it('moves a step one place, and nowhere beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  });
});

describe('the authorities that a rule can name', () => {
  const reference = {
    organisations: [
      { id: 'p', name: 'Politi', shortName: 'Politi', kind: 'myndighed' as const },
      { id: 'ssp', name: 'SSP', shortName: 'SSP', kind: 'myndighed' as const },
      { id: 'x', name: 'Partner', shortName: 'Partner', kind: 'partner' as const },
    ],
    areas: [
      { id: 'bydel:3', kind: 'bydel' as const, name: 'Nørrebro', former: false },
      { id: 'kommune:k', kind: 'kommune' as const, name: 'København', former: false },
    ],
    ledergrupper: [
      { id: 'g', area: 'bydel:3', name: 'Nørrebro', required: ['p'] },
      // The Sekretariat's own watch: no alert goes to it by its area.
      { id: 'w', area: 'kommune:k', name: 'Sekretariatets vagt', required: ['ssp'] },
    ],
  };
  const named = (authorities: string[] | null) =>
    callable(reference, { authorities, quorum: null }).map((one) => one.id);

  it('must answer in some ledergruppe', () => {
    expect(named(null)).toEqual(['p']);
  });

  it('can be taken out of a rule that names them already', () => {
    expect(named(['ssp'])).toEqual(['p', 'ssp']);
  });
});
