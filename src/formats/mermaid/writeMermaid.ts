import type { LossEntry } from '../../domain/exchange/lossReport';
import type { ProgramDocument } from '../../domain/model/document';
import type { Milestone, Project, Task } from '../../domain/model/work';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import { finishDay, startDay } from '../../domain/schedule/days';
import type { ScheduledRow } from '../../domain/schedule/schedule';
import { addDays } from '../../domain/time/day';

/** Words that begin a line of their own: a title that begins with one would be taken for it. */
const lineWords =
  /^(title|section|dateFormat|axisFormat|tickInterval|todayMarker|excludes|includes|inclusiveEndDates|topAxis|weekday|weekend|click|link|accTitle|accDescr|displayMode|gantt|mermaid|theme|dateRange|end)\b/i;

/** A title as Mermaid reads it back: a colon would end it, `#` and `;` begin and end codes, `%%` a comment. */
function toLabel(title: string): { readonly label: string; readonly changed: boolean } {
  const plain = title
    .toWellFormed()
    .replace(/:/g, '\uA789')
    .replace(/[#;]/g, ' ')
    .replace(/%%+/g, '%')
    .replace(/\s+/g, ' ')
    .trim();
  const label = plain === '' ? '–' : lineWords.test(plain) ? `– ${plain}` : plain;
  return { label, changed: label !== title };
}

function tagsOf(row: Project | Task | Milestone, scheduled: ScheduledRow, isPoint: boolean): string[] {
  const begun = row.plan.percentComplete > 0 || row.plan.actualStartAt !== null;
  return [
    ...(scheduled.done || row.plan.percentComplete === 100 ? ['done'] : begun ? ['active'] : []),
    ...(scheduled.critical ? ['crit'] : []),
    ...(isPoint ? ['milestone'] : []),
  ];
}

/**
 * Writes a Gantt diagram of Mermaid: a section for each project with its tasks and milestones, on the days that the
 * schedule computes. What Mermaid has no words for is in the entries.
 */
export function writeMermaid(document: ProgramDocument): {
  readonly text: string;
  readonly lineCount: number;
  readonly entries: readonly LossEntry[];
} {
  const schedule = computeSchedule(document);
  let changed = 0;
  let undated = 0;
  let lineCount = 0;
  const label = (title: string) => {
    const made = toLabel(title);
    if (made.changed) changed++;
    return made.label;
  };
  const lines = ['gantt', `  title ${label(document.program.title)}`, '  dateFormat YYYY-MM-DD'];
  const write = (row: Project | Task | Milestone, isPoint: boolean) => {
    const scheduled = schedule.byId.get(row.id);
    if (!scheduled) {
      if (row.plan.active) undated++;
      return;
    }
    lineCount++;
    const from = startDay(scheduled);
    const last = finishDay(scheduled);
    const end = isPoint ? '0d' : last === '9999-12-31' ? last : addDays(last, 1);
    const parts = [...tagsOf(row, scheduled, isPoint), row.id, isPoint ? last : from, end];
    lines.push(`  ${label(row.title)} :${parts.join(', ')}`);
  };
  const partsByProject = new Map<string, (Task | Milestone)[]>();
  const parents = new Set<string>(document.tasks.flatMap((task) => task.parentId ?? []));
  const points = new Set<string>(document.milestones.map((it) => it.id));
  for (const row of [...document.tasks, ...document.milestones]) {
    if (row.projectId === null || parents.has(row.id)) continue;
    const known = partsByProject.get(row.projectId);
    if (known) known.push(row);
    else partsByProject.set(row.projectId, [row]);
  }
  for (const project of document.projects) {
    lines.push(`  section ${label(project.title)}`);
    const parts = partsByProject.get(project.id) ?? [];
    if (!parts.some((part) => !points.has(part.id))) write(project, false);
    for (const part of parts) write(part, points.has(part.id));
  }
  const own = document.milestones.filter((it) => it.projectId === null);
  if (own.length > 0) lines.push('  section Program');
  for (const milestone of own) write(milestone, true);
  const entry = (severity: LossEntry['severity'], code: string, message: string): LossEntry => ({
    severity,
    code,
    file: '',
    row: null,
    column: null,
    message,
  });
  const entries: LossEntry[] = [];
  if (undated > 0) entries.push(entry('dropped', 'undated', `${undated} without dates are not in it.`));
  if (document.dependencies.length > 0) {
    entries.push(
      entry(
        'dropped',
        'links',
        `${document.dependencies.length.toLocaleString('en-US')} dependencies are not in it: its dates are those that they lead to.`,
      ),
    );
  }
  if (changed > 0) {
    entries.push(
      entry(
        'guessed',
        'label',
        `${changed} titles hold signs that Mermaid would take for its own, which were replaced.`,
      ),
    );
  }
  return { text: `${lines.join('\n')}\n`, lineCount, entries };
}
