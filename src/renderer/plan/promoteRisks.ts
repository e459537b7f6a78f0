import type { SingleCommand } from '../../domain/commands/command';
import { findRow } from '../../domain/model/document';
import type { Day } from '../../domain/time/day';
import { clockDay } from './derived';
import { newId } from './ids';
import { notify } from './notices';
import { act, undoOrRedo, useOpenProgram } from './openProgram';
import { useSelection } from './selection';
import { showRow } from './showRow';

/** Makes issues of risks that have happened, as one change, and offers to go to the first. Answers whether it was done. */
export async function promoteRisks(ids: readonly string[], today: Day): Promise<boolean> {
  const made = ids.map((id) => ({ riskId: id, issueId: newId('issue') }));
  const commands = made.map(
    ({ riskId, issueId }) => ({ type: 'risk.promote', id: riskId, issueId, day: today }) as SingleCommand,
  );
  const [first] = made;
  const [only] = commands;
  if (!first || !only) return false;
  const done = await act(
    commands.length === 1 ? only : { type: 'batch', label: `Make ${commands.length} risks issues`, commands },
  );
  if (!done) return false;
  showRow(first.issueId);
  notify({
    tone: 'done',
    text: commands.length === 1 ? 'The risk is an issue now.' : `${commands.length} risks are issues now.`,
    action: { label: 'Undo', run: () => void undoOrRedo('undo') },
  });
  return true;
}

/** The selected risks that have not happened and are not closed. */
export function selectedOpenRisks(): readonly string[] {
  const { document } = useOpenProgram.getState();
  if (!document) return [];
  return useSelection.getState().ids.filter((id) => findRow(document, 'risk', id)?.state === 'open');
}

/** Makes issues of the selected risks. */
export function promoteSelectedRisks(): Promise<boolean> {
  const { document } = useOpenProgram.getState();
  return promoteRisks(selectedOpenRisks(), document?.program.statusDay ?? clockDay());
}
