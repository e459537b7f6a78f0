import { useMemo } from 'react';
import type { ProgramDocument } from '../../../../domain/model/document';
import { finishDay } from '../../../../domain/schedule/days';
import type { Schedule } from '../../../../domain/schedule/schedule';
import { comparisonToFigures, daysToSigned } from '../../../../domain/whatif/headline';
import { notify } from '../../../plan/notices';
import { act, undoOrRedo } from '../../../plan/openProgram';
import { DialogHelp } from '../../../plan/TopicHelp';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { EmptyState } from '../../../ui/EmptyState';
import type { Format } from '../../../ui/format';
import { imagine, imagineScenario, makeTrue } from '../editing/whatIf';
import { DialogTable, RemoveRow, RowName } from './DialogTable';
import styles from './DialogTable.module.css';

/** The scenarios that were kept, side by side with the plan: shown on the roadmap, applied, renamed, thrown away. */
export function ScenariosDialog(props: {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly format: Format;
  readonly onClose: () => void;
}) {
  const { document, schedule, format } = props;
  const { targetMilestoneId } = document.program;
  const rows = useMemo(
    () =>
      document.scenarios.map((scenario) => ({
        scenario,
        imagined: imagineScenario(document, schedule, scenario),
      })),
    [document, schedule],
  );
  const finishOf = (known: Schedule) => {
    const target = targetMilestoneId === null ? undefined : known.byId.get(targetMilestoneId);
    if (target) return format.day(finishDay(target));
    return known.byId.size === 0 ? '–' : format.day(finishDay(known));
  };
  const remove = async (id: string, title: string) => {
    if (!(await act({ type: 'scenario.delete', id }))) return;
    notify({
      tone: 'done',
      text: `Threw away scenario ‘${title}’.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  return (
    <Dialog
      title="Scenarios"
      isOpen
      onClose={props.onClose}
      size="large"
      isDismissable
      help={<DialogHelp dialog="Scenarios" onRead={props.onClose} />}
    >
      {rows.length === 0 ? (
        <EmptyState title="No scenario yet" level={3}>
          Select something on the roadmap and press W to see what a slip would do, then keep it as a scenario.
          Or press K while you drag a bar.
        </EmptyState>
      ) : (
        <DialogTable
          heads={[
            'Scenario',
            'Kept',
            targetMilestoneId === null ? 'Finish' : 'Target',
            'Against the plan',
            'Moves',
            'Promises broken',
            'Dates missed',
          ]}
          spokenHead="What to do with it"
        >
          <tr>
            <td>
              <strong>The plan</strong>
            </td>
            <td />
            <td className={styles.day}>{finishOf(schedule)}</td>
            <td colSpan={5} />
          </tr>
          {rows.map(({ scenario, imagined }) => {
            const figures = imagined.whatIf
              ? comparisonToFigures(document, imagined.whatIf.comparison)
              : null;
            return (
              <tr key={scenario.id}>
                <td>
                  <RowName
                    title={scenario.title}
                    onRename={(title) =>
                      act({ type: 'scenario.change', id: scenario.id, changes: { title } })
                    }
                  />
                </td>
                <td className={styles.day}>{format.day(scenario.day)}</td>
                {figures && imagined.whatIf ? (
                  <>
                    <td className={styles.day}>{finishOf(imagined.whatIf.schedule)}</td>
                    <td className={styles.number}>{daysToSigned(figures.targetDays)}</td>
                    <td className={styles.number}>{format.count(figures.movedCount, 'item')}</td>
                    <td className={styles.number}>{format.number(figures.brokenCount)}</td>
                    <td className={styles.number}>{format.number(figures.missedCount)}</td>
                  </>
                ) : (
                  <td colSpan={5} className={imagined.fault ? styles.fault : styles.why}>
                    {imagined.fault ?? 'Everything in it is so already.'}
                  </td>
                )}
                <td>
                  <span className={styles.actions}>
                    <Button
                      size="small"
                      label={`Show ‘${scenario.title}’`}
                      isDisabled={!imagined.whatIf}
                      onPress={() => {
                        imagine({ source: 'scenario', scenarioId: scenario.id });
                        props.onClose();
                      }}
                    >
                      Show
                    </Button>
                    <Button
                      size="small"
                      label={`Apply ‘${scenario.title}’`}
                      isDisabled={!imagined.whatIf}
                      onPress={() => void makeTrue(scenario)}
                    >
                      Apply
                    </Button>
                    <RemoveRow
                      label={`Throw away ‘${scenario.title}’`}
                      onRemove={() => void remove(scenario.id, scenario.title)}
                    />
                  </span>
                </td>
              </tr>
            );
          })}
        </DialogTable>
      )}
    </Dialog>
  );
}
