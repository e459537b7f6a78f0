/** The steps of confidence, in per cent: as sure as can be, likely, even, unlikely, hardly. */
export const confidenceSteps: readonly number[] = [90, 70, 50, 30, 10];

/** From so many re-commitments on, each takes a step of confidence ([A14]). */
export const recommitmentsBeforeDrop = 3;

/** [A14] The confidence after a step down; an unknown one becomes even, and none falls below the last step. */
export function stepDown(percent: number | null): number {
  if (percent === null) return 50;
  return confidenceSteps.find((step) => step < percent) ?? Math.min(percent, confidenceSteps.at(-1) ?? 0);
}
