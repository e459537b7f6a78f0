import type { LossEntry } from '../../domain/exchange/lossReport';
import { textLimit, titleLimit } from '../../domain/model/fields';
import type { Moment } from '../../domain/time/moment';
import { count } from '../../domain/words';
import type { MspdiTask } from './readTask';

/** What is said of a file's values, without the file. */
type Fault = Pick<LossEntry, 'severity' | 'code' | 'message'>;

const shownAtMost = 5;

/** Whether two moments stand the wrong way round; a bare day counts as a day. */
export function endsBefore(start: Moment | null, finish: Moment | null): boolean {
  if (start === null || finish === null) return false;
  return start.length > 10 && finish.length > 10 ? finish < start : finish.slice(0, 10) < start.slice(0, 10);
}

function listed(found: readonly string[]): string {
  return `${found.slice(0, shownAtMost).join(', ')}${found.length > shownAtMost ? ', …' : ''}`;
}

/**
 * What stands in a file and is not what it should be, and what was made of it: values that cannot be read are left out,
 * those beyond all bounds brought into them, finishes before their start left out, long texts cut.
 */
export function findFaults(
  tasks: readonly MspdiTask[],
  cutUids: readonly string[],
  repeatedUids: readonly string[],
): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (
    severity: Fault['severity'],
    code: string,
    found: readonly string[],
    one: string,
    many: string,
  ) => {
    if (found.length === 0) return;
    const what = found.length === 1 ? `1 ${one}` : `${found.length.toLocaleString('en-US')} ${many}`;
    faults.push({ severity, code, message: `${what}: ${listed(found)}.` });
  };
  const of = (task: MspdiTask) => (value: string) => `${value} of task ${task.uid} (line ${task.line})`;
  say(
    'dropped',
    'unreadable',
    tasks.flatMap((task) => task.unread.map(of(task))),
    'value could not be read and was left out',
    'values could not be read and were left out',
  );
  say(
    'guessed',
    'outOfRange',
    tasks.flatMap((task) => task.bounded.map(of(task))),
    'value lay outside of what can be and was brought into it',
    'values lay outside of what can be and were brought into it',
  );
  say(
    'dropped',
    'endBeforeStart',
    tasks.flatMap((task) => [
      ...(task.manual && endsBefore(task.startAt, task.finishAt)
        ? [of(task)(`Finish "${task.finishAt}"`)]
        : []),
      ...(endsBefore(task.actualStartAt, task.actualFinishAt)
        ? [of(task)(`ActualFinish "${task.actualFinishAt}"`)]
        : []),
    ]),
    'finish came before its start and was left out',
    'finishes came before their starts and were left out',
  );
  if (cutUids.length > 0) {
    faults.push({
      severity: 'dropped',
      code: 'textCut',
      message: `${count(cutUids.length, 'task')} had a name or notes longer than can be kept (${titleLimit.toLocaleString('en-US')} and ${textLimit.toLocaleString('en-US')} characters), which were cut: ${listed(cutUids)}.`,
    });
  }
  say(
    'dropped',
    'uidTwice',
    repeatedUids,
    'had the UID of an earlier one and could not be kept',
    'had the UID of an earlier one and could not be kept',
  );
  return faults;
}
