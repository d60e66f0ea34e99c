import type { LonLat } from '../api/contract';
import { checkDrawing, stillNeeded, type Wrong } from '../drawing/check';
import {
  added,
  begun,
  inserted,
  middleAfter,
  moved,
  nothing,
  removed,
  sameDrawing,
  stepped,
  turnedInto,
  undone,
  type Drawing,
  type DrawingKind,
  type Drawn,
} from '../drawing/drawing';
import { drawingWords, wrongWords } from '../drawing/words';
import { texts } from '../texts';

const { drawing: words } = texts;

/** What a hand holds while it drags: a corner, or one that it is about to put in after another. */
export type Held = { kind: 'corner' | 'new'; index: number };

/** A place while somebody draws it, by mouse, finger or keys: each changes it here, and everybody sees the same. */
export class Sketching {
  #drawn = $state.raw<Drawn>(begun(nothing()));
  readonly drawing: Drawing = $derived(this.#drawn.now);
  readonly wrong: Wrong | null = $derived(checkDrawing(this.drawing));
  readonly empty: boolean = $derived(this.drawing.corners.length === 0);
  /** The Hub can be asked about it: it is nowhere, or somewhere that can be sent. */
  readonly askable: boolean = $derived(this.wrong === null || (this.empty && this.drawing.kind === 'point'));
  readonly undoable: boolean = $derived(this.#drawn.before.length > 0);
  /** How many more corners it needs; while it does, it is unfinished and not wrong. */
  readonly needed: number = $derived(stillNeeded(this.drawing));
  /** Why it cannot be sent, in words; empty when it can, or is unfinished. */
  readonly refusal: string = $derived.by(() =>
    this.wrong && this.needed === 0 ? wrongWords(this.wrong, this.drawing, this.near) : '',
  );
  /** "Et område på 2,3 ha", "Sæt ét hjørne til." */
  readonly state: string = $derived.by(() => {
    if (this.needed > 0) return words.more[this.drawing.kind](this.needed);
    return this.wrong?.code === 'shape-crosses-itself' ? '' : drawingWords(this.drawing);
  });
  /** The corner that is pointed out, by its index. */
  chosen = $state<number | null>(null);
  /** It was pointed out by a touch that may have been meant to set another; null when it was not. */
  picked = $state<number | null>(null);
  /** The chosen corner is being moved, by keys or to where the map is touched next. */
  moving = $state(false);
  /** What a screen reader is told. */
  said = $state('');
  /** What follows when the person has agreed to throw the drawing away; null while nobody is asked. */
  asking = $state.raw<(() => void) | null>(null);
  /** The last of several spots is a spot: one that was split out of them needs no other. */
  loneSpot = false;
  #held: { base: Drawn; of: Held } | null = null;

  constructor(
    start: Drawing,
    readonly near: (point: LonLat) => string,
    private readonly changed: () => void,
  ) {
    this.#drawn = begun(start);
  }

  get #one(): string {
    return words.corner[this.drawing.kind];
  }
  get #many(): string {
    return words.corners[this.drawing.kind];
  }

  become(kind: DrawingKind): void {
    this.#set(turnedInto(this.drawing, kind));
    this.said = '';
  }

  /** Begins with what is there already; undone as any step. */
  begin(drawing: Drawing): void {
    this.#set(drawing);
    this.said = drawingWords(drawing);
  }

  /** While a corner is being moved, that is where it goes. */
  add(at: LonLat): void {
    if (this.moving) {
      this.endMoving(at);
      return;
    }
    this.#set(added(this.drawing, at));
    if (this.drawing.kind !== 'point')
      this.said = words.wasAdded(this.#one, this.drawing.corners.length, this.near(at));
  }

  /** A touch on a corner points it out, and sets no other; that is said. */
  pick(index: number): void {
    if (this.moving) {
      this.endMoving(null);
      return;
    }
    const off = this.chosen === index;
    this.chosen = this.picked = off ? null : index;
    this.said = off ? '' : words.wasPicked(this.#one, index + 1);
  }

  insertAfter(index: number): void {
    const at = middleAfter(this.drawing, index);
    if (!at) return;
    this.#set(inserted(this.drawing, index, at));
    this.chosen = index + 1;
    this.said = words.wasAdded(this.#one, index + 2, this.near(at));
  }

  remove(index: number): void {
    if (!(index in this.drawing.corners)) return;
    const next = removed(this.drawing, index);
    const lone = this.loneSpot && next.kind === 'points' && next.corners.length === 1;
    this.#set(lone ? turnedInto(next, 'point') : next);
    this.said = words.wasRemoved(this.#one, index + 1);
  }

  removeLast(): void {
    this.remove(this.drawing.corners.length - 1);
  }

  restart(): void {
    this.#set(nothing(this.drawing.kind));
    this.said = words.wasCleared;
  }

  undo(): void {
    if (!this.undoable) {
      this.said = words.nothingToUndo;
      return;
    }
    this.#step(undone(this.#drawn));
    this.said = words.wasUndone(this.drawing.corners.length, this.#one, this.#many);
  }

  startMoving(index: number): void {
    if (!(index in this.drawing.corners)) return;
    this.chosen = index;
    this.moving = true;
    this.said = words.moving(this.#one, index + 1);
  }

  /** Where the keys brought it; null leaves it where it was. */
  endMoving(at: LonLat | null): void {
    const index = this.chosen;
    this.moving = false;
    if (index === null) return;
    if (at) {
      this.#set(moved(this.drawing, index, at));
      this.chosen = index;
      this.said = words.wasMoved(this.#one, index + 1, this.near(at));
    } else this.said = words.notMoved(this.#one, index + 1);
  }

  /** A drag is one step, however far it goes. */
  hold(of: Held): void {
    this.moving = false;
    this.#held = { base: this.#drawn, of };
  }

  drag(to: LonLat): void {
    if (!this.#held) return;
    const { base, of } = this.#held;
    const next = of.kind === 'corner' ? moved(base.now, of.index, to) : inserted(base.now, of.index, to);
    this.#drawn = stepped(base, next);
    this.chosen = of.kind === 'corner' ? of.index : of.index + 1;
  }

  drop(): void {
    const changed = this.#held !== null && this.#held.base !== this.#drawn;
    this.#held = null;
    if (!changed || this.chosen === null) return;
    const at = this.drawing.corners[this.chosen];
    if (at) this.said = words.wasMoved(this.#one, this.chosen + 1, this.near(at));
    this.changed();
  }

  /** What cannot be got back by one click is asked about first. */
  askBefore(next: () => void): void {
    if (this.drawing.kind !== 'point' && this.drawing.corners.length > 1) this.asking = next;
    else next();
  }

  answer(discard: boolean): void {
    const next = this.asking;
    this.asking = null;
    if (discard) next?.();
  }

  #set(now: Drawing): void {
    if (!sameDrawing(now, this.drawing)) this.#step(stepped(this.#drawn, now));
  }

  #step(drawn: Drawn): void {
    this.#drawn = drawn;
    this.#held = null;
    this.chosen = this.picked = null;
    this.moving = false;
    this.changed();
  }
}
