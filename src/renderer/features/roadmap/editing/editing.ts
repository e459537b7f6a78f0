import type { SingleCommand } from '../../../../domain/commands/command';
import { drawnToCommand } from '../../../../domain/editing/drawnRow';
import { datedGates } from '../../../../domain/editing/gateDay';
import { type LanePlace, placeToFields, placeToWords } from '../../../../domain/editing/lanePlace';
import type { ProgramDocument } from '../../../../domain/model/document';
import { addDays, type Day } from '../../../../domain/time/day';
import { dayToMoment } from '../../../../domain/time/moment';
import { readSchedule } from '../../../plan/derived';
import { newId } from '../../../plan/ids';
import { announce, notify } from '../../../plan/notices';
import { act, useOpenProgram } from '../../../plan/openProgram';
import { select } from '../../../plan/selection';
import { nameNewRow } from '../../../plan/showRow';
import type { Format } from '../../../ui/format';
import { setPane } from '../../../ui/panes';
import { sketchDays } from '../gestures/drawGesture';
import type { Sketch } from '../gestures/sketch';
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
  announce(whatMoved(before, after, ids, format));
  return true;
}

/** What a change did to rows of the schedule and to gates, to be spoken. */
function whatMoved(
  before: ProgramDocument,
  after: ProgramDocument,
  ids: readonly string[],
  format: Format,
): string {
  const gates = datedGates(after, ids);
  const places = gates.map(({ title, day }) => `${title} on ${format.dayShort(day)}.`);
  const rows = gates.length === 0 ? ids : ids.filter((id) => !gates.some((gate) => gate.id === id));
  if (rows.length === 0) return places.join(' ');
  return [changeToSentence(readSchedule(before), readSchedule(after), rows, format), ...places].join(' ');
}

/** Shows the inspector with a row in it. */
export function openInspector(id: string): void {
  select(id);
  setPane('inspector.open', 1);
}

/** Adds a project of the usual length to a lane, and selects it for naming. */
export async function addProject(startDay: Day, place: LanePlace): Promise<void> {
  const { document } = useOpenProgram.getState();
  if (!document) return;
  const id = newId('project');
  const { goalId, ...fields } = placeToFields(document, place);
  const goals = goalId ? { goalIds: [goalId] } : {};
  const plan = {
    placement: 'manual',
    startAt: dayToMoment(startDay),
    finishAt: dayToMoment(addDays(startDay, sketchDays - 1)),
  };
  const row = { id, title: 'New project', ...fields, ...goals, plan };
  if (!(await act({ type: 'project.create', row } as SingleCommand))) return;
  nameNewRow(id);
  announce(`Added New project${place.length > 0 ? ` to ${placeToWords(place)}` : ''}. Type its name.`);
}

/** Makes a bar that was drawn a row of the program; answers its id, null when it was refused. */
export async function createSketch(
  { drawn, startDay, finishDay }: Sketch,
  title: string,
  format: Format,
): Promise<string | null> {
  const id = newId(drawn.kind);
  if (!(await act(drawnToCommand(drawn, id, title, startDay, finishDay)))) return null;
  const days = drawn.kind === 'milestone' ? format.dayShort(finishDay) : format.range(startDay, finishDay);
  announce(`Added ${drawn.kind} ${title}, ${days}.`);
  return id;
}

/** Says why a bar cannot be dragged; null for the bar of a collapsed lane. */
export function sayWhyNot(title: string | null): void {
  const text =
    title === null
      ? 'This bar stands for the projects of a collapsed lane. Unfold the lane and move those.'
      : `The dates of ‘${title}’ come from its tasks. Unfold it and move those.`;
  notify({ tone: 'info', text });
}
