import type { MouseEvent } from 'react';
import { type ActionId, actions, keysOf } from '../../../../contract/actions';
import { chordToText, type Platform } from '../../../../contract/keys';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import { isActionEnabled, runAction } from '../../../plan/actions';
import { useSelection } from '../../../plan/selection';
import { useAppInfo } from '../../../plan/settings';
import { MenuAt, type MenuLine } from '../../../ui/Menu';
import { keyToId } from '../navigation';
import { outlineRowId } from './RoadmapOutline';

/** A menu that was asked for: of what, and where in the window. */
export type AskedMenu = { readonly title: string; readonly x: number; readonly y: number };

/** What the right button is pressed upon, or what its key is pressed in: a bar, a milestone or a row of the outline. */
function idUnder(target: EventTarget, layout: RoadmapLayout): string | null {
  if (!(target instanceof Element)) return null;
  const key = target.closest<HTMLElement>('.vis-item')?.dataset['key'];
  if (key !== undefined) return keyToId(layout, key);
  const rowId = target.closest('[role="row"]')?.id;
  return layout.rows.find((row) => outlineRowId(row.key) === rowId)?.id ?? null;
}

/**
 * Selects what a menu is asked for, unless it is one of several that are selected, and answers where the menu goes;
 * null over nothing that has one.
 */
export function askMenu(
  event: MouseEvent,
  layout: RoadmapLayout,
  select: (id: string) => void,
): AskedMenu | null {
  const id = idUnder(event.target, layout);
  if (id === null) return null;
  event.preventDefault();
  const { ids } = useSelection.getState();
  if (!ids.includes(id)) select(id);
  const title =
    [...layout.bars, ...layout.milestones, ...layout.rows].find((it) => it.id === id)?.title ?? '';
  const isOfSeveral = ids.includes(id) && ids.length > 1;
  return { title: isOfSeveral ? `${ids.length} items` : title, x: event.clientX, y: event.clientY };
}

const groups = [
  ['row.moveWeekEarlier', 'row.moveEarlier', 'row.moveLater', 'row.moveWeekLater', 'row.whatIf'],
  ['row.link', 'row.moveToLane'],
  ['row.duplicate', 'row.delete'],
] as const satisfies readonly (readonly ActionId[])[];

function lineOf(id: ActionId, platform: Platform): MenuLine | null {
  const action = actions.find((it) => it.id === id);
  if (!action) return null;
  const [chord] = keysOf(action, platform);
  return {
    id,
    label: action.label,
    keys: chord === undefined ? undefined : chordToText(chord, platform),
    isDisabled: !isActionEnabled(action),
    isDanger: id === 'row.delete',
    run: () => runAction(id),
  };
}

/** What can be done with what is selected: the actions of the table, with their keys. */
export function RowMenu(props: {
  readonly asked: AskedMenu;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}) {
  const { asked, onOpen, onClose } = props;
  const open: MenuLine = { id: 'open', label: 'Open in the inspector', keys: 'Enter', run: onOpen };
  const { platform } = useAppInfo();
  const lines = groups.map((ids) => ids.map((id) => lineOf(id, platform)).filter((line) => line !== null));
  return <MenuAt label={asked.title} at={asked} groups={[[open], ...lines]} onClose={onClose} />;
}
