import type { Health } from '../model/health';
import type { Risk } from '../model/raid';

/** From this score on a risk is felt by what it threatens ([H8]). */
export const feltRiskScore = 15;
/** From this score on a risk is watched. */
const watchedRiskScore = 8;

/** [Q1] Probability times impact, 1 to 25; 0 while one of them is missing. */
export const riskScore = (risk: Pick<Risk, 'probability' | 'impact'>): number =>
  (risk.probability ?? 0) * (risk.impact ?? 0);

/** [Q1] A felt risk is red, a watched one amber. */
export const riskMark = (score: number): Extract<Health, 'red' | 'amber' | 'green'> =>
  score >= feltRiskScore ? 'red' : score >= watchedRiskScore ? 'amber' : 'green';

/** [Q7] The delay to be expected, in days: what it would cost, as likely as its probability says; null when unknown. */
export function expectedDelayDays(risk: Pick<Risk, 'probability' | 'exposureDays'>): number | null {
  if (risk.probability === null || risk.exposureDays === null) return null;
  // 1 … 5 stand for the middles of fifths: 10, 30, 50, 70, 90 per cent.
  return ((risk.probability * 20 - 10) / 100) * risk.exposureDays;
}
