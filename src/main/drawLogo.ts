import type { ProgramDocument } from '../domain/model/document';
import type { Logo } from '../domain/model/logo';
import { ok, type Result } from '../domain/result';
import { toBase64 } from '../formats/logo/readLogo';
import { rasterizeSvg } from './rasterizeSvg';

/** How many pixels the longer side of an SVG's PNG has. */
const rasterPixels = 520;

/** A logo with its picture as a PNG, for slide programs that draw no SVG; others as they are. Says why it cannot be drawn. */
export async function drawLogo(logo: Logo): Promise<Result<Logo, string>> {
  if (logo.kind !== 'svg' || logo.raster !== '') return ok(logo);
  const svg = Buffer.from(logo.content, 'base64').toString('utf8');
  const raster = await rasterizeSvg(svg, rasterPixels / Math.max(logo.width, logo.height));
  return raster.ok ? ok({ ...logo, raster: toBase64(raster.value) }) : raster;
}

/** A program whose logo, if it has one, every slide program can show. */
export async function withDrawnLogo(document: ProgramDocument): Promise<Result<ProgramDocument, string>> {
  const { logo } = document.program;
  if (logo === null) return ok(document);
  const drawn = await drawLogo(logo);
  return drawn.ok ? ok({ ...document, program: { ...document.program, logo: drawn.value } }) : drawn;
}
