import { type ReactNode, useCallback, useState } from 'react';
import { nameById } from '../../../../domain/commands/require';
import { datedGates, whyGateHasNoLinks } from '../../../../domain/editing/gateDay';
import { linkToCommand, linkTypeOf } from '../../../../domain/editing/linkRows';
import { findAnyRow, findRow, type ProgramDocument } from '../../../../domain/model/document';
import type { Schedule } from '../../../../domain/schedule/schedule';
import type { Day } from '../../../../domain/time/day';
import { useActions } from '../../../plan/actions';
import { linkTypeOptions } from '../../../plan/linkWords';
import { notify } from '../../../plan/notices';
import { useSelection } from '../../../plan/selection';
import { ChooseDialog } from '../../../ui/ChooseDialog';
import type { Option } from '../../../ui/Select';
import type { PulledLink } from '../gestures/bindLinking';
import { type AskedLink, LinkPopover } from './LinkPopover';
import { previewCommands } from './whatIf';

const linkable: readonly string[] = ['project', 'task', 'milestone'];

/** What a row can be linked to. */
function targetsOf(document: ProgramDocument, fromId: string): readonly Option[] {
  const projectTitle = (id: string | null) => findRow(document, 'project', id)?.title ?? '';
  const described = (word: string, projectId: string | null) =>
    [word, projectTitle(projectId)].filter((part) => part !== '').join(' · ');
  return [
    ...document.projects.map((row) => ({ id: row.id as string, label: row.title, description: 'Project' })),
    ...document.milestones.map((row) => ({
      id: row.id as string,
      label: row.title,
      description: described('Milestone', row.projectId),
    })),
    ...document.tasks.map((row) => ({
      id: row.id as string,
      label: row.title,
      description: described('Task', row.projectId),
    })),
  ].filter(({ id }) => id !== fromId);
}

/** Where the popover of a link stands that no pointer drew: beside its bar, or in the middle. */
function pointBeside(id: string): AskedLink['at'] {
  const box = document.querySelector(`[data-key="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  return box
    ? { x: box.left + Math.min(box.width, 80), y: box.bottom }
    : { x: window.innerWidth / 2 - 170, y: window.innerHeight / 3 };
}

/** Linking on the roadmap: what a pulled link would be, the popover that asks for the rest, and the key L. */
export function useLinking(
  plan: ProgramDocument,
  schedule: Schedule,
  today: Day,
  isEnabled: boolean,
): {
  readonly describe: (link: Omit<PulledLink, 'at'>) => {
    readonly words: string;
    readonly isAllowed: boolean;
  };
  readonly onLinked: (link: PulledLink) => void;
  readonly dialogs: ReactNode;
} {
  const [asked, setAsked] = useState<AskedLink | null>(null);
  const [choosingFor, setChoosingFor] = useState<string | null>(null);
  const close = useCallback(() => setAsked(null), []);

  const describe = ({ fromId, fromEnd, target }: Omit<PulledLink, 'at'>) => {
    const type = linkTypeOf(fromEnd, target.end);
    const draft = {
      id: 'new',
      predecessorId: fromId,
      successorId: target.id,
      type,
      lag: null,
      deliverable: '',
    };
    const { fault } = previewCommands(plan, schedule, 'Link', [linkToCommand(plan, draft, today)]);
    const named = linkTypeOptions.find((option) => option.id === type)?.label ?? type;
    return {
      words: fault ?? `${nameById(plan, fromId).title} → ${target.title} · ${named}`,
      isAllowed: fault === null,
    };
  };
  const onLinked = ({ fromId, fromEnd, target, at }: PulledLink) =>
    setAsked({ predecessorId: fromId, successorId: target.id, type: linkTypeOf(fromEnd, target.end), at });

  const linkableIds = () =>
    useSelection.getState().ids.filter((id) => linkable.includes(findAnyRow(plan, id)?.kind ?? ''));
  const gateIsSelected = () => datedGates(plan, useSelection.getState().ids).length > 0;
  useActions({
    'row.link': {
      isEnabled: () => isEnabled && (linkableIds().length > 0 || gateIsSelected()),
      run: () => {
        const [first, second, ...more] = linkableIds();
        if (first === undefined) {
          if (gateIsSelected()) notify({ tone: 'info', text: whyGateHasNoLinks });
          return;
        }
        if (second === undefined || more.length > 0) setChoosingFor(linkableIds().at(-1) ?? first);
        else setAsked({ predecessorId: first, successorId: second, type: 'FS', at: pointBeside(second) });
      },
    },
  });
  const dialogs = (
    <>
      {choosingFor === null ? null : (
        <ChooseDialog
          title={`Link ‘${nameById(plan, choosingFor).title}’ to…`}
          options={targetsOf(plan, choosingFor)}
          onClose={() => setChoosingFor(null)}
          onChoose={(id) => {
            setChoosingFor(null);
            // The dialog gives the focus back before the popover takes it.
            requestAnimationFrame(() =>
              setAsked({
                predecessorId: choosingFor,
                successorId: id,
                type: 'FS',
                at: pointBeside(choosingFor),
              }),
            );
          }}
        />
      )}
      {asked ? (
        <LinkPopover
          key={`${asked.predecessorId} ${asked.successorId}`}
          asked={asked}
          document={plan}
          schedule={schedule}
          today={today}
          onClose={close}
        />
      ) : null}
    </>
  );
  return { describe, onLinked, dialogs };
}
