import type { HealthReport } from '../health/computeHealth';
import { findRow, type ProgramDocument } from '../model/document';
import type { Health } from '../model/health';
import { phaseNames } from '../model/work';
import { finishDay, startDay } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import { addMonths, type Day } from '../time/day';
import { filterRows } from './roadmapFilter';
import type { RoadmapFilter } from './roadmapTypes';

export const boardGroupings = ['horizon', 'phase'] as const;
/** What puts projects into a column: when they are, or their phase. */
export type BoardBy = (typeof boardGroupings)[number];

/** A project on the board. */
export type BoardCard = {
  readonly id: string;
  readonly title: string;
  readonly teamName: string | null;
  readonly health: Health;
  /** Null without dates. */
  readonly startDay: Day | null;
  readonly finishDay: Day | null;
  readonly percentComplete: number;
};

export type BoardColumn = {
  /** A horizon's word, or a phase's name; empty for projects without a phase. */
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly cards: readonly BoardCard[];
};

/** The board, and how much the filter hides of it. */
export type RoadmapBoard = { readonly columns: readonly BoardColumn[]; readonly hiddenByFilter: number };

const horizons = [
  ['now', 'Now', 'Under way, or due to be'],
  ['next', 'Next', 'Starts within three months'],
  ['later', 'Later', 'Starts after that'],
  ['undated', 'No dates', 'Has no place in time yet'],
  ['done', 'Done', ''],
] as const;

/**
 * The projects as a board ([L16], [L17]): in columns of now, next and later, or of phases; in a column by the day on which
 * they begin.
 */
export function roadmapBoard(
  document: ProgramDocument,
  schedule: Schedule,
  health: HealthReport,
  today: Day,
  by: BoardBy,
  filter: RoadmapFilter,
): RoadmapBoard {
  const { shownIds, hiddenCount } = filterRows(document, health, filter);
  const nextUntil = addMonths(today, 3);
  const cardsByKey = new Map<string, BoardCard[]>();
  for (const project of document.projects) {
    if (!shownIds.has(project.id)) continue;
    const row = schedule.byId.get(project.id);
    const starts = row ? startDay(row) : null;
    const horizon = row?.done
      ? 'done'
      : starts === null
        ? 'undated'
        : starts <= today
          ? 'now'
          : starts <= nextUntil
            ? 'next'
            : 'later';
    const key = by === 'phase' ? (project.phase ?? '') : horizon;
    const cards = cardsByKey.get(key) ?? [];
    cardsByKey.set(key, cards);
    cards.push({
      id: project.id,
      title: project.title,
      teamName: project.teamId === null ? null : (findRow(document, 'team', project.teamId)?.name ?? null),
      health: health.byId.get(project.id)?.shown ?? 'notStarted',
      startDay: starts,
      finishDay: row ? finishDay(row) : null,
      percentComplete: row?.percentComplete ?? 0,
    });
  }
  const last = '9999-12-31';
  for (const cards of cardsByKey.values()) {
    cards.sort((a, b) => ((a.startDay ?? last) < (b.startDay ?? last) ? -1 : 1));
  }
  const cardsOf = (key: string) => cardsByKey.get(key) ?? [];
  const columns: readonly BoardColumn[] =
    by === 'phase'
      ? ['', ...phaseNames].map((key) => ({
          key,
          title: key === '' ? 'No phase' : key,
          note: '',
          cards: cardsOf(key),
        }))
      : horizons.map(([key, title, note]) => ({ key, title, note, cards: cardsOf(key) }));
  return { columns, hiddenByFilter: hiddenCount };
}

/** A project, task or milestone without a place in time, for the tray ([L18]). */
export type UndatedRow = {
  readonly id: string;
  readonly kind: 'project' | 'task' | 'milestone';
  readonly title: string;
};

/** Everything that has no dates, in the order of the program. */
export function undatedRows(document: ProgramDocument, schedule: Schedule): readonly UndatedRow[] {
  const kinds = [
    ['project', document.projects],
    ['task', document.tasks],
    ['milestone', document.milestones],
  ] as const;
  return kinds.flatMap(([kind, rows]) =>
    rows.flatMap(({ id, title, plan }) =>
      schedule.byId.has(id) || !plan.active ? [] : [{ id: id as string, kind, title }],
    ),
  );
}
