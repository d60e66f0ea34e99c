import type { Policy, PolicyRule, PolicyVersion } from './contract';
import { ask } from './http';
import { bool, each, instant, list, maybe, num, obj, oneOf, str, text } from './shape';

function readRule(value: unknown): PolicyRule {
  const o = obj(value, 'rule');
  oneOf(o, 'level', [1, 2, 3]);
  maybe(o, 'type', str);
  for (const key of ['authorities', 'quorum']) maybe(o, key, (p, k) => list(p, k, text));
  bool(o, 'wholeLedergruppe');
  bool(o, 'allWaysAtOnce');
  list(o, 'also', text);
  list(o, 'steps', (v) => {
    const step = obj(v, 'step');
    str(step, 'kind');
    num(step, 'afterSeconds');
  });
  maybe(o, 'staleAfterMinutes', num);
  return value as PolicyRule;
}

export const getPolicy = async (): Promise<Policy> => {
  const o = obj(await ask('/api/v1/policy'), 'policy');
  num(o, 'version');
  list(o, 'rules', readRule);
  list(o, 'citywide', text);
  list(o, 'mostCalled', Number);
  return o as unknown as Policy;
};

export const getPolicyHistory = async (): Promise<PolicyVersion[]> =>
  each(await ask('/api/v1/policy/history'), 'history', (value) => {
    const o = obj(value, 'version');
    num(o, 'version');
    instant(o, 'at');
    str(o, 'personName');
    maybe(o, 'reason', str);
    list(o, 'rules', readRule);
    return value as PolicyVersion;
  });

/** How many people each rule can come to call; nothing is written. */
export const getReach = async (rules: readonly PolicyRule[], signal: AbortSignal): Promise<number[]> => {
  const o = obj(await ask('/api/v1/policy/reach', { method: 'POST', body: { rules }, signal }), 'reach');
  return list(o, 'mostCalled', Number);
};
