/** The largest side and area that Chromium's canvas draws. */
const sideLimit = 16_384;
const areaLimit = 200_000_000;

/** Pixels of the drawing that an SVG file states; null for a file that states none. 1 pt is 4/3 px. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } | null {
  const open = /<svg\b[^>]*>/.exec(svg)?.[0] ?? '';
  const lengthOf = (name: string) => {
    const match = new RegExp(`\\s${name}="([\\d.]+)(pt|px)?"`).exec(open);
    return match ? Number(match[1]) * (match[2] === 'pt' ? 4 / 3 : 1) : Number.NaN;
  };
  const width = lengthOf('width');
  const height = lengthOf('height');
  return width > 0 && height > 0 ? { width, height } : null;
}

/** The scale at which a drawing still fits a canvas; at most the one that is wanted. */
export function fitScale(size: { readonly width: number; readonly height: number }, wanted: number): number {
  const { width, height } = size;
  return Math.min(wanted, sideLimit / width, sideLimit / height, Math.sqrt(areaLimit / (width * height)));
}
