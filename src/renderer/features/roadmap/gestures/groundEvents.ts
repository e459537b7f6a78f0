import type { RoadmapLayout, RoadmapRow } from '../../../../domain/layout/roadmapTypes';
import { announce } from '../../../plan/notices';
import { useOpenProgram } from '../../../plan/openProgram';
import { selectAll, useSelection } from '../../../plan/selection';
import type { Format } from '../../../ui/format';
import type { OverlayHandle } from '../chart/ChartOverlay';
import { rowAtHeight } from '../widget/placing';
import type { TimelineAdapter } from '../widget/timelineAdapter';
import type { GroundEvents } from './bindGround';
import { extendSelection, idsInBox } from './marqueeGesture';
import { dropSketch, sketchOn, useSketch } from './sketch';

/** What the chart makes of presses on its ground; `props` and `overlay` are read when something happens. */
export function groundEvents(
  adapter: TimelineAdapter,
  props: () => { readonly layout: RoadmapLayout; readonly format: Format; readonly canDraw: boolean },
  overlay: () => OverlayHandle | null,
  onTouch: (row: RoadmapRow) => void,
): GroundEvents {
  let before: readonly string[] | null = null;
  return {
    canDraw: () => props().canDraw,
    scale: () => adapter.scale(),
    onTouch: (y) => {
      const row = rowAtHeight(props().layout, y);
      if (row) onTouch(row);
    },
    onPan: (window) => adapter.setWindow(window),
    onDraw: (span, y) => {
      const { document } = useOpenProgram.getState();
      const { layout } = props();
      const row = rowAtHeight(layout, y);
      if (!span || !row || !document) dropSketch();
      else useSketch.setState({ sketch: sketchOn(document, layout, row, span, false) });
    },
    onDrawn: () => useSketch.setState(({ sketch }) => ({ sketch: sketch && { ...sketch, isNaming: true } })),
    onMarquee: (box, kept) => {
      overlay()?.showMarquee(box);
      const { ids } = useSelection.getState();
      before ??= ids;
      if (box) {
        const next = extendSelection(before, idsInBox(props().layout, box, adapter.scale()));
        if (next.length !== ids.length || next.some((id, i) => id !== ids[i])) selectAll(next);
        return;
      }
      if (kept) announce(`${props().format.count(ids.length, 'item')} selected`);
      else selectAll(before);
      before = null;
    },
  };
}
