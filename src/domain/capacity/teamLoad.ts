import type { ProgramDocument } from '../model/document';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { type Day, dayNumberToCivil, dayToNumber, weekdayOf } from '../time/day';

/** What a team carries in a month. People are full-time people over the whole month. */
export type MonthLoad = {
  /** "2027-01". */
  readonly month: string;
  /** [K14] People at work on average over the working days of the month that are left. */
  readonly people: number;
  /** People over what the team has; 0 or less is within; null without a cap. */
  readonly over: number | null;
};

/** A team's load by month, against what it can carry. */
export type TeamLoad = {
  readonly teamId: string;
  readonly name: string;
  readonly capPeople: number | null;
  readonly months: readonly MonthLoad[];
  /** [K15] Person-months over the cap in all months together. */
  readonly overPersonMonths: number;
  /** [K16] What would bring it within its cap; null while it is. */
  readonly levers: Levers | null;
  /** Rows of the team that are planned and say how many people they take, and those that do not. */
  readonly countedIds: readonly string[];
  readonly uncountedIds: readonly string[];
};

/** Three ways to the same end; any mix of them does. */
export type Levers = {
  /** Weeks by which all that is over could be spread out, at the team's size. */
  readonly weeks: number;
  /** People more, in the worst month. */
  readonly people: number;
  /** Person-months of scope less. */
  readonly personMonths: number;
};

const weeksPerMonth = 52 / 12;
const isWorkday = (dayNumber: number) => weekdayOf(dayNumber) !== 0 && weekdayOf(dayNumber) !== 6;
const monthOf = (dayNumber: number) => {
  const { year, month } = dayNumberToCivil(dayNumber);
  return `${year}-${String(month).padStart(2, '0')}`;
};

/** Working days of a month, and those from today on. */
type Workdays = { readonly all: number; readonly left: number };

/** A team is over from so many people on; less is rounding. */
export const leastOver = 0.05;

/** The months from the first to the last, "2026-11" … "2027-02"; none when the last is before the first. */
function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = first.split('-').map(Number);
  while (months.length < 240) {
    const text = `${year}-${String(month).padStart(2, '0')}`;
    if (text > last) break;
    months.push(text);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  return months;
}

type Work = {
  readonly id: string;
  readonly teamId: string;
  readonly people: number | null;
  readonly row: ScheduledRow;
};

/** [K13] What each team has to do: tasks that say their people, else whole projects; what is done or a summary counts for nothing. */
function workOf(document: ProgramDocument, schedule: Schedule): readonly Work[] {
  const work: Work[] = [];
  const counted = new Set<string>();
  const teamByProject = new Map<string, string | null>(document.projects.map((it) => [it.id, it.teamId]));
  for (const task of document.tasks) {
    const row = schedule.byId.get(task.id);
    const teamId = task.teamId ?? teamByProject.get(task.projectId) ?? null;
    if (!row || row.done || row.summary || teamId === null || task.allocationPeople === null) continue;
    counted.add(task.projectId);
    work.push({ id: task.id, teamId, people: task.allocationPeople, row });
  }
  for (const project of document.projects) {
    const row = schedule.byId.get(project.id);
    if (!row || row.done || project.teamId === null || counted.has(project.id)) continue;
    work.push({ id: project.id, teamId: project.teamId, people: project.allocationPeople, row });
  }
  return work;
}

/**
 * [K13]–[K16] What every team carries from today on, by month, against its people: rough, by working days Monday to Friday.
 * Teams with nothing planned are left out; the most overloaded comes first.
 */
export function teamLoads(document: ProgramDocument, schedule: Schedule, today: Day): readonly TeamLoad[] {
  const from = dayToNumber(today);
  const workByTeam = new Map<string, Work[]>();
  for (const it of workOf(document, schedule)) {
    const known = workByTeam.get(it.teamId);
    if (known) known.push(it);
    else workByTeam.set(it.teamId, [it]);
  }
  const workdaysByMonth = new Map<string, Workdays>();
  const workdaysIn = (month: string): Workdays => {
    const known = workdaysByMonth.get(month);
    if (known) return known;
    let all = 0;
    let left = 0;
    for (let day = dayToNumber(`${month}-01` as Day); monthOf(day) === month; day++) {
      if (!isWorkday(day)) continue;
      all += 1;
      if (day >= from) left += 1;
    }
    const workdays = { all, left };
    workdaysByMonth.set(month, workdays);
    return workdays;
  };
  const loads = document.teams.flatMap((team): TeamLoad[] => {
    const work = workByTeam.get(team.id);
    if (!work) return [];
    const daysByMonth = new Map<string, number>();
    const counted = work.filter((it) => it.people !== null && it.people > 0);
    for (const { people, row } of counted) {
      const last = Math.floor(Math.max(row.startMinutes, row.finishMinutes - 1) / 1_440);
      for (let day = Math.max(from, Math.floor(row.startMinutes / 1_440)); day <= last; day++) {
        if (!isWorkday(day)) continue;
        const month = monthOf(day);
        daysByMonth.set(month, (daysByMonth.get(month) ?? 0) + (people ?? 0));
      }
    }
    const sorted = [...daysByMonth.keys()].sort();
    const [first] = sorted;
    const cap = team.capacityPeople;
    const months =
      first === undefined
        ? []
        : monthsBetween(first, sorted.at(-1) ?? first).map((month): MonthLoad => {
            const people = (daysByMonth.get(month) ?? 0) / Math.max(1, workdaysIn(month).left);
            return { month, people, over: cap === null ? null : people - cap };
          });
    const overs = months.flatMap(({ month, over }) => {
      const { all, left } = workdaysIn(month);
      return over !== null && over > leastOver ? [{ people: over, months: left / all }] : [];
    });
    const overPersonMonths = overs.reduce((sum, over) => sum + over.people * over.months, 0);
    const levers =
      overs.length === 0
        ? null
        : {
            weeks:
              cap === null || cap === 0 ? Number.POSITIVE_INFINITY : (overPersonMonths / cap) * weeksPerMonth,
            people: Math.max(...overs.map(({ people }) => people)),
            personMonths: overPersonMonths,
          };
    return [
      {
        teamId: team.id,
        name: team.name,
        capPeople: cap,
        months,
        overPersonMonths,
        levers,
        countedIds: counted.map(({ id }) => id),
        uncountedIds: work.filter((it) => it.people === null).map(({ id }) => id),
      },
    ];
  });
  return loads.sort((a, b) => b.overPersonMonths - a.overPersonMonths);
}
