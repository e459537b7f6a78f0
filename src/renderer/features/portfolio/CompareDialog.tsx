import type { ReactNode } from 'react';
import type { ProgramSummary } from '../../../contract/channels';
import type { Day } from '../../../domain/time/day';
import { openProgram } from '../../plan/workspace';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { type Format, useFormat } from '../../ui/format';
import { HealthChip, healthWords } from '../../ui/HealthMark';
import styles from './CompareDialog.module.css';

/** What is compared of two programs: a name, what a program says, and how bad that is (more is worse) where it is. */
type Line = {
  readonly label: string;
  readonly show: (program: ProgramSummary, format: Format) => ReactNode;
  readonly badness?: (program: ProgramSummary) => number | null;
};

const signed = (days: number, format: Format, late: string, early: string) =>
  days === 0 ? 'on the day' : `${format.days(Math.abs(days))} ${days > 0 ? late : early}`;

const lines: readonly Line[] = [
  {
    label: 'Health',
    show: (it) => (
      <span className={styles.chips}>
        <HealthChip health={it.health} />
        {it.contradictedBy ? (
          <HealthChip
            health={it.contradictedBy}
            word={`Plan says ${healthWords[it.contradictedBy].toLowerCase()}`}
          />
        ) : null}
      </span>
    ),
  },
  {
    label: 'Biggest drag',
    show: (it, format) =>
      it.biggestDrag === null ? 'Nothing stands against it' : format.prose(it.biggestDrag),
  },
  { label: 'Phase', show: (it) => it.phase },
  {
    label: 'Next milestone',
    show: (it, format) =>
      it.nextMilestone ? `${it.nextMilestone.title}, ${format.day(it.nextMilestone.day as Day)}` : 'None',
  },
  {
    label: 'Finish',
    show: (it, format) => (it.finishDay ? format.day(it.finishDay as Day) : 'No dates'),
  },
  {
    label: 'Against the target',
    show: (it, format) =>
      it.targetGapDays === null ? 'No target' : signed(it.targetGapDays, format, 'late', 'early'),
    badness: (it) => it.targetGapDays,
  },
  {
    label: 'Since the last snapshot',
    show: (it, format) =>
      it.driftDays === null ? 'No snapshot' : signed(it.driftDays, format, 'later', 'earlier'),
    badness: (it) => it.driftDays,
  },
  {
    label: 'Milestones done',
    show: (it, format) => `${format.number(it.milestonesDone)} of ${format.number(it.milestoneCount)}`,
  },
  {
    label: 'Promises late',
    show: (it, format) => `${format.number(it.latePromises)} of ${format.number(it.openPromises)} open`,
    badness: (it) => it.latePromises,
  },
  {
    label: 'High risks',
    show: (it, format) => format.number(it.highRisks),
    badness: (it) => it.highRisks,
  },
  {
    label: 'Owed an update',
    show: (it, format) => format.count(it.owedUpdates, 'person', 'people'),
    badness: (it) => it.owedUpdates,
  },
  {
    label: 'Called out',
    show: (it, format) => format.count(it.calledOut, 'thing'),
    badness: (it) => it.calledOut,
  },
  { label: 'Projects', show: (it, format) => format.number(it.projectCount) },
  { label: 'As of', show: (it, format) => format.day(it.asOfDay as Day) },
];

/** Two programs side by side, by the same rules; the worse of two numbers is marked. */
export function CompareDialog(props: {
  readonly left: ProgramSummary;
  readonly right: ProgramSummary;
  readonly onClose: () => void;
}) {
  const { left, right, onClose } = props;
  const format = useFormat();
  const cell = (line: Line, program: ProgramSummary, other: ProgramSummary) => {
    const own = line.badness?.(program) ?? null;
    const its = line.badness?.(other) ?? null;
    const isWorse = own !== null && its !== null && own > its;
    return (
      <td className={isWorse ? styles.worse : undefined}>
        {line.show(program, format)}
        {isWorse ? <span className={styles.spoken}> (the worse of the two)</span> : null}
      </td>
    );
  };
  return (
    <Dialog title="Compare two programs" isOpen size="large" onClose={onClose}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {[left, right].map((program) => (
              <th key={program.id} scope="col">
                <span className={styles.title}>{program.title}</span>
                <Button
                  size="small"
                  label={`Open ${program.title}`}
                  onPress={() => {
                    onClose();
                    void openProgram(program.id);
                  }}
                >
                  Open
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.label}>
              <th scope="row">{line.label}</th>
              {cell(line, left, right)}
              {cell(line, right, left)}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
