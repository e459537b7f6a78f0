/** What `stopwatch` puts into the page of the app or of a peer. */
declare const bench: {
  until(isSo: () => boolean): Promise<void>;
  time(begin: () => void, isSo: () => boolean): Promise<number>;
  pan(step: (pixels: number) => void): Promise<number[]>;
};
