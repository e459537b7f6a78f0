import type { LossEntry } from '../../domain/exchange/lossReport';
import type { ProgramDocument } from '../../domain/model/document';
import { dayToText } from '../../domain/time/dayToText';
import { agree, count } from '../../domain/words';
import { findOtherDates } from './otherDates';
import type { Reading } from './reading';
import type { MspdiTask } from './readTask';

/** Enters something into the loss report. */
type Enter = (severity: LossEntry['severity'], code: string, message: string) => void;

/** The file's own dates are the proof of what was carried. */
export function enterOtherDates(document: ProgramDocument, tasks: readonly MspdiTask[], enter: Enter): void {
  const { stretched, differing } = findOtherDates(document, tasks);
  if (stretched.length > 0) {
    enter(
      'dropped',
      'split',
      `${count(stretched.length, 'task')} ${agree(stretched.length, 'lies', 'lie')} longer in the file than the work lasts, which is split or follows calendars of people; here it goes on without a break: ${stretched.slice(0, 5).join(', ')}.`,
    );
  }
  const first = differing[0];
  if (first) {
    enter(
      'note',
      'otherDates',
      `${count(differing.length, 'task')} ${agree(differing.length, 'comes', 'come')} out on other dates than the file states, the first is "${first.title}": ${dayToText(first.computedDay)}, in the file ${dayToText(first.inFileDay)}. A date follows from links, durations and calendars here; give such a task a constraint, or place it by hand, to hold it where it was.`,
    );
  }
}

/** What of a plan is not carried, once per kind of thing. */
export function enterLosses(reading: Reading, enter: Enter): void {
  const { tasks, blankLines, resourceUidsByTask } = reading;
  const tally = (matches: (task: MspdiTask) => boolean) => tasks.filter(matches).length;
  const say = (severity: LossEntry['severity'], code: string, total: number, sentence: string) => {
    if (total > 0) enter(severity, code, `${count(total, 'task')}: ${sentence}`);
  };
  if (blankLines > 0)
    enter(
      'note',
      'blankLine',
      `${count(blankLines, 'blank line')} of the plan ${agree(blankLines, 'was', 'were')} passed over.`,
    );
  say(
    'dropped',
    'cost',
    tally((task) => task.cost),
    'costs are not kept.',
  );
  say(
    'dropped',
    'otherBaselines',
    tally((task) => task.otherBaselines > 0),
    'of several baselines the first is kept.',
  );
  say(
    'dropped',
    'outlineCode',
    tally((task) => task.outlineCodes > 0),
    'outline codes are not kept.',
  );
  say(
    'dropped',
    'leveling',
    tally((task) => task.levelingDelay),
    'delays from levelling are not kept.',
  );
  say(
    'dropped',
    'subproject',
    tally((task) => task.subproject),
    'what an inserted file holds is not read.',
  );
  say(
    'note',
    'milestoneWithDuration',
    tally((task) => task.milestoneFlag && (task.durationMinutes ?? 0) > 0),
    'a milestone with a duration is read as a task.',
  );
  say(
    'note',
    'manualSummary',
    tally((task) => task.manual && task.summaryFlag),
    'a summary placed by hand is where its parts begin; its own dates come from them.',
  );
  const shared = [...resourceUidsByTask.values()].filter((uids) => new Set(uids).size > 1).length;
  const spread = reading.spreadAssignments;
  if (resourceUidsByTask.size > 0) {
    enter(
      'note',
      'assignments',
      `Assignments are read as owners, hours and units are not kept${spread > 0 ? `, nor of ${count(spread, 'assignment')} how the work is spread over days` : ''}${shared > 0 ? `; of ${count(shared, 'task')} with several people the first owns it` : ''}.`,
    );
  }
}
