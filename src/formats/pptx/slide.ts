import type PptxGenJS from 'pptxgenjs';
import type { ColorRole } from '../../domain/layout/drawing';
import { lightPalette } from '../../domain/layout/drawingPalette';
import type { Box } from '../../domain/layout/pages';
import type { FontWeight } from '../../domain/layout/textWidth';

/** A face that every machine with an office program has; Inter's text is wider, so that what fits there fits here. */
export const fontFace = 'Arial';

/** Points as inches. */
export const inches = (points: number) => points / 72;
/** A colour of the light palette as PowerPoint writes it: reports are printed light. */
export const hex = (role: ColorRole) => lightPalette[role].slice(1);
/** Where a box stands on a slide, never without any size. */
export const place = ({ x, y, width, height }: Box) => ({
  x: inches(x),
  y: inches(y),
  w: inches(Math.max(width, 0.1)),
  h: inches(Math.max(height, 0.1)),
});
export const isBold = (weight: FontWeight | undefined) => weight !== undefined && weight >= 600;

export type Slide = PptxGenJS.Slide;
export type TextPart = PptxGenJS.TextProps;

/** PowerPoint shows an object's name in its list of objects, which screen readers follow. */
export const pictureName = (title: string, alternative: string) =>
  `${title}. ${alternative}`.replace(/["<>&]/g, ' ').slice(0, 1_000);
