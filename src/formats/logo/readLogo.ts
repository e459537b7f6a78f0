import { type Logo, mostLogoBytes } from '../../domain/model/logo';
import { err, ok, type Result } from '../../domain/result';
import { cleanJpeg, cleanPng, type Picture } from './rasterLogo';
import { cleanSvg } from './svgLogo';

/** A file larger than this is not even looked at: a photo of a camera is no logo. */
export const largestLogoFile = 8 * 1024 * 1024;

/**
 * Reads a logo from the bytes of a PNG, JPEG or SVG file, whatever its name: only what is drawn is kept, so that where and
 * with what it was made is in no report. The fault is one sentence for a person.
 */
export function readLogo(bytes: Uint8Array, name: string): Result<Logo, string> {
  const picture = readPicture(bytes);
  if (!picture.ok) return err(`${name} is not taken as a logo: ${picture.error}. The logo is as it was.`);
  const { kind, width, height, content } = picture.value;
  if (content.length > mostLogoBytes) {
    return err(
      `${name} is not taken as a logo: it has ${Math.ceil(content.length / 1024)} KB and may have ${mostLogoBytes / 1024}. Save it smaller; the logo is as it was.`,
    );
  }
  return ok({ kind, width, height, content: toBase64(content), raster: '' });
}

function readPicture(bytes: Uint8Array): Result<Picture, string> {
  if (bytes.length > largestLogoFile) return err('it is larger than 8 MB');
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return cleanPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return cleanJpeg(bytes);
  const text = new TextDecoder().decode(bytes);
  return /^\s*(<\?xml|<!--|<!DOCTYPE|<svg)/i.test(text)
    ? cleanSvg(text)
    : err('it is no PNG, JPEG or SVG picture');
}

/** Bytes in base64. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x2000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x2000));
  }
  return btoa(binary);
}
