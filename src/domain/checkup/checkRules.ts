import { dependencyRules } from './dependencyRules';
import { outsideRules } from './outsideRules';
import { purposeRules } from './purposeRules';
import { reportingRules } from './reportingRules';
import { riskRules } from './riskRules';
import type { CheckRule } from './rule';
import { scheduleRules } from './scheduleRules';
import { stakeholderRules } from './stakeholderRules';
import { teamRules } from './teamRules';

/** The one table of what the check-up looks for, in the order of SPEC.md. */
export const checkRules: readonly CheckRule[] = [
  ...purposeRules,
  ...teamRules,
  ...dependencyRules,
  ...stakeholderRules,
  ...riskRules,
  ...scheduleRules,
  ...reportingRules,
  ...outsideRules,
];
