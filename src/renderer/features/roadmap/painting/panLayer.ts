import type { TimeScale } from '../timeScale';
import { px, svgElement } from './drawing';

/**
 * A drawing upon the time axis that is made for more than the window, and only moved while the window pans within it:
 * making some hundred elements with every frame would cost more than the frame has.
 */
export class PanLayer {
  private readonly group = svgElement('g', {});
  private painted: TimeScale | null = null;

  constructor(svg: SVGSVGElement) {
    svg.replaceChildren(this.group);
  }

  /** What was drawn is out of date, whatever the window. */
  reset(): void {
    this.painted = null;
  }

  /** Shows the window: moves what is there, or has it drawn anew by `paint` for one window's width to both sides. */
  show(scale: TimeScale, paint: (wide: TimeScale) => readonly SVGElement[]): void {
    const known = this.painted;
    const { minutesPerPixel, fromMinutes, toMinutes, width } = scale;
    const isSameScale =
      known !== null && Math.abs(known.minutesPerPixel / minutesPerPixel - 1) * known.width < 0.05;
    if (!isSameScale || fromMinutes < known.fromMinutes || toMinutes > known.toMinutes) {
      const air = width * minutesPerPixel;
      const wide: TimeScale = {
        fromMinutes: fromMinutes - air,
        toMinutes: toMinutes + air,
        width: width * 3,
        minutesPerPixel,
      };
      this.painted = wide;
      this.group.replaceChildren(...paint(wide));
    }
    const from = this.painted?.fromMinutes ?? fromMinutes;
    this.group.setAttribute('transform', `translate(${px((from - fromMinutes) / minutesPerPixel)} 0)`);
  }
}
