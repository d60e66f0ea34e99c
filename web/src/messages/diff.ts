/** A stretch of text that two versions share, or that only one of them has. */
export interface Stretch {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

const split = (text: string): string[] => text.match(/\{[^}]*\}|[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

/** Word by word, what became of a text: the longest common sequence stands, the rest is gone or new. */
export function diff(before: string, after: string): Stretch[] {
  const a = split(before);
  const b = split(after);
  /** How many words are shared from here on. */
  const shared = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => shared[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      shared[i]![j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));

  const stretches: Stretch[] = [];
  const add = (kind: Stretch['kind'], text: string): void => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += text;
    else stretches.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i]!);
      i++;
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) add('gone', a[i++]!);
    else add('new', b[j++]!);
  }
  return stretches;
}
