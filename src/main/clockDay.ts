import type { Day } from '../domain/time/day';

/** The civil day that the machine's clock shows. */
export function clockDay(): Day {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day;
}
