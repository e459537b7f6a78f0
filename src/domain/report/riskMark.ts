import type { Health } from '../model/health';
import type { Risk } from '../model/raid';

/** Probability × impact, 0 where one is missing. */
export const riskScore = (risk: Risk) => (risk.probability ?? 0) * (risk.impact ?? 0);

/** From these scores a risk is red, or amber. */
export const riskMark = (score: number): Health => (score >= 15 ? 'red' : score >= 8 ? 'amber' : 'green');
