import type { DependencyType, Lag } from '../../domain/model/dependency';
import type { Option } from '../ui/Select';

/** The four types of links, as they are chosen. */
export const linkTypeOptions: readonly Option<DependencyType>[] = [
  { id: 'FS', label: 'Finish to start', description: 'Starts when the other is finished' },
  { id: 'SS', label: 'Start to start', description: 'Starts when the other starts' },
  { id: 'FF', label: 'Finish to finish', description: 'Finishes when the other is finished' },
  { id: 'SF', label: 'Start to finish', description: 'Finishes when the other starts' },
];

/** What a lag is typed in. */
export type LagUnit = 'workingDays' | 'elapsedDays' | 'percent';

/** The units of a lag, as they are chosen. */
export const lagUnitOptions: readonly Option<LagUnit>[] = [
  { id: 'workingDays', label: 'working days' },
  { id: 'elapsedDays', label: 'elapsed days' },
  { id: 'percent', label: '% of the first' },
];

/** A lag as the model holds it; a working day has the minutes of the successor's calendar. */
export function typedToLag(lag: number | null, unit: LagUnit, dayMinutes: number): Lag | null {
  if (lag === null || lag === 0) return null;
  if (unit === 'percent') return { unit: 'percent', value: lag };
  return unit === 'workingDays'
    ? { unit: 'working', value: lag * dayMinutes }
    : { unit: 'elapsed', value: lag * 1_440 };
}
