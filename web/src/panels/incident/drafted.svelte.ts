import type { Desk } from '../../app/desk.svelte';

/** A text that is kept while it is written. */
export class Drafted {
  value = $state('');

  constructor(
    private readonly desk: Desk,
    private readonly name: string,
    given: string | null = null,
  ) {
    this.value = given ?? desk.drafts.read<string>(name) ?? '';
    $effect(() => desk.drafts.write(this.name, this.value));
  }

  /** It is sent; nothing to keep. */
  clear(): void {
    this.value = '';
    this.desk.drafts.write(this.name, null);
  }
}

/** The text that was refused, when this form is the one to give it back to. */
export function takeBack(desk: Desk, incident: string, ...kinds: string[]): Record<string, unknown> | null {
  const back = desk.takenBack;
  if (!back || back.incident !== incident || !kinds.includes(back.kind)) return null;
  // Read while the form is made; letting go of it then would change what is being drawn.
  queueMicrotask(() => {
    desk.takenBack = null;
    void desk.discard(back.commandId);
  });
  return back.body;
}

export const given = (body: Record<string, unknown> | null, key: string): string | null =>
  body && typeof body[key] === 'string' ? body[key] : null;
