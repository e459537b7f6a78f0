import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { copyRows, copyToTable, type RowsCopy } from '../../../domain/editing/copyRows';
import { lanePlace, placeToWords } from '../../../domain/editing/lanePlace';
import { countPasted, type PasteTarget, pasteRows } from '../../../domain/editing/pasteRows';
import { tableToClipboard } from '../../../domain/exchange/clipboardTable';
import type { RoadmapLayout } from '../../../domain/layout/roadmapTypes';
import { findRow, type ProgramDocument } from '../../../domain/model/document';
import type { Schedule } from '../../../domain/schedule/schedule';
import type { Day } from '../../../domain/time/day';
import { useActions } from '../../plan/actions';
import { newId } from '../../plan/ids';
import { announce, notify } from '../../plan/notices';
import { act, undoOrRedo } from '../../plan/openProgram';
import { selectAll, useSelection } from '../../plan/selection';
import type { Format } from '../../ui/format';
import type { ChartHandle } from './chart/RoadmapChart';
import { PasteRowsDialog } from './editing/PasteRowsDialog';

type Copying = {
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly layout: RoadmapLayout;
  readonly today: Day;
  readonly format: Format;
  readonly chart: RefObject<ChartHandle | null>;
  /** Whether rows may be added: what is shown is the plan, and it is not presented. */
  readonly isEnabled: boolean;
  /** Shows what was pasted. */
  readonly onPasted: (id: string) => void;
};

const withOriginals: PasteTarget = { place: null, projectId: null };

/** What was copied last, and the text that went onto the clipboard with it. */
let copied: {
  readonly copy: RowsCopy;
  readonly text: string;
  /** What had the focus after copying or the last paste: a row's key or id. While it stays there … */
  readonly focusedAt: string | null;
  /** … this is where to paste. */
  readonly target: PasteTarget;
} | null = null;

/** Line ends are the system's once a text has been on its clipboard. */
const sameText = (a: string, b: string) => a.replace(/\r\n/g, '\n') === b.replace(/\r\n/g, '\n');

/** Whether the clipboard is the roadmap's: not in a text box, a dialog or another grid, and no text is marked. */
function isOurs(): boolean {
  const focused = document.activeElement;
  if (window.getSelection()?.isCollapsed === false) return false;
  if (focused === null || focused === document.body || focused.id === 'main') return true;
  if (focused.closest('[role="dialog"], [role="alertdialog"], input, textarea')) return false;
  return focused.closest('[data-canvas], [role="treegrid"]') !== null;
}

/**
 * Copy and paste of what is selected on the roadmap, and Duplicate. Answers the question that is open about rows of a
 * spreadsheet.
 */
export function useCopyPaste(copying: Copying): ReactNode {
  const [asked, setAsked] = useState<{ readonly text: string; readonly target: PasteTarget } | null>(null);
  const { document: plan, schedule, layout, today, format, chart, isEnabled, onPasted } = copying;

  const show = (ids: readonly string[]) => {
    selectAll(ids);
    const [first] = ids;
    if (first !== undefined) onPasted(first);
  };
  const paste = async (copy: RowsCopy, target: PasteTarget, verb: string) => {
    const pasted = pasteRows(plan, copy, target, today, newId);
    if (!pasted) {
      notify({
        tone: 'refused',
        text: 'Not pasted: the project of what was copied is no longer in the program.',
      });
      return;
    }
    const what = format.count(countPasted(pasted), 'item');
    if (!(await act({ type: 'batch', label: `${verb} ${what}`, commands: pasted.commands }))) return;
    show(pasted.rootIds);
    // The focus is on the first copy now: pasting once more goes to the same place.
    if (copied && verb === 'Paste') copied = { ...copied, focusedAt: pasted.rootIds[0] ?? null, target };
    const where = target.place ? ` into ${placeToWords(target.place)}` : '';
    notify({
      tone: 'done',
      text: `${verb === 'Paste' ? 'Pasted' : 'Duplicated'} ${what}${where}.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };

  /** Where the focus is; null while it has not gone anywhere since `focusedAt`. */
  const targetAtFocus = (focusedAt: string | null): PasteTarget | null => {
    const row = chart.current?.focusedRow();
    if (!row || (focusedAt !== null && (row.key === focusedAt || row.id === focusedAt))) return null;
    const place = lanePlace(layout.lanes, row.laneKey);
    const projectId =
      findRow(plan, 'project', row.id)?.id ??
      findRow(plan, 'task', row.id)?.projectId ??
      place.find(({ by }) => by === 'project')?.word ??
      null;
    return { place, projectId };
  };

  const handleCopy = (event: ClipboardEvent) => {
    if (!isOurs() || !event.clipboardData) return;
    const copy = copyRows(plan, schedule, useSelection.getState().ids);
    if (!copy) return;
    const { text, html } = tableToClipboard(copyToTable(plan, schedule, copy));
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    event.preventDefault();
    const focusedAt = chart.current?.focusedRow()?.key ?? null;
    copied = { copy, text, focusedAt, target: withOriginals };
    announce(`Copied ${format.count(copy.rootIds.length, 'item')}`);
  };
  const handlePaste = (event: ClipboardEvent) => {
    if (!isEnabled || !isOurs() || !event.clipboardData) return;
    const text = event.clipboardData.getData('text/plain');
    if (text.trim() === '') return;
    event.preventDefault();
    const isCopy = copied !== null && sameText(copied.text, text);
    if (copied && isCopy && copied.copy.programId === (plan.program.id as string)) {
      void paste(copied.copy, targetAtFocus(copied.focusedAt) ?? copied.target, 'Paste');
    } else setAsked({ text, target: targetAtFocus(null) ?? withOriginals });
  };
  const latest = useRef({ handleCopy, handlePaste });
  useEffect(() => {
    latest.current = { handleCopy, handlePaste };
  });
  useEffect(() => {
    const copy = (event: ClipboardEvent) => latest.current.handleCopy(event);
    const insert = (event: ClipboardEvent) => latest.current.handlePaste(event);
    document.addEventListener('copy', copy);
    document.addEventListener('paste', insert);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('paste', insert);
    };
  }, []);

  useActions({
    'row.duplicate': {
      isEnabled: () => isEnabled,
      run: () => {
        const copy = copyRows(plan, schedule, useSelection.getState().ids);
        if (copy) void paste(copy, withOriginals, 'Duplicate');
      },
    },
  });
  return asked ? (
    <PasteRowsDialog
      text={asked.text}
      target={asked.target}
      document={plan}
      format={format}
      onPasted={show}
      onClose={() => setAsked(null)}
    />
  ) : null;
}
