/** A point in points: across, down. */
export type Point = readonly [number, number];

/** The pieces of a line of straight parts that lie between two edges, from left to right. */
export function clipAcross(
  points: readonly Point[],
  fromX: number,
  toX: number,
): readonly (readonly Point[])[] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  const close = () => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  for (const [i, end] of points.entries()) {
    const start = points[i - 1];
    if (start === undefined) continue;
    const across = end[0] - start[0];
    const shareAt = (x: number) => (x - start[0]) / across;
    const isInside = start[0] >= fromX && start[0] <= toX;
    const [enter, leave] =
      across === 0
        ? [0, isInside ? 1 : -1]
        : [
            Math.max(0, Math.min(shareAt(fromX), shareAt(toX))),
            Math.min(1, Math.max(shareAt(fromX), shareAt(toX))),
          ];
    if (enter > leave) {
      close();
      continue;
    }
    const at = (share: number): Point => [start[0] + across * share, start[1] + (end[1] - start[1]) * share];
    if (enter > 0) close();
    if (piece.length === 0) piece.push(at(enter));
    piece.push(leave === 1 ? end : at(leave));
    if (leave < 1) close();
  }
  close();
  return pieces;
}
