/** A bar or milestone inside of the widget. */
type WidgetItem = {
  readonly displayed: boolean;
  isVisible(range: unknown): boolean;
  repositionX(): void;
};

/** What is reached for inside of the widget. */
type Insides = {
  readonly itemSet: { redraw: () => boolean; readonly items: Readonly<Record<string, WidgetItem>> };
  readonly body: { readonly emitter: { emit: (event: string, ...rest: unknown[]) => void } };
  readonly range: unknown;
  _redraw: () => void;
  /** Drawings in a row that each made another one necessary: after five the widget gives up. */
  redrawCount: number;
  initialFitDone: boolean;
  initialRangeChangeDone: boolean;
  emit(event: string): void;
};

/**
 * When the widget draws. Left to itself it draws all its rows, and has the page laid out for it, with each of the
 * additions, changes and removals that make up a new picture, and once more in the next frame.
 */
export class WidgetDrawing {
  private readonly insides: Insides;
  private isFilling = false;
  private isAsked = false;

  constructor(timeline: object) {
    this.insides = timeline as Insides;
    const { itemSet, body } = this.insides;
    const redraw = itemSet.redraw.bind(itemSet);
    itemSet.redraw = () => !this.isFilling && redraw();
    const { emitter } = body;
    const emit = emitter.emit.bind(emitter);
    emitter.emit = (event, ...rest) => {
      if (!this.isFilling || event !== '_change') emit(event, ...rest);
    };
    // Until its window has come to rest for a while it hides itself and measures scroll bars with each drawing.
    this.insides.initialFitDone = true;
    this.insides.initialRangeChangeDone = true;
    this.insides.emit('changed');
    // What the widget would draw in the next frame is drawn then, unless it was drawn before.
    this.insides._redraw = () => {
      if (this.isAsked || this.isFilling) return;
      this.isAsked = true;
      requestAnimationFrame(() => {
        if (this.isAsked) this.draw();
      });
    };
  }

  /** Lets a change of what the widget holds pass without a drawing. */
  fill<T>(change: () => T): T {
    this.isFilling = true;
    try {
      return change();
    } finally {
      this.isFilling = false;
    }
  }

  /** Draws in this tick: the widget's own way waits for a frame, and axis, arrows and outline would be ahead of it. */
  draw(): void {
    this.isAsked = false;
    this.insides.redrawCount = 0;
    this.insides.emit('_change');
  }

  /**
   * Puts some bars where they now stand and nothing else. Answers whether that was enough: not where one comes into
   * the window or leaves it.
   */
  drawOnly(keys: readonly string[]): boolean {
    const { itemSet, range } = this.insides;
    const items = keys.map((key) => itemSet.items[key]);
    if (items.some((item) => !item || item.displayed !== item.isVisible(range))) return false;
    for (const item of items) if (item?.displayed) item.repositionX();
    return true;
  }

  /** Nothing is drawn any more. */
  stop(): void {
    this.isAsked = false;
  }
}
