/**
 * What is being written and not sent yet, so that a reload or a lost connection loses no text. Kept apart for each
 * person, and thrown away when it is sent or the person signs out.
 */
export class Drafts {
  readonly #prefix: string;

  constructor(
    person: string,
    private readonly storage: Storage | null,
  ) {
    this.#prefix = `beredskab.kladde.${person}.`;
  }

  read<T>(name: string): T | null {
    try {
      const kept = this.storage?.getItem(this.#prefix + name);
      return kept ? (JSON.parse(kept) as T) : null;
    } catch {
      return null;
    }
  }

  write(name: string, value: unknown): void {
    try {
      if (value === null || value === '') this.storage?.removeItem(this.#prefix + name);
      else this.storage?.setItem(this.#prefix + name, JSON.stringify(value));
    } catch {
      // Full or forbidden: the text is still in its field.
    }
  }

  clear(): void {
    if (!this.storage) return;
    try {
      for (const key of Object.keys(this.storage))
        if (key.startsWith(this.#prefix)) this.storage.removeItem(key);
    } catch {
      // As above.
    }
  }
}
