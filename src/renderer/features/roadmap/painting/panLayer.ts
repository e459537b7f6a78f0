import type { TimeScale } from '../timeScale';

/**
 * With more elements than this a layer is a surface of its own, which is moved as it is. Others are drawn together
 * with what lies above them: a surface takes memory, and the text above one is smoothed less well.
 */
const mostDrawnTogether = 250;

/**
 * A drawing upon the time axis that is made for more than the window, and only moved while the window pans within it:
 * making some hundred elements with every frame would cost more than the frame has.
 */
export class PanLayer {
  private painted: TimeScale | null = null;
  private isSurface = false;

  constructor(private readonly svg: SVGSVGElement) {
    svg.replaceChildren();
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
      this.svg.replaceChildren(...paint(wide));
      this.svg.style.width = `${wide.width}px`;
      this.isSurface = this.svg.getElementsByTagName('*').length > mostDrawnTogether;
      this.svg.style.willChange = this.isSurface ? 'transform' : '';
    }
    const from = this.painted?.fromMinutes ?? fromMinutes;
    this.svg.style.transform = `translateX(${this.toPlace((from - fromMinutes) / minutesPerPixel)}px)`;
  }

  /** A surface stands on whole points of the screen, or it would be blurred. */
  private toPlace(x: number): number {
    const steps = this.isSurface ? window.devicePixelRatio : 100;
    return Math.round(x * steps) / steps;
  }
}
