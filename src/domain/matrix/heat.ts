import type { AgreementStanding } from '../agreements/standing';
import type { Agreement } from '../model/dependency';

/** How sure one is of a promise of which nobody said how sure they are. */
const unknownConfidence = 0.5;
/** From so many days late on a promise is as hot as it gets. */
const hottestDays = 60;

/**
 * [X13] How much a promise burns, from 0: nothing when it is not open; more when it endangers something, more the later
 * it is, and more the less sure its giver is.
 */
export function heatOfPromise(agreement: Agreement, standing: AgreementStanding): number {
  if (!standing.open) return 0;
  const lateness = standing.late
    ? 2 + (2 * Math.min(hottestDays, standing.lateDays)) / hottestDays
    : standing.mark === 'green'
      ? 0.5
      : 1;
  const confidence =
    agreement.confidencePercent === null ? unknownConfidence : agreement.confidencePercent / 100;
  return lateness * (1.5 - confidence);
}
