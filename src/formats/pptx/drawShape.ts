import type PptxGenJS from 'pptxgenjs';
import { statusMark, statusWords } from '../../domain/layout/drawing';
import type { Health } from '../../domain/model/health';
import { type FlatShape, flattenDrawing } from './flattenDrawing';
import { fontFace, hex, inches, isBold, pictureName, place, type Slide } from './slide';

/** Draws the mark of a health, named by its word. */
export function drawMark(slide: Slide, mark: Health, x: number, y: number, size: number): void {
  const drawing = {
    width: size,
    height: size,
    title: '',
    alternative: '',
    shapes: [statusMark(mark, size / 2, size / 2, size * 0.85)],
  };
  for (const shape of flattenDrawing(drawing)) drawShape(slide, shape, x, y, statusWords[mark]);
}

/** The dot before an entry of a list. */
export const bullet = (lineHeight: number): FlatShape => ({
  flat: 'box',
  kind: 'ellipse',
  x: 1.5,
  y: lineHeight / 2 - 1.4,
  width: 2.8,
  height: 2.8,
  radius: 0,
  inside: null,
  name: null,
  fill: 'border',
});

function paintOptions(shape: Exclude<FlatShape, { flat: 'text' }>) {
  const { fill, stroke, strokeWidth, dash } = shape;
  return {
    ...(fill === undefined ? {} : { fill: { color: hex(fill) } }),
    ...(stroke === undefined
      ? {}
      : {
          line: {
            color: hex(stroke),
            width: strokeWidth ?? 1,
            ...(dash ? { dashType: 'sysDash' as const } : {}),
          },
        }),
  };
}

/** Draws one shape of a drawing whose corner is at `left` and `top`. */
export function drawShape(slide: Slide, shape: FlatShape, left: number, top: number, name?: string): void {
  const named = name === undefined ? {} : { objectName: name };
  switch (shape.flat) {
    case 'box': {
      const box = place({ x: left + shape.x, y: top + shape.y, width: shape.width, height: shape.height });
      const kind = shape.kind === 'ellipse' ? 'ellipse' : shape.radius > 0 ? 'roundRect' : 'rect';
      const options = {
        ...box,
        ...paintOptions(shape),
        ...(kind === 'roundRect' ? { rectRadius: inches(Math.min(shape.radius, shape.height / 2)) } : {}),
        ...(shape.name === null ? named : { objectName: pictureName(shape.name, '').slice(0, -2) }),
      };
      if (shape.inside === null) {
        slide.addShape(kind, options);
        return;
      }
      const { text, size, weight, fill } = shape.inside;
      slide.addText(text, {
        ...options,
        shape: kind,
        fontFace,
        fontSize: size,
        bold: isBold(weight),
        color: hex(fill),
        align: 'left',
        valign: 'middle',
        // Left, right, bottom, top.
        margin: [5, 0, 0, 0],
        wrap: false,
        fit: 'none',
      });
      return;
    }
    case 'line': {
      const { x1, y1, x2, y2 } = shape;
      slide.addShape('line', {
        ...place({
          x: left + Math.min(x1, x2),
          y: top + Math.min(y1, y2),
          width: Math.abs(x2 - x1),
          height: Math.abs(y2 - y1),
        }),
        w: inches(Math.abs(x2 - x1)),
        h: inches(Math.abs(y2 - y1)),
        ...paintOptions(shape),
        ...((x2 - x1) * (y2 - y1) < 0 ? { flipV: true } : {}),
      });
      return;
    }
    case 'outline': {
      const points = shape.steps.filter((it) => it.step !== 'close');
      const xs = points.flatMap((it) => (it.step === 'curve' ? [it.x, it.x1] : [it.x]));
      const ys = points.flatMap((it) => (it.step === 'curve' ? [it.y, it.y1] : [it.y]));
      const [minX, minY] = [Math.min(...xs), Math.min(...ys)];
      const at = (it: { x: number; y: number }) => ({ x: inches(it.x - minX), y: inches(it.y - minY) });
      // The library's list of names lacks the one of its own custom shapes.
      slide.addShape('custGeom' as PptxGenJS.SHAPE_NAME, {
        ...place({
          x: left + minX,
          y: top + minY,
          width: Math.max(...xs) - minX,
          height: Math.max(...ys) - minY,
        }),
        ...paintOptions(shape),
        ...named,
        points: shape.steps.map((it) => {
          if (it.step === 'close') return { close: true as const };
          if (it.step === 'curve') {
            const control = at({ x: it.x1, y: it.y1 });
            return { ...at(it), curve: { type: 'quadratic' as const, x1: control.x, y1: control.y } };
          }
          return { ...at(it), ...(it.step === 'move' ? { moveTo: true } : {}) };
        }),
      });
      return;
    }
    case 'text':
      slide.addText(shape.text, {
        ...place({ x: left + shape.x, y: top + shape.y, width: shape.width, height: shape.height }),
        fontFace,
        fontSize: shape.size,
        bold: isBold(shape.weight),
        color: hex(shape.fill),
        align: shape.align,
        valign: 'middle',
        margin: 0,
        wrap: false,
        fit: 'none',
      });
      return;
  }
}
