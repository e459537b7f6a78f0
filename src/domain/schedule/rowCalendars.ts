import { indexRows, type ProgramDocument } from '../model/document';
import { dayToNumber } from '../time/day';
import { isBareDay, type Moment, momentToDay, momentToMinutes } from '../time/moment';
import { calendarToWorkingCalendar, officeCalendar, type WorkingCalendar } from '../time/workingCalendar';
import type { PlaceableRow } from './placeableRow';

/** The second at which a moment begins: a bare day is the beginning of its working time. */
export function momentToStart(moment: Moment, calendar: WorkingCalendar): number {
  return isBareDay(moment)
    ? calendar.startOfDay(dayToNumber(momentToDay(moment)))
    : Math.round(momentToMinutes(moment) * 60);
}

/** The second at which a moment ends: a bare day is the end of its working time. */
export function momentToFinish(moment: Moment, calendar: WorkingCalendar): number {
  return isBareDay(moment)
    ? calendar.endOfDay(dayToNumber(momentToDay(moment)))
    : Math.round(momentToMinutes(moment) * 60);
}

/** The calendar that the program keeps. */
export function programCalendar(document: ProgramDocument): WorkingCalendar {
  const row =
    document.program.calendarId === null
      ? undefined
      : indexRows(document.calendars).get(document.program.calendarId);
  return row ? calendarToWorkingCalendar(row) : officeCalendar;
}

/**
 * The calendar that a row keeps: its own, else its team's (a task's or milestone's project's team where it has
 * none), else the program's, else office hours ([C2]).
 */
export function calendarOf(document: ProgramDocument, row: PlaceableRow): WorkingCalendar {
  return createCalendarChoice(document)(row);
}

/** The choice of a calendar for many rows of one document. */
export function createCalendarChoice(document: ProgramDocument): (row: PlaceableRow) => WorkingCalendar {
  const general = programCalendar(document);
  if (document.calendars.length === 0) return () => general;
  const calendars = indexRows(document.calendars);
  const projects = indexRows(document.projects);
  const teams = indexRows(document.teams);
  const ofTeam = (teamId: string | null) => {
    const team = teamId === null ? undefined : teams.get(teamId);
    const calendar = team && team.calendarId !== null ? calendars.get(team.calendarId) : undefined;
    return calendar ? calendarToWorkingCalendar(calendar) : general;
  };
  return (row) => {
    const own = row.plan.calendarId === null ? undefined : calendars.get(row.plan.calendarId);
    if (own) return calendarToWorkingCalendar(own);
    if ('teamId' in row && row.teamId !== null) return ofTeam(row.teamId);
    if (!('projectId' in row) || row.projectId === null) return general;
    return ofTeam(projects.get(row.projectId)?.teamId ?? null);
  };
}
