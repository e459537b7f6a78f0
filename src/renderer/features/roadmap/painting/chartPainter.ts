import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import type { TimeScale } from '../timeScale';
import { type AxisTaste, paintAxis, paintGrid, paintToday } from './axisPainter';
import { PanLayer } from './panLayer';
import { type ArrowChoice, paintArrows, paintGhosts, paintRows, type RowView } from './rowPainter';

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
  readonly today: SVGSVGElement;
};

/** Draws everything that is ours and not the widget's, on layers that pan with it. */
export class ChartPainter {
  private readonly grid: PanLayer;
  private readonly ghosts: PanLayer;
  private readonly arrows: PanLayer;
  private readonly today: PanLayer;

  constructor(private readonly canvas: ChartCanvas) {
    this.grid = new PanLayer(canvas.grid);
    this.ghosts = new PanLayer(canvas.ghosts);
    this.arrows = new PanLayer(canvas.arrows);
    this.today = new PanLayer(canvas.today);
  }

  /** Draws for a window, in the tick in which the widget drew its bars. */
  paint({ layout, rowView, choice, taste }: ChartDrawing, scale: TimeScale): void {
    paintAxis(this.canvas.axis, layout, scale, taste);
    this.grid.show(scale, (wide) => paintGrid(layout, wide, taste));
    this.ghosts.show(scale, (wide) => paintGhosts(rowView, wide));
    this.arrows.show(scale, (wide) => paintArrows(rowView, choice, wide));
    this.today.show(scale, (wide) => paintToday(wide, taste));
  }

  /** What is drawn is another thing than before: rows at once, the rest with the next window. */
  renew(rowView: RowView): void {
    paintRows(this.canvas.rows, rowView);
    for (const layer of [this.grid, this.ghosts, this.arrows, this.today]) layer.reset();
  }
}

/** A painter upon elements that are all in the page; null while one is not. */
export function createPainter(
  canvas: {
    readonly [Part in keyof ChartCanvas]: SVGSVGElement | null;
  },
): ChartPainter | null {
  const { axis, grid, rows, ghosts, arrows, today } = canvas;
  if (!axis || !grid || !rows || !ghosts || !arrows || !today) return null;
  return new ChartPainter({ axis, grid, rows, ghosts, arrows, today });
}
