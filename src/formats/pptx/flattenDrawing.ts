import type { ColorRole, Drawing, Paint, Shape } from '../../domain/layout/drawing';
import type { FontWeight } from '../../domain/layout/textWidth';
import { textWidth } from '../../domain/layout/textWidth';

/** A step of an outline, in points. */
export type OutlineStep =
  | { readonly step: 'move' | 'line'; readonly x: number; readonly y: number }
  | {
      readonly step: 'curve';
      readonly x: number;
      readonly y: number;
      readonly x1: number;
      readonly y1: number;
    }
  | { readonly step: 'close' };

/** Text as a slide's box holds it. */
export type FlatText = {
  readonly text: string;
  readonly size: number;
  readonly weight: FontWeight;
  readonly fill: ColorRole;
};

/** One native shape of a slide; lengths in points from the drawing's corner. */
export type FlatShape =
  | ({
      readonly flat: 'box';
      readonly kind: 'rect' | 'ellipse';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      /** Text that stands inside of it: it moves with the shape when somebody edits the slide. */
      readonly inside: FlatText | null;
      readonly name: string | null;
    } & Paint)
  | ({
      readonly flat: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    } & Paint)
  | ({ readonly flat: 'outline'; readonly steps: readonly OutlineStep[] } & Paint)
  | ({
      readonly flat: 'text';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly align: 'left' | 'center' | 'right';
    } & FlatText);

/** A drawing as native shapes, one for each bar with its text inside, in the order in which they are painted. */
export function flattenDrawing(drawing: Drawing): readonly FlatShape[] {
  return drawing.shapes.flatMap((shape) => flatten(shape, null));
}

function flatten(shape: Shape, name: string | null): FlatShape[] {
  switch (shape.shape) {
    case 'group':
      return flattenGroup(shape.children, shape.name ?? name);
    case 'link':
      return shape.children.flatMap((child) => flatten(child, name));
    case 'rect':
      return [{ ...shape, flat: 'box', kind: 'rect', radius: shape.radius ?? 0, inside: null, name }];
    case 'circle': {
      const { cx, cy, r } = shape;
      const box = { x: cx - r, y: cy - r, width: 2 * r, height: 2 * r };
      return [{ ...paintOf(shape), ...box, flat: 'box', kind: 'ellipse', radius: 0, inside: null, name }];
    }
    case 'line':
      return [{ ...shape, flat: 'line' }];
    case 'polygon': {
      const steps = shape.points.map(([x, y], i): OutlineStep => ({ step: i === 0 ? 'move' : 'line', x, y }));
      return [{ ...paintOf(shape), flat: 'outline', steps: [...steps, { step: 'close' }] }];
    }
    case 'path':
      return [{ ...paintOf(shape), flat: 'outline', steps: pathToSteps(shape.d) }];
    case 'text': {
      const { x, y, text, size, weight, fill, anchor = 'start' } = shape;
      if (text.trim() === '') return [];
      // A box of the text's own width: no line is ever broken by another program's font.
      const width = textWidth(text, size, weight) * 1.06 + 4;
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      const align = anchor === 'start' ? 'left' : anchor === 'end' ? 'right' : 'center';
      return [
        {
          flat: 'text',
          x: left,
          y: y - size * 0.97,
          width,
          height: size * 1.28,
          text,
          size,
          weight,
          fill,
          align,
        },
      ];
    }
  }
}

const paintOf = ({ fill, stroke, strokeWidth, dash, hatch }: Paint): Paint => ({
  ...(fill === undefined ? {} : { fill }),
  ...(stroke === undefined ? {} : { stroke }),
  ...(strokeWidth === undefined ? {} : { strokeWidth }),
  ...(dash === undefined ? {} : { dash }),
  ...(hatch === undefined ? {} : { hatch }),
});

/** Of a group that is a bar the text goes into the bar's own shape. */
function flattenGroup(children: readonly Shape[], name: string | null): FlatShape[] {
  const flat = children.flatMap((child) => flatten(child, name));
  const isInside = (text: FlatShape, box: FlatShape) =>
    text.flat === 'text' &&
    box.flat === 'box' &&
    text.align === 'left' &&
    text.x >= box.x &&
    text.x + text.width <= box.x + box.width + 4 &&
    text.y + text.height / 2 > box.y &&
    text.y + text.height / 2 < box.y + box.height;
  const box = flat.find((it) => it.flat === 'box' && it.kind === 'rect' && it.radius === 2.5);
  const text = box && flat.find((it) => isInside(it, box));
  if (!box || !text || box.flat !== 'box' || text.flat !== 'text') return flat;
  const { size, weight, fill } = text;
  return flat.flatMap((it): FlatShape[] =>
    it === text ? [] : it === box ? [{ ...box, inside: { text: text.text, size, weight, fill } }] : [it],
  );
}

/** Our own paths: M, L, Q and l with absolute or relative ends, and Z. */
function pathToSteps(d: string): OutlineStep[] {
  const steps: OutlineStep[] = [];
  let [x, y] = [0, 0];
  for (const [, letter = '', rest = ''] of d.matchAll(/([MLQlZz])([^MLQlZz]*)/g)) {
    const numbers = (rest.match(/-?\d*\.?\d+(?:e-?\d+)?/g) ?? []).map(Number);
    if (letter === 'Z' || letter === 'z') {
      steps.push({ step: 'close' });
      continue;
    }
    const perStep = letter === 'Q' ? 4 : 2;
    for (let i = 0; i + perStep <= numbers.length; i += perStep) {
      const [a = 0, b = 0, c = 0, e = 0] = numbers.slice(i, i + perStep);
      if (letter === 'Q') {
        steps.push({ step: 'curve', x: c, y: e, x1: a, y1: b });
        [x, y] = [c, e];
        continue;
      }
      [x, y] = letter === 'l' ? [x + a, y + b] : [a, b];
      steps.push({ step: letter === 'M' && i === 0 ? 'move' : 'line', x, y });
    }
  }
  return steps;
}
