import { type CheckUp, computeCheckUp, type Finding } from '../../domain/checkup/checkUp';
import { type CheckFacts, gatherFacts } from '../../domain/checkup/facts';
import type { Remedy } from '../../domain/checkup/rule';
import type { ProgramDocument } from '../../domain/model/document';
import type { Day } from '../../domain/time/day';
import { setPane } from '../ui/panes';
import { derive, readHealth, readSchedule, useToday } from './derived';
import { newId } from './ids';
import { notify } from './notices';
import { act, undoOrRedo, useDocument, useOpenProgram } from './openProgram';
import { goTo } from './screens';
import { select, selectAll } from './selection';
import { showRow } from './showRow';

const checkUpByDay = new Map<Day, (document: ProgramDocument) => CheckUp>();

/** What the check-up says of the open program today. */
export function useCheckUp(): CheckUp {
  const document = useDocument();
  const today = useToday();
  const known = checkUpByDay.get(today);
  const compute =
    known ??
    derive((it: ProgramDocument) => computeCheckUp(it, readSchedule(it), readHealth(it, today), today));
  if (!known) checkUpByDay.set(today, compute);
  return compute(document);
}

const factsByDay = new Map<Day, (document: ProgramDocument) => CheckFacts>();

/** What the rules of the check-up and of the lifecycle look at, of the open program today. */
export function useCheckFacts(): CheckFacts {
  const document = useDocument();
  const today = useToday();
  const known = factsByDay.get(today);
  const compute =
    known ?? derive((it: ProgramDocument) => gatherFacts(it, readSchedule(it), readHealth(it, today), today));
  if (!known) factsByDay.set(today, compute);
  return compute(document);
}

/** Takes back the latest change of a program, while it is still the one that is open. */
function undoIn(programId: string | null): void {
  if (useOpenProgram.getState().id === programId) void undoOrRedo('undo');
}

/** Opens the place where something is mended, or makes the change that mends it and offers Undo. */
export async function runRemedy(remedy: Remedy): Promise<void> {
  switch (remedy.kind) {
    case 'row':
      showRow(remedy.id);
      return;
    case 'rows': {
      const [first] = remedy.ids;
      if (first === undefined) return;
      showRow(first);
      selectAll(remedy.ids);
      return;
    }
    case 'program':
      select(null);
      goTo('Overview');
      setPane('inspector.open', 1);
      return;
    case 'screen':
      goTo(remedy.screen, remedy.detail ?? null);
      return;
    case 'change': {
      const { id } = useOpenProgram.getState();
      if (!(await act(remedy.command))) return;
      notify({
        tone: 'done',
        text: `Done: ${remedy.label.charAt(0).toLowerCase()}${remedy.label.slice(1)}.`,
        action: { label: 'Undo', run: () => undoIn(id) },
      });
      return;
    }
  }
}

/** Keeps a finding silent until a day. Answers whether it was done. */
export function snoozeFinding(
  finding: Finding,
  untilDay: Day,
  reason: string,
  snoozedDay: Day,
): Promise<boolean> {
  const { rule, subjectId, parts } = finding;
  const wholeRule = parts.length > 1;
  const row = { id: newId('snooze'), rule: rule.id, subjectId, wholeRule, untilDay, reason, snoozedDay };
  return act({ type: 'snooze.create', row } as never);
}

/** Tells a snoozed finding again. */
export function wakeFinding(snoozeId: string): Promise<boolean> {
  return act({ type: 'snooze.delete', id: snoozeId });
}
