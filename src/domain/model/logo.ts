import { z } from 'zod';

/** The kinds of pictures that a logo may be, with their media types. */
export const logoMediaTypes = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const;

/** Base64 digits of at most 256 KiB. */
const mostDigits = Math.ceil((256 * 1024) / 3) * 4;

const base64 = z
  .string()
  .max(mostDigits)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is no base64');

/** The picture that stands at the head of the program's reports: its size as drawn, and its bytes in base64. */
export const logoSchema = z.strictObject({
  kind: z.enum(['png', 'jpeg', 'svg']),
  width: z.number().positive().max(20_000),
  height: z.number().positive().max(20_000),
  content: base64.min(1),
  /** An SVG's picture as a PNG, for slide programs that draw none; empty where there is none. */
  raster: base64.default(''),
});
export type Logo = z.infer<typeof logoSchema>;

/** The most bytes that a logo may have. */
export const mostLogoBytes = 256 * 1024;

/** The logo as an address that a page shows without asking anybody: a picture in it runs nothing and loads nothing. */
export const logoAddress = ({ kind, content }: Logo): string =>
  `data:${logoMediaTypes[kind]};base64,${content}`;
