import type { Theme } from '../map/palette';
import { keep, readKept } from './kept';

export type ThemeChoice = 'system' | 'light' | 'dark';

const key = (person: string | null): string => `beredskab.udseende${person ? `.${person}` : ''}`;

/** Follows the system until this person has chosen. */
class Appearance {
  #system = matchMedia('(prefers-color-scheme: dark)');
  #person: string | null = null;
  #systemDark = $state(this.#system.matches);
  choice = $state<ThemeChoice>('system');
  readonly theme: Theme = $derived(
    this.choice === 'system' ? (this.#systemDark ? 'dark' : 'light') : this.choice,
  );

  constructor() {
    this.#system.addEventListener('change', (event) => {
      this.#systemDark = event.matches;
      this.#show();
    });
    this.of(null);
  }

  of(person: string | null): void {
    this.#person = person;
    const kept = readKept(key(person));
    this.choice = kept === 'light' || kept === 'dark' ? kept : 'system';
    this.#show();
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    keep(key(this.#person), choice);
    this.#show();
  }

  #show(): void {
    document.documentElement.dataset['theme'] = this.theme;
  }
}

export const appearance = new Appearance();
