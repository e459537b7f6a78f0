import type { InkPoint } from '../../../../domain/layout/arrowInk';
import type { RoadmapArrow, RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import type { TimeScale } from '../timeScale';
import { type ArrowChoice, arrowAt, paintArrows, paintHovered } from './arrowPainter';
import { type AxisTaste, paintAxis, paintGrid, paintToday } from './axisPainter';
import { PanLayer } from './panLayer';
import { paintGhosts, paintRows, type RowView } from './rowPainter';

/** What is drawn around the bars. */
export type ChartDrawing = {
  readonly layout: RoadmapLayout;
  readonly rowView: RowView;
  readonly choice: ArrowChoice;
  readonly taste: AxisTaste;
};

/** The elements that the chart draws into, from behind to the front. */
export type ChartCanvas = {
  readonly axis: SVGSVGElement;
  readonly grid: SVGSVGElement;
  readonly rows: SVGSVGElement;
  readonly ghosts: SVGSVGElement;
  readonly arrows: SVGSVGElement;
  readonly hovered: SVGSVGElement;
  readonly today: SVGSVGElement;
};

/** Draws everything that is ours and not the widget's, on layers that pan with it. */
export class ChartPainter {
  private readonly grid: PanLayer;
  private readonly ghosts: PanLayer;
  private readonly arrows: PanLayer;
  private readonly hovered: PanLayer;
  private readonly today: PanLayer;
  private renewed: ChartDrawing | null = null;
  /** What the axis was drawn for; null when it is out of date. */
  private axisScale: TimeScale | null = null;
  private shown: { readonly drawing: ChartDrawing; readonly scale: TimeScale } | null = null;
  private hoveredArrow: RoadmapArrow | null = null;

  constructor(private readonly canvas: ChartCanvas) {
    this.grid = new PanLayer(canvas.grid);
    this.ghosts = new PanLayer(canvas.ghosts);
    this.arrows = new PanLayer(canvas.arrows);
    this.hovered = new PanLayer(canvas.hovered);
    this.today = new PanLayer(canvas.today);
  }

  /** Draws for a window, in the tick in which the widget drew its bars. */
  paint(drawing: ChartDrawing, scale: TimeScale): void {
    const { layout, rowView, choice, taste } = drawing;
    this.shown = { drawing, scale };
    if (!this.axisScale || !isSameScale(this.axisScale, scale))
      paintAxis(this.canvas.axis, layout, scale, taste);
    this.axisScale = scale;
    this.grid.show(scale, (wide) => paintGrid(layout, wide, taste));
    this.ghosts.show(scale, (wide) => paintGhosts(rowView, wide));
    this.arrows.show(scale, (wide) => paintArrows(rowView, choice, wide));
    this.showHovered();
    this.today.show(scale, (wide) => paintToday(wide, taste));
  }

  /** The arrow at a point of the picture; null without one. */
  arrowAt(point: InkPoint): RoadmapArrow | null {
    if (!this.shown) return null;
    const { drawing, scale } = this.shown;
    return arrowAt(drawing.rowView, drawing.choice, scale, point);
  }

  /** Makes an arrow the one under the pointer. */
  hover(arrow: RoadmapArrow | null): void {
    if (arrow === this.hoveredArrow) return;
    this.hoveredArrow = arrow;
    this.hovered.reset();
    this.showHovered();
  }

  private showHovered(): void {
    const { shown, hoveredArrow: arrow } = this;
    if (!shown) return;
    const { rowView } = shown.drawing;
    this.hovered.show(shown.scale, (wide) => (arrow ? paintHovered(rowView, arrow, wide) : []));
  }

  /** What is drawn is another thing than before: rows at once, the rest with the next window. */
  renew(drawing: ChartDrawing): void {
    const before = this.renewed;
    this.renewed = drawing;
    if (!before || !hasSameRows(before.rowView, drawing.rowView))
      paintRows(this.canvas.rows, drawing.rowView);
    if (!before || !hasSameCalendar(before, drawing)) {
      this.axisScale = null;
      this.grid.reset();
      this.today.reset();
    }
    // An arrow of the plan before may not be there any more.
    this.hoveredArrow = null;
    for (const layer of [this.ghosts, this.arrows, this.hovered]) layer.reset();
  }
}

function isSameScale(a: TimeScale, b: TimeScale): boolean {
  return a.fromMinutes === b.fromMinutes && a.toMinutes === b.toMinutes && a.width === b.width;
}

/** An edit of dates leaves rows where they are. */
function hasSameRows(a: RowView, b: RowView): boolean {
  return (
    a.layout.rows === b.layout.rows &&
    a.firstRow === b.firstRow &&
    a.endRow === b.endRow &&
    a.selectedIds === b.selectedIds
  );
}

function hasSameCalendar(a: ChartDrawing, b: ChartDrawing): boolean {
  return (
    a.taste === b.taste &&
    a.layout.markers === b.layout.markers &&
    a.layout.phaseBands === b.layout.phaseBands
  );
}

/** A painter upon elements that are all in the page; null while one is not. */
export function createPainter(
  canvas: {
    readonly [Part in keyof ChartCanvas]: SVGSVGElement | null;
  },
): ChartPainter | null {
  const { axis, grid, rows, ghosts, arrows, hovered, today } = canvas;
  if (!axis || !grid || !rows || !ghosts || !arrows || !hovered || !today) return null;
  return new ChartPainter({ axis, grid, rows, ghosts, arrows, hovered, today });
}
