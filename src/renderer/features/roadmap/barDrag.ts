import type { DraggedTo, TimelineEvents } from './timelineScene';
import { minutesPerDay } from './timeScale';

/** Where a bar is; both the same for a milestone. */
type Span = { readonly fromMinutes: number; readonly toMinutes: number };
type PendingMove = { readonly key: string; readonly putBack: () => void };

/** Pixels after which a press is a pull. */
const pullDistance = 8;
const clickDistance = 4;

/**
 * The pointer upon bars: which part of one it holds, how far it went and what became of that. How far is read off the
 * pointer: the widget begins to count only where it first noticed that this is a drag.
 */
export class BarDrag {
  /** Where the pointer went down and is, and which part of a bar it holds. */
  private grip: {
    readonly what: DraggedTo['what'];
    readonly downX: number;
    readonly downY: number;
    x: number;
  } | null = null;
  /** The drag under way, and where its bar was before. */
  private drag: { readonly dragged: DraggedTo; readonly before: Span } | null = null;
  private canceled = false;
  private held: { readonly key: string; readonly x: number } | null = null;
  private pending: PendingMove | null = null;

  /** `onPutBack` hears of the bars that the widget draws again where they were. */
  constructor(
    private readonly container: HTMLElement,
    private readonly events: Pick<TimelineEvents, 'onDragging' | 'onDragged' | 'onRefused'>,
    private readonly onPutBack: (key: string) => void,
  ) {
    container.addEventListener('pointerdown', this.handlePress, { capture: true });
    // Before the widget hears of it, and also where the pointer has left the picture.
    globalThis.addEventListener('pointermove', this.handlePull, { capture: true });
  }

  /** Stops listening. */
  destroy(): void {
    this.container.removeEventListener('pointerdown', this.handlePress, { capture: true });
    globalThis.removeEventListener('pointermove', this.handlePull, { capture: true });
  }

  /** Whether the pointer went down elsewhere than here: what ends a drag or a pan is no click. */
  hasMoved(event: MouseEvent): boolean {
    const { grip } = this;
    return (
      grip !== null && Math.hypot(event.clientX - grip.downX, event.clientY - grip.downY) > clickDistance
    );
  }

  /**
   * Where a bar is while it is dragged: in whole days, so that midnights, and the noons of milestones, stay midnights
   * and noons. Null when it is to stay where it is drawn.
   */
  move(key: string, before: Span, minutesPerPixel: number): DraggedTo | null {
    const { grip } = this;
    // After Escape the button is still down: the bar stays where it was until it is let go.
    if (!grip || this.canceled) return null;
    const { fromMinutes, toMinutes } = before;
    let days = Math.round(((grip.x - grip.downX) * minutesPerPixel) / minutesPerDay);
    const length = Math.round((toMinutes - fromMinutes) / minutesPerDay);
    if (grip.what === 'start') days = Math.min(days, length - 1);
    if (grip.what === 'finish') days = Math.max(days, 1 - length);
    const dragged: DraggedTo = {
      key,
      what: grip.what,
      days,
      fromMinutes: grip.what === 'finish' ? fromMinutes : fromMinutes + days * minutesPerDay,
      toMinutes: grip.what === 'start' ? toMinutes : toMinutes + days * minutesPerDay,
    };
    this.drag = { dragged, before };
    return dragged;
  }

  /** Lets a bar go. `putBack` is the widget's way back, called once what the drag does is known. */
  drop(key: string, putBack: () => void): void {
    const { drag, canceled } = this;
    this.drag = null;
    this.canceled = false;
    this.events.onDragging(null);
    if (!drag || canceled || drag.dragged.days === 0) {
      putBack();
      return;
    }
    this.putBack();
    const pending = { key, putBack };
    this.pending = pending;
    void this.events.onDragged(drag.dragged).finally(() => {
      // Answered by the update that came with the new document; else it was refused and goes back now.
      if (this.pending === pending) this.putBack();
    });
  }

  /** Where the drag under way is; null without one, and after Escape. */
  underWay(): DraggedTo | null {
    return this.canceled ? null : (this.drag?.dragged ?? null);
  }

  /** Ends a drag as if it had not been. Answers which bar goes back where; null when there was no drag. */
  cancel(): (Span & { readonly key: string }) | null {
    const { drag } = this;
    if (!drag || this.canceled) return null;
    this.canceled = true;
    return { key: drag.dragged.key, ...drag.before };
  }

  /** The widget's answer to a drag, in the tick in which the new layout is drawn: the bar does not jump. */
  putBack(): void {
    const { pending } = this;
    this.pending = null;
    pending?.putBack();
    if (pending) this.onPutBack(pending.key);
  }

  private readonly handlePress = (event: PointerEvent) => {
    const target = event.target as HTMLElement;
    const what = target.closest('.vis-drag-left')
      ? 'start'
      : target.closest('.vis-drag-right')
        ? 'finish'
        : 'move';
    this.grip = { what, downX: event.clientX, downY: event.clientY, x: event.clientX };
    this.held = null;
    const box = target.closest<HTMLElement>('.tl-summary, .tl-rollup');
    const key = box?.dataset.key;
    if (key === undefined || event.button !== 0) return;
    // A bar that cannot be moved must not move the whole picture instead: the widget does not hear of it.
    event.stopPropagation();
    this.held = { key, x: event.clientX };
  };

  private readonly handlePull = (event: PointerEvent) => {
    if (this.grip) this.grip.x = event.clientX;
    const { held } = this;
    if (!held || (event.buttons & 1) === 0 || Math.abs(event.clientX - held.x) < pullDistance) return;
    this.held = null;
    this.events.onRefused(held.key);
  };
}
