import type { ProgramDocument } from '../model/document';
import { computeLate } from './late';
import { networkInOrder } from './networkInOrder';
import { computeTimes } from './passes';
import type { PlaceableRow } from './placeableRow';
import { type RowTable, rowMode } from './rowTable';
import { computeSlack, rollUp } from './slack';
import { createLateTimes, type Times } from './times';

/**
 * The critical path of every project against its own finish ([S27]): ids of rows that are no summaries, in the order of
 * their early starts, by project id. Dates are the program's; late dates count back from each project's last finish,
 * over the links inside it.
 */
export function computeProjectPaths(document: ProgramDocument): ReadonlyMap<string, readonly string[]> {
  const { network, order } = networkInOrder(document);
  const times = computeTimes(network, order);
  const { rows } = network;
  const project = projectOfRows(rows);
  const last = new Float64Array(rows.count).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < rows.count; row++) {
    const at = project[row] as number;
    if (at < 0 || times.dated[row] === 0 || rows.mode[row] === rowMode.summary) continue;
    last[at] = Math.max(last[at] as number, times.earlyFinish[row] as number);
  }
  const finish = new Float64Array(rows.count).fill(times.finish);
  for (let row = 0; row < rows.count; row++) {
    const at = project[row] as number;
    if (at >= 0) finish[row] = last[at] as number;
  }
  const own: Times = { ...times, ...createLateTimes(network) };
  computeLate(network, order, own, { project, finish });
  rollUp(network, own);
  computeSlack(network, order, own);
  const pathByProject = new Map<string, number[]>();
  for (let row = 0; row < rows.count; row++) {
    const at = project[row] as number;
    if (at < 0 || own.dated[row] === 0 || rows.mode[row] === rowMode.summary || own.done[row] === 1) continue;
    const limit = document.program.criticalSlackDays * (rows.calendars[row]?.daySeconds ?? 0);
    if ((own.totalSlack[row] as number) > limit) continue;
    const id = (rows.rows[at] as PlaceableRow).id;
    const known = pathByProject.get(id);
    if (known) known.push(row);
    else pathByProject.set(id, [row]);
  }
  const idAt = (row: number) => (rows.rows[row] as PlaceableRow).id;
  return new Map(
    [...pathByProject].map(([id, path]) => [
      id,
      path
        .sort(
          (a, b) =>
            (own.earlyStart[a] as number) - (own.earlyStart[b] as number) || (idAt(a) < idAt(b) ? -1 : 1),
        )
        .map(idAt),
    ]),
  );
}

/** The project that each row is, or belongs to; -1 for milestones of the program. */
function projectOfRows(rows: RowTable): Int32Array {
  const project = new Int32Array(rows.count).fill(-1);
  for (const row of rows.downward) {
    const above = rows.parent[row] as number;
    if (rows.kinds[row] === 'project') project[row] = row;
    else if (above >= 0) project[row] = project[above] as number;
  }
  return project;
}
