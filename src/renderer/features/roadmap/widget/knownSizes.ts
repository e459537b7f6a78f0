/** Where a row stands in the widget, in pixels. */
export type RowBox = { readonly top: number; readonly height: number };

/** A row inside of the widget, and how it finds out where it stands. */
type WidgetGroup = {
  readonly groupId: string;
  readonly dom: { readonly foreground: HTMLElement };
  top: number;
  right: number;
  width: number;
  redraw: () => unknown;
  _didMarkerHeightChange: () => boolean;
  _calculateGroupSizeAndPosition: () => void;
  _calculateHeight: () => number;
  _didResize: () => boolean;
};

/** A bar or milestone inside of the widget, and how it finds out how large it is. */
type WidgetItem = { _getDomComponentsSizes: () => unknown; overflow?: boolean; whiteSpace?: boolean };

type Insides = {
  readonly components: object[];
  readonly timeAxis: { step?: { readonly scale: string; readonly step: number } };
  readonly currentTime: object;
  readonly itemSet: {
    readonly groups: Readonly<Record<string, WidgetGroup>>;
    readonly dom: { readonly foreground: HTMLElement };
    groupIds: readonly string[];
    _addItem: (item: WidgetItem) => void;
    _isResized: () => boolean;
    /** Answers whether it moved one. */
    _orderGroups: () => boolean;
  };
  readonly range: {
    readonly start: number;
    readonly end: number;
    millisecondsPerPixelCache: number | undefined;
  };
};

/** What stands in the background of all rows, which we draw ourselves. */
const background = '__background__';

const none = { width: 0, height: 0 };
/** Nothing that the widget measures of a bar or milestone moves it: its style sheet says how large it is. */
const sizes = { content: none, box: none, dot: none, point: none };

/**
 * Tells the widget what it would measure. Left to itself it has the page laid out for every row and every bar that
 * comes into view, one after the other, and for an axis and a background that nobody sees; our layout knows all of it.
 */
export class KnownSizes {
  private readonly insides: Insides;
  private readonly known = new WeakSet<WidgetGroup>();
  private boxes: ReadonlyMap<string, RowBox> = new Map();

  constructor(
    timeline: object,
    private width: number,
  ) {
    this.insides = timeline as Insides;
    const { components, timeAxis, currentTime, itemSet } = this.insides;
    for (const unseen of [timeAxis, currentTime]) components.splice(components.indexOf(unseen), 1);
    // A drag asks the axis for its scale, to snap to it, which ours never does.
    timeAxis.step = { scale: 'day', step: 1 };
    // It draws itself a second and a third time where what it measured is new to it.
    itemSet._isResized = () => false;
    itemSet._orderGroups = () => false;
    const addItem = itemSet._addItem.bind(itemSet);
    itemSet._addItem = (item) => {
      item._getDomComponentsSizes = () => {
        item.overflow = true;
        item.whiteSpace = false;
        return sizes;
      };
      addItem(item);
    };
    const ground = itemSet.groups[background];
    if (ground) ground.redraw = () => false;
  }

  /** The picture got another width. */
  widen(width: number): void {
    this.width = width;
  }

  /** Says where rows stand; before the widget is given them. */
  place(boxes: ReadonlyMap<string, RowBox>): void {
    this.boxes = boxes;
    const { range } = this.insides;
    range.millisecondsPerPixelCache ??= (range.end - range.start) / this.width;
  }

  /** Has the rows that the widget holds know where they stand, and stand there; before it draws. */
  settle(): void {
    const { itemSet } = this.insides;
    itemSet.groupIds = [...this.boxes.keys()];
    // The widget would take all rows out of the page and put them back: what stands where it belongs is left alone.
    let next = itemSet.dom.foreground.firstChild;
    for (const id of itemSet.groupIds) {
      const group = itemSet.groups[id];
      if (!group) continue;
      const { foreground } = group.dom;
      if (foreground === next) next = next.nextSibling;
      else itemSet.dom.foreground.insertBefore(foreground, next);
      if (!this.known.has(group)) this.teach(group);
    }
  }

  private teach(group: WidgetGroup): void {
    this.known.add(group);
    group._didMarkerHeightChange = () => false;
    group._calculateGroupSizeAndPosition = () => {
      group.top = this.boxes.get(group.groupId)?.top ?? 0;
      group.right = 0;
      group.width = this.width;
    };
    group._calculateHeight = () => this.boxes.get(group.groupId)?.height ?? 0;
    group._didResize = () => false;
  }
}
