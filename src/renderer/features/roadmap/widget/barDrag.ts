import type { TimeWindow } from '../timeScale';
import { type BarPart, pullBar, pullFixedBar } from './barGrip';
import type { DraggedTo, TimelineEvents } from './timelineScene';

type PendingMove = { readonly key: string; readonly putBack: () => void };

/** Where bars are, in lanes and in time. */
export type BarPlaces = {
  /** The lane at a height of the window; null where there is none. */
  readonly laneAt: (clientY: number) => string | null;
  /** The lane in which a bar stands. */
  readonly laneOf: (key: string) => string | null;
  /** Where a bar is in time; both the same for a milestone. */
  readonly spanOf: (key: string) => TimeWindow | null;
};

const clickDistance = 4;

/**
 * The pointer upon bars: which part of one it holds, how far it went and what became of that. How far is read off the
 * pointer: the widget begins to count only where it first noticed that this is a drag. Bars whose dates come from
 * their parts are kept from the widget; they can be pulled to another lane all the same.
 */
export class BarDrag {
  /** Where the pointer went down and is, and which part of a bar it holds. */
  private grip: {
    readonly what: BarPart;
    readonly downX: number;
    readonly downY: number;
    x: number;
    y: number;
  } | null = null;
  /** The drag under way, and where its bar was before. */
  private drag: { readonly dragged: DraggedTo; readonly before: TimeWindow } | null = null;
  private canceled = false;
  /** The bar that is held and not the widget's to move. */
  private held: { readonly key: string; readonly isRollUp: boolean } | null = null;
  private pending: PendingMove | null = null;

  /** `onPutBack` hears of the bars that the widget draws again where they were. */
  constructor(
    private readonly container: HTMLElement,
    private readonly events: Pick<TimelineEvents, 'onDragging' | 'onDragged' | 'onRefused'>,
    private readonly places: BarPlaces,
    private readonly onPutBack: (key: string) => void,
  ) {
    container.addEventListener('pointerdown', this.handlePress, { capture: true });
    // Before the widget hears of it, and also where the pointer has left the picture.
    globalThis.addEventListener('pointermove', this.handlePull, { capture: true });
    globalThis.addEventListener('pointerup', this.handleRelease, { capture: true });
  }

  /** Stops listening. */
  destroy(): void {
    this.container.removeEventListener('pointerdown', this.handlePress, { capture: true });
    globalThis.removeEventListener('pointermove', this.handlePull, { capture: true });
    globalThis.removeEventListener('pointerup', this.handleRelease, { capture: true });
  }

  /** Whether the pointer went down elsewhere than here: what ends a drag or a pan is no click. */
  hasMoved(event: MouseEvent): boolean {
    const { grip } = this;
    return (
      grip !== null && Math.hypot(event.clientX - grip.downX, event.clientY - grip.downY) > clickDistance
    );
  }

  /** Where a bar is while it is dragged. Null when it is to stay where it is drawn. */
  move(key: string, before: TimeWindow, minutesPerPixel: number): DraggedTo | null {
    const { grip } = this;
    // After Escape the button is still down: the bar stays where it was until it is let go.
    if (!grip || this.canceled) return null;
    const lanes = { own: this.places.laneOf(key), over: this.places.laneAt(grip.y) };
    const down = { x: grip.downX, y: grip.downY };
    const pulled = pullBar(grip.what, before, down, grip, minutesPerPixel, lanes);
    const dragged: DraggedTo =
      pulled.what === 'lane'
        ? toLane(key, before, pulled.laneKey)
        : { key, what: pulled.what, days: pulled.days, ...pulled.span, laneKey: null };
    this.drag = { dragged, before };
    return dragged;
  }

  /** Lets a bar go. `putBack` is the widget's way back, called once what the drag does is known. */
  drop(key: string, putBack: () => void): void {
    const { drag, canceled } = this;
    this.drag = null;
    this.canceled = false;
    this.events.onDragging(null);
    if (!drag || canceled || (drag.dragged.days === 0 && drag.dragged.laneKey === null)) {
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
  cancel(): (TimeWindow & { readonly key: string }) | null {
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
    const { clientX: x, clientY: y } = event;
    this.grip = { what, downX: x, downY: y, x, y };
    this.held = null;
    const box = target.closest<HTMLElement>('.tl-summary, .tl-rollup');
    const key = box?.dataset.key;
    if (!box || key === undefined || event.button !== 0) return;
    // The widget does not hear of it: it would take the press for one on empty ground.
    event.stopPropagation();
    this.held = { key, isRollUp: box.classList.contains('tl-rollup') };
  };

  private readonly handlePull = (event: PointerEvent) => {
    const { grip, held } = this;
    if (!grip) return;
    grip.x = event.clientX;
    grip.y = event.clientY;
    if (!held || held.isRollUp || this.canceled) return;
    const before = this.places.spanOf(held.key);
    const pulled = this.pullHeld();
    if (!before || pulled === null || pulled === 'refused') {
      if (this.drag) this.events.onDragging(null);
      this.drag = null;
      return;
    }
    const dragged = toLane(held.key, before, pulled.laneKey);
    this.drag = { dragged, before };
    this.events.onDragging(dragged);
  };

  private readonly handleRelease = () => {
    const { held } = this;
    if (!held) return;
    const pulled = this.pullHeld();
    const drag = this.underWay();
    const wasCanceled = this.canceled;
    this.held = null;
    this.drag = null;
    this.canceled = false;
    if (drag) {
      this.events.onDragging(null);
      void this.events.onDragged(drag);
    } else if (pulled !== null && !wasCanceled) this.events.onRefused(held.key);
  };

  /** What was done so far to the bar that is held and not the widget's. */
  private pullHeld(): ReturnType<typeof pullFixedBar> {
    const { grip, held } = this;
    if (!grip || !held) return null;
    const lanes = { own: this.places.laneOf(held.key), over: this.places.laneAt(grip.y) };
    return pullFixedBar({ x: grip.downX, y: grip.downY }, grip, lanes);
  }
}

function toLane(key: string, before: TimeWindow, laneKey: string): DraggedTo {
  const { fromMinutes, toMinutes } = before;
  return { key, what: 'lane', days: 0, fromMinutes, toMinutes, laneKey };
}
