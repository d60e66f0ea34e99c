import type { MessageText, MessageTextVersion, TextKind, TextPreview } from './contract';
import { ask } from './http';
import { bool, each, instant, list, maybe, num, obj, oneOf, str, text } from './shape';

export const getMessageTexts = async (): Promise<MessageText[]> =>
  each(await ask('/api/v1/texts'), 'texts', (value) => {
    const o = obj(value, 'text');
    for (const key of ['kind', 'template', 'shipped']) str(o, key);
    num(o, 'version');
    bool(o, 'isShipped');
    bool(o, 'answered');
    oneOf(o, 'group', ['incident', 'reply', 'notice', 'test']);
    list(o, 'fields', text);
    list(o, 'kept', text);
    return value as MessageText;
  });

export const getMessageTextHistory = async (): Promise<MessageTextVersion[]> =>
  each(await ask('/api/v1/texts/history'), 'history', (value) => {
    const o = obj(value, 'version');
    str(o, 'kind');
    num(o, 'version');
    instant(o, 'at');
    str(o, 'personName');
    maybe(o, 'reason', str);
    maybe(o, 'template', str);
    return value as MessageTextVersion;
  });

/** What a draft becomes; nothing is written. */
export const getTextPreview = async (
  kind: TextKind,
  template: string,
  signal: AbortSignal,
): Promise<TextPreview> => {
  const o = obj(
    await ask('/api/v1/texts/preview', { method: 'POST', body: { kind, template }, signal }),
    'preview',
  );
  maybe(o, 'plain', str);
  list(o, 'problems', (value) => str(obj(value, 'problem'), 'text'));
  list(o, 'samples', (value) => {
    const sample = obj(value, 'sample');
    oneOf(sample, 'name', ['everyday', 'longest', 'exercise']);
    str(sample, 'text');
    for (const key of ['characters', 'capacity', 'parts']) num(sample, key);
  });
  return o as unknown as TextPreview;
};
