import type { WindowPlace } from './store/settingsStore';

/** A rectangle of the desktop, in its pixels. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const wanted = { width: 1440, height: 900 };

/** Where a window opens: where it was, if enough of that is on a screen still; else in the middle of the first one. */
export function fitPlace(place: WindowPlace | null, areas: readonly Area[]): WindowPlace {
  const [first] = areas;
  if (
    place &&
    areas.some((area) => overlap(place, area) >= 0.5 * place.width * Math.min(place.height, area.height))
  )
    return place;
  if (!first) return { x: 0, y: 0, ...wanted, maximized: false };
  const width = Math.min(place?.width ?? wanted.width, first.width);
  const height = Math.min(place?.height ?? wanted.height, first.height);
  return {
    x: first.x + Math.floor((first.width - width) / 2),
    y: first.y + Math.floor((first.height - height) / 2),
    width,
    height,
    maximized: place?.maximized ?? false,
  };
}

function overlap(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
