import { z } from 'zod';
import type { ColorRole, Drawing } from '../domain/layout/drawing';
import { lightPalette } from '../domain/layout/drawingPalette';

/** A picture of three thousand boxes has some twenty thousand shapes. */
const mostShapes = 200_000;
const mostPoints = 1_000;
const mostLength = 1_000_000;

const length = z.number().min(-mostLength).max(mostLength);
const size = z.number().min(0).max(mostLength);
const role = z.enum(Object.keys(lightPalette) as [ColorRole, ...ColorRole[]]);
const words = z.string().max(10_000);

const paint = {
  fill: role.exactOptional(),
  stroke: role.exactOptional(),
  strokeWidth: size.exactOptional(),
  dash: z.tuple([size, size]).exactOptional(),
  hatch: role.exactOptional(),
};

const plainShapes = [
  z.strictObject({
    shape: z.literal('rect'),
    x: length,
    y: length,
    width: size,
    height: size,
    radius: size.exactOptional(),
    ...paint,
  }),
  z.strictObject({ shape: z.literal('line'), x1: length, y1: length, x2: length, y2: length, ...paint }),
  z.strictObject({
    shape: z.literal('path'),
    // SVG's path language and nothing else.
    d: z
      .string()
      .max(100_000)
      .regex(/^[MmLlHhVvCcSsQqTtAaZz0-9eE.,\s-]*$/),
    ...paint,
  }),
  z.strictObject({
    shape: z.literal('polygon'),
    points: z.array(z.tuple([length, length])).max(mostPoints),
    ...paint,
  }),
  z.strictObject({ shape: z.literal('circle'), cx: length, cy: length, r: size, ...paint }),
  z.strictObject({
    shape: z.literal('text'),
    x: length,
    y: length,
    text: words,
    size,
    weight: z.literal([400, 500, 600, 700]),
    fill: role,
    anchor: z.enum(['start', 'middle', 'end']).exactOptional(),
  }),
] as const;

/** A drawing that a window hands over to be written as a file: shapes, and groups of shapes; no links. */
export const drawingSchema: z.ZodType<Drawing> = z.strictObject({
  width: size,
  height: size,
  title: words,
  alternative: words,
  shapes: z
    .array(
      z.discriminatedUnion('shape', [
        ...plainShapes,
        z.strictObject({
          shape: z.literal('group'),
          name: words.exactOptional(),
          children: z.array(z.discriminatedUnion('shape', [...plainShapes])).max(mostPoints),
        }),
      ]),
    )
    .max(mostShapes),
});
