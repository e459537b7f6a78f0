/** Steps of a table of quantiles, and of the places that a mode may have between the two ends. */
const quantileSteps = 256;
const modeSteps = 1_024;
const integrationSteps = 1_024;

const stepsPerRadian = (2 * quantileSteps) / Math.PI;
const tableByMode = new Map<number, Float64Array>();

/**
 * The table stands close at both ends, where quantiles are steep: its steps are even in the angle whose squared sine is
 * the share. Quantiles of the PERT distribution between 0 and 1 with its mode at `modeStep / modeSteps`: the beta distribution
 * with shapes 1 + 4·mode and 1 + 4·(1 − mode). Source: D. G. Malcolm et al. (1959), with Vose's weight of 4.
 */
function quantilesOf(modeStep: number): Float64Array {
  const known = tableByMode.get(modeStep);
  if (known) return known;
  const mode = modeStep / modeSteps;
  const below = 4 * mode;
  const above = 4 * (1 - mode);
  const density = (x: number) => x ** below * (1 - x) ** above;
  const total = new Float64Array(integrationSteps + 1);
  for (let i = 1; i <= integrationSteps; i++) {
    const from = density((i - 1) / integrationSteps);
    const middle = density((i - 0.5) / integrationSteps);
    const to = density(i / integrationSteps);
    // Simpson's rule, a step at a time; the width and the divisor cancel out.
    total[i] = (total[i - 1] as number) + from + 4 * middle + to;
  }
  const whole = total[integrationSteps] as number;
  const quantiles = new Float64Array(quantileSteps + 1);
  quantiles[quantileSteps] = 1;
  let step = 0;
  for (let i = 1; i < quantileSteps; i++) {
    const wanted = Math.sin((i * Math.PI) / (2 * quantileSteps)) ** 2 * whole;
    while ((total[step + 1] as number) < wanted) step++;
    const before = total[step] as number;
    const share = (wanted - before) / ((total[step + 1] as number) - before);
    quantiles[i] = (step + share) / integrationSteps;
  }
  tableByMode.set(modeStep, quantiles);
  return quantiles;
}

/** A three-point estimate that is ready to be drawn from. */
export type Pert = { readonly least: number; readonly range: number; readonly quantiles: Float64Array };

/** Points out of order are taken in order. The place of the likely one is rounded to 1/1024 of the range. */
export function createPert(points: readonly [number, number, number]): Pert {
  const [least, likely, most] = [...points].sort((a, b) => a - b) as [number, number, number];
  const range = most - least;
  const mode = range === 0 ? 0 : (likely - least) / range;
  return { least, range, quantiles: quantilesOf(Math.round(mode * modeSteps)) };
}

/** The value of an estimate that a share of all cases stays below; `share` between 0 and 1. */
export function pertQuantile({ least, range, quantiles }: Pert, share: number): number {
  const at = Math.asin(Math.sqrt(share)) * stepsPerRadian;
  const step = Math.min(quantileSteps - 1, Math.floor(at));
  const from = quantiles[step] as number;
  return least + range * (from + (at - step) * ((quantiles[step + 1] as number) - from));
}
