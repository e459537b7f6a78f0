import type { ImportFault, LossEntry } from '../../domain/exchange/lossReport';
import type { AnyRow } from '../../domain/model/kinds';
import { ok, type Result } from '../../domain/result';
import type { Day } from '../../domain/time/day';
import { type ParsedMspdi, ProgramMaker } from '../mspdi/makeProgram';
import { Reading } from '../mspdi/reading';
import type { MspdiTask } from '../mspdi/readTask';

/** UIDs of plans that are no Microsoft Project's begin so, since there "0" means the plan itself; nobody sees it. */
const mark = 'k';

/** The UID of an id of the file. */
export function markedUid(id: string): string {
  return `${mark}${id}`;
}

/** A task as Microsoft Project would have it, of which only what is given was said. */
export function plainTask(
  said: Pick<MspdiTask, 'uid' | 'line' | 'name' | 'outlineLevel'> & Partial<MspdiTask>,
): MspdiTask {
  return {
    summaryFlag: false,
    milestoneFlag: false,
    active: true,
    manual: false,
    startAt: null,
    finishAt: null,
    durationMinutes: null,
    durationIsElapsed: false,
    constraintType: 'ASAP',
    constraintAt: null,
    deadlineAt: null,
    actualStartAt: null,
    actualFinishAt: null,
    percentComplete: 0,
    remainingMinutes: null,
    resumeAt: null,
    calendarUid: null,
    notes: '',
    link: '',
    links: [],
    baseline: null,
    otherBaselines: 0,
    extended: [],
    outlineCodes: 0,
    levelingDelay: false,
    subproject: false,
    cost: false,
    unread: [],
    bounded: [],
    ...said,
  };
}

/** A link that only names its predecessor, its type and a lag in minutes. */
export function plainLink(
  predecessorUid: string,
  type: MspdiTask['links'][number]['type'],
  lag: number,
): MspdiTask['links'][number] {
  return { predecessorUid, type, unit: 'working', lag, crossProject: false, elapsedPercent: false };
}

/** What a reader found out about a file, before it is made into a program. */
export class ForeignPlan {
  readonly reading = new Reading();
  readonly #file: string;
  readonly #entries: LossEntry[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** Says one sentence of the file. */
  say(severity: LossEntry['severity'], code: string, message: string): void {
    this.#entries.push({ severity, code, file: this.#file, row: null, column: null, message });
  }

  /** Says one sentence of several things alike, if there are any, with the first of them. */
  sayOf(
    severity: LossEntry['severity'],
    code: string,
    found: readonly string[],
    words: { readonly one: string; readonly many: string },
  ): void {
    if (found.length === 0) return;
    const number =
      found.length === 1 ? `1 ${words.one}` : `${found.length.toLocaleString('en-US')} ${words.many}`;
    const shown = found.slice(0, 5).map((it) => it.slice(0, 60));
    this.say(severity, code, `${number}: ${shown.join(', ')}${found.length > 5 ? ', …' : ''}.`);
  }

  /** Makes the program; rows have the ids of the file as their external ones. */
  make(today: Day | null): Result<ParsedMspdi, ImportFault> {
    const made = new ProgramMaker(this.reading, this.#file, today).make();
    if (!made.ok) return made;
    const { document, entries } = made.value;
    const ownId = <R extends AnyRow>(row: R): R => {
      const external = (row as { externalId?: string | null }).externalId;
      if (external === undefined || external === null) return row;
      return { ...row, externalId: external.startsWith(mark) ? external.slice(mark.length) : null };
    };
    return ok({
      document: {
        ...document,
        projects: document.projects.map(ownId),
        tasks: document.tasks.map(ownId),
        milestones: document.milestones.map(ownId),
      },
      entries: [...this.#entries, ...entries],
    });
  }
}
