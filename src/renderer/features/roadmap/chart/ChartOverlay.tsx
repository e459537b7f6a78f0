import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import type { Format } from '../../../ui/format';
import { SketchBar } from '../editing/SketchBar';
import { bindLinking, type LinkingEvents } from '../gestures/bindLinking';
import styles from '../gestures/Gestures.module.css';
import type { PictureBox } from '../gestures/marqueeGesture';
import { type Sketch, useSketch } from '../gestures/sketch';
import type { RowView } from '../painting/rowPainter';
import { minutesToX, type TimeScale } from '../timeScale';
import { placeBox, placeSketch, rowAir } from '../widget/placing';
import type { DraggedTo } from '../widget/timelineScene';
import { EdgePointers } from './edgePointers';

/** What gestures show above the bars. */
export type OverlayHandle = {
  /** Follows the picture: called with every drawing. */
  readonly follow: (scale: TimeScale, rows: RowView) => void;
  readonly showMarquee: (box: PictureBox | null) => void;
  /** Marks the lane that a bar is dragged over, and shows no handles meanwhile. */
  readonly showDrag: (dragged: DraggedTo | null, isTaken: (dragged: DraggedTo) => boolean) => void;
  /** Forgets the link that is pulled; answers whether there was one. */
  readonly cancelLink: () => boolean;
};

type ChartOverlayProps = Pick<LinkingEvents, 'describe' | 'onLinked'> & {
  readonly layout: RoadmapLayout;
  readonly format: Format;
  readonly scale: () => TimeScale | null;
  /** The one thing that is selected. */
  readonly selectedId: string | null;
  readonly canLink: boolean;
  readonly onCreate: (sketch: Sketch, title: string) => Promise<boolean>;
  /** Brings a time into view. */
  readonly onGo: (fromMinutes: number, toMinutes: number) => void;
};

/** The layer above the bars on which gestures draw. */
export const ChartOverlay = forwardRef<OverlayHandle, ChartOverlayProps>(function ChartOverlay(props, ref) {
  const { layout, format, scale, selectedId, canLink, onCreate } = props;
  const sketchBar = useRef<HTMLDivElement>(null);
  const laneMark = useRef<HTMLDivElement>(null);
  const laneGhost = useRef<HTMLDivElement>(null);
  const marquee = useRef<HTMLDivElement>(null);
  const start = useRef<HTMLDivElement>(null);
  const finish = useRef<HTMLDivElement>(null);
  const line = useRef<SVGPathElement>(null);
  const target = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLDivElement>(null);
  const edgePlace = useRef<HTMLDivElement>(null);
  const edges = useRef<EdgePointers | null>(null);
  const linking = useRef<ReturnType<typeof bindLinking> | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const area = start.current?.closest<HTMLElement>('[data-canvas]');
    const parts = [start.current, finish.current, line.current, target.current, note.current] as const;
    const [startHandle, finishHandle, path, mark, words] = parts;
    if (!area || !startHandle || !finishHandle || !path || !mark || !words) return;
    const bound = bindLinking(
      area,
      { start: startHandle, finish: finishHandle, line: path, target: mark, note: words },
      {
        layout: () => latest.current.layout,
        scale: () => latest.current.scale(),
        selectedId: () => latest.current.selectedId,
        canLink: () => latest.current.canLink,
        describe: (link) => latest.current.describe(link),
        onLinked: (link) => latest.current.onLinked(link),
      },
    );
    linking.current = bound;
    return () => {
      linking.current = null;
      bound.stop();
    };
  }, []);
  useEffect(() => {
    const place = edgePlace.current;
    if (!place) return;
    const made = new EdgePointers(place, ({ fromMinutes, toMinutes }) =>
      latest.current.onGo(fromMinutes, toMinutes),
    );
    edges.current = made;
    return () => {
      edges.current = null;
      made.clear();
    };
  }, []);
  useEffect(() => {
    void [layout, selectedId, canLink];
    linking.current?.follow();
  }, [layout, selectedId, canLink]);

  const placeSketchBar = (now: TimeScale | null) => {
    const { sketch } = useSketch.getState();
    if (sketch && now && sketchBar.current) placeSketch(sketchBar.current, sketch, layout, now);
  };
  useImperativeHandle(ref, () => ({
    follow: (now, rows) => {
      placeSketchBar(now);
      edges.current?.follow(rows, now);
      linking.current?.follow();
    },
    cancelLink: () => linking.current?.cancel() ?? false,
    showDrag: (dragged, isTaken) => {
      linking.current?.pause(dragged !== null);
      const lane = layout.lanes.find(({ key }) => key === dragged?.laneKey);
      const now = scale();
      const width = now?.width ?? 0;
      if (!laneMark.current) return;
      laneMark.current.hidden = !lane;
      if (laneGhost.current) laneGhost.current.hidden = !lane;
      if (!lane || !dragged) return;
      placeBox(laneMark.current, { left: 0, top: lane.y, width, height: lane.height });
      laneMark.current.toggleAttribute('data-refused', !isTaken(dragged));
      if (!laneGhost.current || !now) return;
      const left = minutesToX(now, dragged.fromMinutes);
      const length = Math.max(12, minutesToX(now, dragged.toMinutes) - left);
      placeBox(laneGhost.current, { left, top: lane.y + rowAir, width: length, height: 22 });
    },
    showMarquee: (box) => {
      if (!marquee.current) return;
      marquee.current.hidden = box === null;
      if (box) placeBox(marquee.current, box);
      else marquee.current.removeAttribute('style');
    },
  }));
  return (
    <>
      <div ref={edgePlace} />
      <div ref={laneMark} className={styles.lane} hidden />
      <div ref={laneGhost} className={styles.laneGhost} hidden />
      <div ref={marquee} className={styles.marquee} hidden />
      <svg className={styles.line} aria-hidden="true" style={{ display: 'none' }}>
        <path ref={line} />
      </svg>
      <div ref={target} className={styles.target} hidden />
      {/* What they do is done by the key L, and by the tools beside the bar. */}
      <div
        ref={start}
        className={styles.handle}
        data-link-handle="start"
        title="Pull to link its start"
        hidden
      />
      <div
        ref={finish}
        className={styles.handle}
        data-link-handle="finish"
        title="Pull to link its finish"
        hidden
      />
      <div ref={note} className={styles.linkNote} role="status" hidden />
      <SketchBar
        place={sketchBar}
        format={format}
        onPlace={() => placeSketchBar(scale())}
        onCreate={onCreate}
      />
    </>
  );
});
