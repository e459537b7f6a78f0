import type { SingleCommand } from '../../../domain/commands/command';
import type { RoadmapLane } from '../../../domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../../domain/model/document';
import { addDays, type Day } from '../../../domain/time/day';
import { dayToMoment } from '../../../domain/time/moment';
import { readSchedule } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { announce, notify } from '../../plan/notices';
import { act, useOpenProgram } from '../../plan/openProgram';
import { select } from '../../plan/selection';
import { nameNewRow } from '../../plan/showRow';
import type { Format } from '../../ui/format';
import { setPane } from '../../ui/panes';
import { changeToSentence } from './moves';

/** The document that the shell pushes after a change; the one before when nothing came within a second. */
function documentAfter(before: ProgramDocument): Promise<ProgramDocument> {
  const now = useOpenProgram.getState().document;
  if (now !== before) return Promise.resolve(now ?? before);
  return new Promise((resolve) => {
    const stop = useOpenProgram.subscribe(({ document }) => {
      if (document !== before) finish(document ?? before);
    });
    const timer = setTimeout(() => finish(before), 1_000);
    const finish = (document: ProgramDocument) => {
      stop();
      clearTimeout(timer);
      resolve(document);
    };
  });
}

/** Asks for the commands as one change and says what it did: "Cut-over 8 Dec to 5 Feb. Pushes 3 items." */
export async function actAndSay(
  commands: readonly SingleCommand[],
  label: string,
  ids: readonly string[],
  format: Format,
): Promise<boolean> {
  const before = useOpenProgram.getState().document;
  const [only] = commands;
  if (!before || !only) return false;
  const done = await act(commands.length === 1 ? only : { type: 'batch', label, commands });
  if (!done) return false;
  const after = await documentAfter(before);
  announce(changeToSentence(readSchedule(before), readSchedule(after), ids, format));
  return true;
}

/** Shows the inspector with a row in it. */
export function openInspector(id: string): void {
  select(id);
  setPane('inspector.open', 1);
}

/** What a project in a lane has because of the lane, and of the lane around it: the team of a team's lane, and so on. */
function laneFields(lanes: readonly RoadmapLane[], lane: RoadmapLane | undefined): Record<string, unknown> {
  if (!lane) return {};
  const outer = lanes.find((it) => it.key === lane.parentKey);
  return { ...laneFields(lanes, outer), ...fieldsOfLane(lane) };
}

function fieldsOfLane({ by, word, id }: RoadmapLane): Record<string, unknown> {
  switch (by) {
    case 'team':
      return { teamId: id };
    case 'owner':
      return { ownerId: id };
    case 'goal':
      return { goalIds: id === null ? [] : [id] };
    case 'phase':
      return { phase: word === '' ? null : word };
    default:
      return {};
  }
}

/** Days of a project that was drawn by a double click: four weeks, to be pulled into shape. */
const newProjectDays = 28;

/** Adds a project that starts on a day to a lane, and selects it for naming. */
export async function addProject(
  startDay: Day,
  lanes: readonly RoadmapLane[],
  lane: RoadmapLane | undefined,
): Promise<void> {
  const id = newId('project');
  const done = await act({
    type: 'project.create',
    row: {
      id: id as never,
      title: 'New project',
      ...laneFields(lanes, lane),
      plan: {
        placement: 'manual',
        startAt: dayToMoment(startDay),
        finishAt: dayToMoment(addDays(startDay, newProjectDays - 1)),
      },
    },
  });
  if (!done) return;
  nameNewRow(id);
  announce(`Added New project${lane ? ` to ${lane.title}` : ''}. Type its name.`);
}

/** Says why a bar cannot be dragged; null for the bar of a collapsed lane. */
export function sayWhyNot(title: string | null): void {
  const text =
    title === null
      ? 'This bar stands for the projects of a collapsed lane. Unfold the lane and move those.'
      : `The dates of ‘${title}’ come from its tasks. Unfold it and move those.`;
  notify({ tone: 'info', text });
}
