import type { ProgramDocument } from '../model/document';

/** Who keeps a calendar. */
export type CalendarUse = {
  /** It is the program's. */
  readonly isProgram: boolean;
  /** Names of the teams that name it, in the program's order. */
  readonly teams: readonly string[];
  /** Projects, tasks and milestones that name it themselves. */
  readonly rowCount: number;
};

/** Who names a calendar; those who keep it because a team or the program does are not counted again. */
export function calendarUse(document: ProgramDocument, calendarId: string): CalendarUse {
  const rows = [document.projects, document.tasks, document.milestones];
  return {
    isProgram: document.program.calendarId === calendarId,
    teams: document.teams.filter((team) => team.calendarId === calendarId).map(({ name }) => name),
    rowCount: rows.reduce(
      (sum, table) => sum + table.filter(({ plan }) => plan.calendarId === calendarId).length,
      0,
    ),
  };
}
