import { findRow, indexRows, type ProgramDocument } from '../model/document';
import type { Day } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count } from '../words';
import type { PlanComparison } from './comparePlans';

/** Somebody who has to hear of a slip, with the sentences that are theirs, the weightiest first. */
export type Telling = {
  readonly stakeholderId: string;
  readonly name: string;
  readonly sentences: readonly string[];
};

/**
 * [W6] Whom a slip concerns and what to tell them: sponsor and manager when the program's finish moves, owners of what
 * moves, both sides of promises that break, and who decides on what would be missed.
 */
export function whomToTell(
  document: ProgramDocument,
  comparison: PlanComparison,
  sayDay: (day: Day) => string = dayToText,
): Telling[] {
  const sentencesById = new Map<string, Set<string>>();
  const tell = (stakeholderId: string | null, sentence: string) => {
    if (stakeholderId === null) return;
    const known = sentencesById.get(stakeholderId);
    if (known) known.add(sentence);
    else sentencesById.set(stakeholderId, new Set([sentence]));
  };
  const { program } = document;
  const { finish } = comparison;
  if (finish.days !== 0 && finish.afterDay) {
    const way = finish.days > 0 ? 'later' : 'earlier';
    const sentence = `${program.title} would finish on ${sayDay(finish.afterDay)}, ${count(Math.abs(finish.days), 'day')} ${way}.`;
    tell(program.sponsorId, sentence);
    tell(program.managerId, sentence);
  }
  if (comparison.cost.total > 0) {
    const cost = Math.round(comparison.cost.total).toLocaleString('en-US');
    tell(program.sponsorId, `The delay would cost ${cost} by the cost of delay of the projects that move.`);
  }
  for (const missed of comparison.missed) {
    const what = missed.kind === 'deadline' ? `The deadline of ${missed.title}` : missed.title;
    const sentence = `${what} is due on ${sayDay(missed.day)} and would be missed: ${sayDay(missed.finishDay)}.`;
    tell(missed.ownerId, sentence);
    if (missed.kind === 'target') tell(program.managerId, sentence);
  }
  const teams = indexRows(document.teams);
  for (const broken of comparison.agreements) {
    const givers = teams.get(broken.givingTeamId as never);
    const needers = teams.get(broken.needingTeamId as never);
    const what = broken.deliverable === '' ? 'what was promised' : `"${broken.deliverable}"`;
    const against =
      broken.daysAfterNeeded > 0
        ? `${count(broken.daysAfterNeeded, 'day')} after it is needed`
        : `${count(broken.daysAfterCommitted, 'day')} after what was committed`;
    const sentence = `${givers?.name ?? 'The giving team'} would hand ${what} to ${needers?.name ?? 'the team that needs it'} on ${sayDay(broken.handOverAfterDay)}, ${against}.`;
    tell(broken.giverId ?? givers?.leadId ?? null, sentence);
    tell(broken.getterId ?? needers?.leadId ?? null, sentence);
  }
  for (const row of [...comparison.projects, ...comparison.moved.filter((it) => it.kind !== 'project')]) {
    if (row.days === 0 || row.ownerId === null) continue;
    const way = row.days > 0 ? 'later' : 'earlier';
    tell(
      row.ownerId,
      `${row.title} would finish on ${sayDay(row.finishAfterDay)}, ${count(Math.abs(row.days), 'day')} ${way}.`,
    );
  }
  return [...sentencesById].flatMap(([stakeholderId, sentences]) => {
    const stakeholder = findRow(document, 'stakeholder', stakeholderId);
    return stakeholder ? [{ stakeholderId, name: stakeholder.name, sentences: [...sentences] }] : [];
  });
}
