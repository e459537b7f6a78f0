import type { Health } from '../model/health';
import type { FontWeight } from './textWidth';

/**
 * A picture as data: what the PDF, the SVG file, the PNG and the screen all draw. Lengths are points (1/72 inch)
 * with y downwards; colours are roles, which a palette turns into colours (`drawingPalette.ts`).
 */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  /** What the picture is called. */
  readonly title: string;
  /** What it shows, in two sentences, for those who cannot see it. */
  readonly alternative: string;
  readonly shapes: readonly Shape[];
};

/** A colour by what it stands for. */
export type ColorRole =
  | 'background'
  | 'surface'
  | 'text'
  | 'muted'
  | 'border'
  | 'hairline'
  | 'baseline'
  | 'band'
  | 'band.surface'
  | 'accent'
  | 'white'
  | 'ask.fill'
  | 'ask.stroke'
  | `${Health}.${'fill' | 'stroke' | 'label' | 'tint' | 'ink'}`
  | `team.${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`;

/** How an area is painted: its inside, its outline, and a hatch over the inside. */
export type Paint = {
  readonly fill?: ColorRole;
  readonly stroke?: ColorRole;
  readonly strokeWidth?: number;
  /** Lengths of dash and gap. */
  readonly dash?: readonly [number, number];
  /** Diagonal lines in this colour over the fill. */
  readonly hatch?: ColorRole;
};

export type TextAnchor = 'start' | 'middle' | 'end';

export type Shape =
  | ({
      readonly shape: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
    } & Paint)
  | ({
      readonly shape: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    } & Paint)
  /** `d` in SVG's path language, made by our own code only. */
  | ({ readonly shape: 'path'; readonly d: string } & Paint)
  | ({ readonly shape: 'polygon'; readonly points: readonly (readonly [number, number])[] } & Paint)
  | ({
      readonly shape: 'circle';
      readonly cx: number;
      readonly cy: number;
      readonly r: number;
    } & Paint)
  | {
      readonly shape: 'text';
      readonly x: number;
      /** The baseline. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly weight: FontWeight;
      readonly fill: ColorRole;
      readonly anchor?: TextAnchor;
    }
  /** What belongs together: `name` is its tooltip on screen. */
  | { readonly shape: 'group'; readonly children: readonly Shape[]; readonly name?: string }
  /** A link to an anchor of the same report (`#…`). */
  | { readonly shape: 'link'; readonly href: string; readonly children: readonly Shape[] };

/** A number of a picture: two digits behind the point are less than a printer's dot. */
export function roundLength(length: number): number {
  return Math.round(length * 100) / 100;
}

/** Every shape of a drawing, those inside groups and links included. */
export function* walkShapes(shapes: readonly Shape[]): Generator<Shape> {
  for (const shape of shapes) {
    yield shape;
    if (shape.shape === 'group' || shape.shape === 'link') yield* walkShapes(shape.children);
  }
}

/** The word for a health, as every report and legend says it. */
export const statusWords: Readonly<Record<Health, string>> = {
  green: 'On track',
  amber: 'At risk',
  red: 'Off track',
  done: 'Done',
  notStarted: 'Not started',
};

/**
 * The mark of a health, centred: circle, triangle, diamond, square with tick, open circle. Shape, lightness and hue
 * all differ, so that any one may fail.
 */
export function statusMark(status: Health, cx: number, cy: number, size: number): Shape {
  const r = size / 2;
  const paint = { fill: `${status}.fill`, stroke: `${status}.stroke`, strokeWidth: 0.75 } as const;
  switch (status) {
    case 'green':
      return { shape: 'circle', cx, cy, r: r * 0.92, ...paint };
    case 'amber':
      return {
        shape: 'polygon',
        points: [
          [cx, cy - r],
          [cx + r, cy + r * 0.8],
          [cx - r, cy + r * 0.8],
        ],
        ...paint,
      };
    case 'red':
      return {
        shape: 'polygon',
        points: [
          [cx, cy - r * 1.08],
          [cx + r * 1.08, cy],
          [cx, cy + r * 1.08],
          [cx - r * 1.08, cy],
        ],
        ...paint,
      };
    case 'done':
      return {
        shape: 'group',
        children: [
          {
            shape: 'rect',
            x: cx - r * 0.92,
            y: cy - r * 0.92,
            width: r * 1.84,
            height: r * 1.84,
            radius: size * 0.14,
            fill: 'done.stroke',
          },
          {
            shape: 'path',
            d: `M${roundLength(cx - r * 0.5)} ${roundLength(cy)}l${roundLength(r * 0.36)} ${roundLength(r * 0.42)}l${roundLength(r * 0.66)} ${roundLength(-r * 0.8)}`,
            stroke: 'white',
            strokeWidth: size * 0.14,
          },
        ],
      };
    case 'notStarted':
      return {
        shape: 'circle',
        cx,
        cy,
        r: r * 0.8,
        fill: 'background',
        stroke: 'notStarted.stroke',
        strokeWidth: size * 0.16,
      };
  }
}
