import type { Plan } from '../../../domain/model/plan';
import { useSchedule } from '../../plan/derived';
import { act } from '../../plan/openProgram';
import { NumberField } from '../../ui/NumberField';
import styles from './Inspector.module.css';
import { FoldedSection } from './Section';

type Estimate = NonNullable<Plan['estimate']>;
const fields = [
  { part: 'optimisticMinutes', label: 'At best' },
  { part: 'likelyMinutes', label: 'Likely' },
  { part: 'pessimisticMinutes', label: 'At worst' },
] as const;

/** The estimate with one point said anew; the others give way, so that best, likely and worst stay in order. */
function withPoint(estimate: Estimate | null, part: keyof Estimate, minutes: number): Estimate {
  const { optimisticMinutes, likelyMinutes, pessimisticMinutes } = estimate ?? {
    optimisticMinutes: minutes,
    likelyMinutes: minutes,
    pessimisticMinutes: minutes,
  };
  switch (part) {
    case 'optimisticMinutes':
      return {
        optimisticMinutes: minutes,
        likelyMinutes: Math.max(likelyMinutes, minutes),
        pessimisticMinutes: Math.max(pessimisticMinutes, minutes),
      };
    case 'likelyMinutes':
      return {
        optimisticMinutes: Math.min(optimisticMinutes, minutes),
        likelyMinutes: minutes,
        pessimisticMinutes: Math.max(pessimisticMinutes, minutes),
      };
    case 'pessimisticMinutes':
      return {
        optimisticMinutes: Math.min(optimisticMinutes, minutes),
        likelyMinutes: Math.min(likelyMinutes, minutes),
        pessimisticMinutes: minutes,
      };
  }
}

/** How long it takes at best, likely and at worst, for the forecast. */
export function EstimateSection(props: {
  readonly kind: 'project' | 'task';
  readonly row: { readonly id: string; readonly plan: Plan };
}) {
  const { kind, row } = props;
  const scheduled = useSchedule().byId.get(row.id);
  if (scheduled?.summary) return null;
  const dayMinutes = scheduled?.dayMinutes ?? 480;
  const { estimate } = row.plan;
  const change = (next: Estimate | null) =>
    act({ type: `${kind}.change`, id: row.id, changes: { plan: { estimate: next } } } as Parameters<
      typeof act
    >[0]);
  return (
    <FoldedSection title="Estimate">
      <div className={styles.fields}>
        {fields.map(({ part, label }) => (
          <NumberField
            key={part}
            label={label}
            value={estimate === null ? null : estimate[part] / dayMinutes}
            min={0}
            unit="working days"
            onCommit={(days) =>
              change(days === null ? null : withPoint(estimate, part, Math.round(days * dayMinutes)))
            }
          />
        ))}
        <p className={styles.note}>The forecast draws its length from these three points.</p>
      </div>
    </FoldedSection>
  );
}
