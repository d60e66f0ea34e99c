import type { DemoPhone } from '../api/contract';

/**
 * "JA 4711", "JA 4711 20" and "NEJ 4711" for each code that the phone has been asked to answer and has not, the newest
 * question first. At most two questions: a phone has little room.
 */
export function quickReplies(messages: readonly DemoPhone['messages'][number][]): string[] {
  const answered = new Set(
    messages
      .filter((m) => m.direction === 'out')
      .flatMap((m) => [...m.text.matchAll(/\d{3,6}/g)].map(([code]) => code)),
  );
  const codes: string[] = [];
  for (const { direction, text } of messages) {
    if (direction !== 'in') continue;
    const code = /\bJA\s+(\d{3,6})\b/i.exec(text)?.[1];
    if (code && !answered.has(code) && !codes.includes(code)) codes.push(code);
  }
  return codes.slice(0, 2).flatMap((code) => [`JA ${code}`, `JA ${code} 20`, `NEJ ${code}`]);
}
