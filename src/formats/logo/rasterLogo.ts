import type { Logo } from '../../domain/model/logo';
import { err, ok, type Result } from '../../domain/result';

/** A picture with only what is drawn of it. */
export type Picture = Omit<Logo, 'content' | 'raster'> & { readonly content: Uint8Array };

/** More than these pixels would take the memory of whoever opens the report. */
const mostPixels = 40_000_000;
const cutShort = 'the file is cut short or damaged';

function sizeFault(width: number, height: number): string | null {
  if (width < 1 || height < 1) return 'it has no size';
  return width * height > mostPixels || width > 20_000 || height > 20_000
    ? `it has ${width} × ${height} pixels, more than a logo needs`
    : null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The chunks of a PNG that its picture is made of (PNG, third edition, 4.7); comments, places and dates are not. */
const pngChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/** A PNG without what is not drawn. */
export function cleanPng(bytes: Uint8Array): Result<Picture, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 8)];
  let size: { width: number; height: number } | null = null;
  let hasPixels = false;
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) return err(cutShort);
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    if (end > bytes.length) return err(cutShort);
    if (kind === 'IHDR' && length === 13) {
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (kind === 'IDAT') hasPixels = true;
    if (pngChunks.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IEND') break;
    at = end;
  }
  if (size === null || !hasPixels) return err(cutShort);
  const fault = sizeFault(size.width, size.height);
  return fault === null ? ok({ kind: 'png', ...size, content: joined(kept) }) : err(fault);
}

/** A JPEG without the segments that are not drawn: of the application's only JFIF's and Adobe's colours stay. */
export function cleanJpeg(bytes: Uint8Array): Result<Picture, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  for (let at = 2; ; ) {
    if (at + 4 > bytes.length || bytes[at] !== 0xff) return err(cutShort);
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return err(cutShort);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && end - at >= 9) size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const isApplication = marker >= 0xe0 && marker <= 0xef;
    const isDropped = (isApplication && marker !== 0xe0 && marker !== 0xee) || marker === 0xfe;
    if (!isDropped) kept.push(bytes.subarray(at, end));
    if (marker === 0xda) {
      // From here on are the pixels, up to the end of the picture; what stands behind it is not of it.
      const last = endOfJpeg(bytes, end);
      if (last === null) return err(cutShort);
      kept.push(bytes.subarray(end, last));
      break;
    }
    at = end;
  }
  if (size === null) return err(cutShort);
  const fault = sizeFault(size.width, size.height);
  return fault === null ? ok({ kind: 'jpeg', ...size, content: joined(kept) }) : err(fault);
}

/** Where the marker of the end of a JPEG ends, from a place in its pixels on; null when there is none. */
function endOfJpeg(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  }
  return null;
}
