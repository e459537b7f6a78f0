import { err, ok, type Result } from '../domain/result';
import { interFontFaces } from './interFonts';
import { fitScale, svgSize } from './svgSize';
import { openHiddenWindow } from './windows';

const timeoutMs = 60_000;

/**
 * Draws an SVG file as a PNG in a page that is never seen, has no door and asks nothing. Very large drawings get fewer
 * pixels than were wanted.
 */
export async function rasterizeSvg(svg: string, wantedScale: number): Promise<Result<Uint8Array, string>> {
  const size = svgSize(svg);
  if (!size) return err('the drawing has no size');
  const scale = fitScale(size, wantedScale);
  // A picture in a page sees none of the page's fonts: it has to bring its own.
  const dressed = svg.replace(/<svg\b[^>]*>/, (open) => `${open}<style>${interFontFaces()}</style>`);
  const window = openHiddenWindow('raster', { width: 400, height: 300 });
  const draw = `(async () => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([${JSON.stringify(dressed)}], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = new OffscreenCanvas(${Math.ceil(size.width * scale)}, ${Math.ceil(size.height * scale)});
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    const reader = new FileReader();
    await new Promise((done, fail) => {
      reader.onload = done;
      reader.onerror = () => fail(reader.error);
      reader.readAsDataURL(blob);
    });
    return reader.result;
  })()`;
  let timer: NodeJS.Timeout | undefined;
  try {
    await window.loadURL('about:blank');
    const drawn: unknown = await Promise.race([
      window.webContents.executeJavaScript(draw),
      new Promise((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error('the picture was not drawn in time')), timeoutMs);
        window.webContents.once('render-process-gone', () =>
          reject(new Error('the page that draws the picture ended')),
        );
      }),
    ]);
    const prefix = 'data:image/png;base64,';
    if (typeof drawn !== 'string' || !drawn.startsWith(prefix)) return err('the picture came out empty');
    return ok(new Uint8Array(Buffer.from(drawn.slice(prefix.length), 'base64')));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    window.destroy();
  }
}
