import { memo, type PointerEvent, useRef } from 'react';
import type { GraphGroup, GraphLayout } from '../../../domain/layout/graphTypes';
import styles from './Graph.module.css';
import type { Size, Viewport } from './viewport';

const most = { width: 184, height: 128 } as const;

type GraphPlace = Pick<GraphGroup, 'x' | 'y' | 'width' | 'height'>;

/** The whole picture in small, with the window in it; a press or drag moves the window there. For the eye only. */
export function GraphMinimap(props: {
  readonly layout: GraphLayout;
  readonly view: Viewport;
  readonly frame: Size;
  readonly onMove: (view: Viewport) => void;
}) {
  const { layout, view, frame, onMove } = props;
  const ref = useRef<SVGSVGElement>(null);
  // In a small window it takes no more than a part of it.
  const width = Math.min(most.width, frame.width * 0.22);
  const height = Math.min(most.height, frame.height * 0.26);
  const scale = Math.min(width / layout.width, height / layout.height);
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons === 0 || !ref.current) return;
    const rect = ref.current.getBoundingClientRect();
    const x = (event.clientX - rect.left) / scale;
    const y = (event.clientY - rect.top) / scale;
    onMove({ ...view, x: frame.width / 2 - x * view.zoom, y: frame.height / 2 - y * view.zoom });
  };
  return (
    <svg
      ref={ref}
      aria-hidden="true"
      className={styles.minimap}
      width={layout.width * scale}
      height={layout.height * scale}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      }}
      onPointerMove={move}
    >
      <MiniPicture layout={layout} />
      <rect
        className={styles.miniWindow}
        vectorEffect="non-scaling-stroke"
        x={-view.x / view.zoom}
        y={-view.y / view.zoom}
        width={frame.width / view.zoom}
        height={frame.height / view.zoom}
      />
    </svg>
  );
}

/** The whole picture: a path for each kind of it, drawn anew only with the picture. */
const MiniPicture = memo(function MiniPicture({ layout }: { readonly layout: GraphLayout }) {
  const toPath = (rects: readonly GraphPlace[]) =>
    rects.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('');
  return (
    <>
      <path className={styles.miniLane} d={toPath(layout.groups)} />
      <path className={styles.miniBox} d={toPath(layout.boxes.filter((box) => box.lateCount === 0))} />
      <path className={styles.miniLate} d={toPath(layout.boxes.filter((box) => box.lateCount > 0))} />
    </>
  );
});
