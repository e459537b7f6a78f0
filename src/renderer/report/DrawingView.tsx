// biome-ignore-all lint/suspicious/noArrayIndexKey: pages and drawings are made anew as a whole; their parts have no identity but their place.
import { type ReactNode, useId } from 'react';
import {
  type ColorRole,
  type Drawing,
  type Paint,
  roundLength,
  type Shape,
  walkShapes,
} from '../../domain/layout/drawing';
import { lightPalette, type Palette } from '../../domain/layout/drawingPalette';

type DrawingViewProps = {
  readonly drawing: Drawing;
  readonly palette?: Palette;
  readonly className?: string | undefined;
};

type Painter = { readonly palette: Palette; readonly hatchId: (role: ColorRole) => string };

/** Draws a drawing as SVG elements, one for each shape: vectors and real text, on screen and in print. */
export function DrawingView({ drawing, palette = lightPalette, className }: DrawingViewProps) {
  const id = useId();
  const painter: Painter = { palette, hatchId: (role) => `${id}${role.replace('.', '-')}` };
  const hatches = new Set<ColorRole>();
  for (const shape of walkShapes(drawing.shapes)) {
    if ('hatch' in shape && shape.hatch) hatches.add(shape.hatch);
  }
  const { width, height, title, alternative } = drawing;
  const isDecoration = alternative === '';
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is named by aria-label; a <title> would pop up wherever the pointer rests.
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={className}
      viewBox={`0 0 ${roundLength(width)} ${roundLength(height)}`}
      {...(isDecoration
        ? { 'aria-hidden': true }
        : { role: 'img', 'aria-label': `${title}. ${alternative}` })}
    >
      {hatches.size > 0 && (
        <defs>
          {[...hatches].map((role) => (
            <pattern
              key={role}
              id={painter.hatchId(role)}
              width="4"
              height="4"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line x1="0" y1="0" x2="0" y2="4" stroke={palette[role]} strokeWidth="1.2" />
            </pattern>
          ))}
        </defs>
      )}
      {drawShapes(drawing.shapes, painter)}
    </svg>
  );
}

function drawShapes(shapes: readonly Shape[], painter: Painter): ReactNode {
  return shapes.map((shape, i) => <ShapeView key={i} shape={shape} painter={painter} />);
}

function paintProps({ fill, stroke, strokeWidth, dash }: Paint, { palette }: Painter) {
  return {
    fill: fill === undefined ? 'none' : palette[fill],
    ...(stroke === undefined ? {} : { stroke: palette[stroke], strokeWidth: strokeWidth ?? 1 }),
    ...(dash === undefined ? {} : { strokeDasharray: dash.join(' ') }),
  };
}

function ShapeView({ shape, painter }: { readonly shape: Shape; readonly painter: Painter }) {
  switch (shape.shape) {
    case 'group':
      return (
        <g>
          {shape.name !== undefined && <title>{shape.name}</title>}
          {drawShapes(shape.children, painter)}
        </g>
      );
    case 'link':
      return <a href={shape.href}>{drawShapes(shape.children, painter)}</a>;
    case 'text':
      return (
        <text
          x={roundLength(shape.x)}
          y={roundLength(shape.y)}
          fontSize={shape.size}
          fontWeight={shape.weight}
          fill={painter.palette[shape.fill]}
          {...(shape.anchor && shape.anchor !== 'start' ? { textAnchor: shape.anchor } : {})}
        >
          {shape.text}
        </text>
      );
    default:
      return (
        <>
          <Geometry shape={shape} {...paintProps(shape, painter)} />
          {shape.hatch && <Geometry shape={shape} fill={`url(#${painter.hatchId(shape.hatch)})`} />}
        </>
      );
  }
}

type GeometryProps = {
  readonly shape: Exclude<Shape, { shape: 'group' | 'link' | 'text' }>;
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly strokeDasharray?: string;
};

function Geometry({ shape, ...paint }: GeometryProps) {
  switch (shape.shape) {
    case 'rect':
      return (
        <rect
          x={roundLength(shape.x)}
          y={roundLength(shape.y)}
          width={roundLength(shape.width)}
          height={roundLength(shape.height)}
          rx={shape.radius}
          {...paint}
        />
      );
    case 'line':
      return (
        <line
          x1={roundLength(shape.x1)}
          y1={roundLength(shape.y1)}
          x2={roundLength(shape.x2)}
          y2={roundLength(shape.y2)}
          {...paint}
        />
      );
    case 'path':
      return <path d={shape.d} {...paint} />;
    case 'polygon':
      return (
        <polygon
          points={shape.points.map(([x, y]) => `${roundLength(x)},${roundLength(y)}`).join(' ')}
          {...paint}
        />
      );
    case 'circle':
      return (
        <circle cx={roundLength(shape.cx)} cy={roundLength(shape.cy)} r={roundLength(shape.r)} {...paint} />
      );
  }
}
