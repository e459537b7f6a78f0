import fs from 'node:fs';
import path from 'node:path';
import type { StoreFault } from '../contract/channels';
import type { Logo } from '../domain/model/logo';
import { err, ok, type Result } from '../domain/result';
import { largestLogoFile, readLogo, toBase64 } from '../formats/logo/readLogo';
import { rasterizeSvg } from './rasterizeSvg';
import { reasonOf } from './store/faults';

/** How many pixels the longer side of an SVG's PNG has. */
const rasterPixels = 520;

/** An SVG with its picture as a PNG, for slide programs that draw no SVG. */
async function withRaster(
  logo: Logo,
  refuse: (message: string) => Result<never, StoreFault>,
): Promise<Result<Logo, StoreFault>> {
  const svg = Buffer.from(logo.content, 'base64').toString('utf8');
  const raster = await rasterizeSvg(svg, rasterPixels / Math.max(logo.width, logo.height));
  if (!raster.ok) return refuse(`The logo could not be drawn: ${raster.error}. The logo is as it was.`);
  return ok({ ...logo, raster: toBase64(raster.value) });
}

/** Reads the picture of a file as a logo; what it may not be is one sentence. */
export async function readLogoFile(file: string): Promise<Result<Logo, StoreFault>> {
  const name = path.basename(file);
  const refuse = (message: string) => err({ code: 'invalid', message } as const);
  try {
    const { size } = fs.statSync(file);
    if (size > largestLogoFile) return refuse(`${name} is larger than 8 MB. The logo is as it was.`);
    const logo = readLogo(new Uint8Array(fs.readFileSync(file)), name);
    if (!logo.ok) return refuse(logo.error);
    return logo.value.kind === 'svg' ? await withRaster(logo.value, refuse) : logo;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return refuse(`${name} could not be read: ${reasonOf(error)}. The logo is as it was.`);
  }
}
