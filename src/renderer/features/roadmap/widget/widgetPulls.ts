type Insides = {
  readonly itemSet: { readonly hammer: { get(recognizer: 'pan'): { set(options: object): void } } };
};

/** Hammer's DIRECTION_ALL. */
const allWays = 30;

/**
 * Lets the widget notice when a bar is pulled straight up or down. It asks for that itself, but by a name that its
 * version of Hammer does not have (`Hammer.ALL`), and then hears of pulls along the time axis only.
 */
export function noticeUprightPulls(timeline: object): void {
  (timeline as Insides).itemSet.hammer.get('pan').set({ direction: allWays });
}
