import { create } from 'zustand';
import { findAnyRow } from '../../domain/model/document';
import type { Kind } from '../../domain/model/kinds';
import { setPane } from '../ui/panes';
import { useOpenProgram } from './openProgram';
import { goTo, type ScreenName, useScreen } from './screens';
import { select, selectAll } from './selection';

/** The screens that show rows of a kind, the best first; kinds without one are shown by the inspector alone. */
const screensByKind: Partial<Record<Kind, readonly ScreenName[]>> = {
  project: ['Roadmap', 'Dependencies'],
  task: ['Roadmap', 'Dependencies'],
  milestone: ['Roadmap', 'Dependencies'],
  phase: ['Roadmap'],
  marker: ['Roadmap'],
  dependency: ['Dependencies', 'Roadmap'],
  team: ['Dependencies', 'Roadmap'],
  stakeholder: ['Stakeholders'],
  goal: ['Goals'],
  gate: ['Overview', 'Roadmap'],
  statusUpdate: ['Overview'],
  risk: ['RAID'],
  assumption: ['RAID'],
  issue: ['RAID'],
  decision: ['RAID'],
  action: ['RAID'],
};

/** The screens beside which no inspector stands. */
const withoutInspector: readonly ScreenName[] = ['Portfolio', 'Reports', 'Guide', 'Settings'];

/**
 * Selects a row and goes where it can be seen; a screen that shows its kind brings it into view. The inspector opens
 * for it.
 */
export function showRow(id: string): void {
  const { document } = useOpenProgram.getState();
  const found = document && findAnyRow(document, id);
  if (!found) return;
  const places = screensByKind[found.kind];
  const { screen } = useScreen.getState();
  if (places) goTo(places.includes(screen) ? screen : (places[0] ?? 'Overview'), id);
  else if (withoutInspector.includes(screen)) goTo('Overview');
  inspectRow(id);
}

/** Shows a row that was just made: in the inspector beside the screen one is on, where it has one. */
export function showNewRow(id: string): void {
  const { screen } = useScreen.getState();
  if (withoutInspector.includes(screen)) {
    showRow(id);
    return;
  }
  goTo(screen, id);
  inspectRow(id);
}

/** The row that was just made and is to be named: the inspector puts the cursor into its name and clears this. */
export const useNaming = create<{ readonly id: string | null }>(() => ({ id: null }));

/** Shows a row that was just made with a name to be typed over. */
export function nameNewRow(id: string): void {
  useNaming.setState({ id });
  showNewRow(id);
}

/** Selects a row and opens the inspector for it, wherever one is. */
export function inspectRow(id: string): void {
  select(id);
  setPane('inspector.open', 1);
}

/** Selects several rows and opens the inspector, which lists them. */
export function inspectRows(rows: readonly { readonly id: string }[]): void {
  selectAll(rows.map(({ id }) => id));
  setPane('inspector.open', 1);
}

/** Shows the fields of the program itself in the inspector. */
export function inspectProgram(): void {
  select(null);
  setPane('inspector.open', 1);
}
