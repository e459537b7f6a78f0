import { findAnyRow } from '../../domain/model/document';
import type { Kind } from '../../domain/model/kinds';
import { setPane } from '../ui/panes';
import { useOpenProgram } from './openProgram';
import { goTo, type ScreenName, useScreen } from './screens';
import { select } from './selection';

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
};

/** Selects a row and goes where it can be seen; stays where it is in view already. The inspector opens for it. */
export function showRow(id: string): void {
  const { document } = useOpenProgram.getState();
  const found = document && findAnyRow(document, id);
  if (!found) return;
  const places = screensByKind[found.kind];
  const { screen } = useScreen.getState();
  if (places && !places.includes(screen)) goTo(places[0] ?? 'Overview', id);
  else if (!places && ['Portfolio', 'Reports', 'Guide', 'Settings'].includes(screen)) goTo('Overview');
  select(id);
  setPane('inspector.open', 1);
}

/** Selects a row and opens the inspector for it, wherever one is. */
export function inspectRow(id: string): void {
  select(id);
  setPane('inspector.open', 1);
}
