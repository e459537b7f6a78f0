import { ancestorsOf, type Family, familyOf } from '../../domain/graph/family';
import type { Milestone, Project, Task } from '../../domain/model/work';
import { noteText } from './addAsks';
import { createRepeatCheck, type NamedLink, skipRow } from './addProjects';
import type { ImportDraft, NamedWork } from './importDraft';
import type { RowReader, SheetReader } from './sheetReader';
import { wordToRelation } from './words';
import { parseWorkingMinutes } from './workPlan';

type LinkDraft = {
  readonly predecessor: NamedWork;
  readonly successor: NamedWork;
  readonly type: 'FS' | 'SS' | 'FF' | 'SF';
  readonly drives: boolean;
  readonly lagMinutes: number | null;
  readonly note: string;
  readonly key: string;
};

/** Makes dependencies, each once, with the agreement that one between two teams carries. */
export class LinkMaker {
  readonly #draft: ImportDraft;
  readonly #seen = new Map<string, string>();
  readonly #family: Family;

  /** All work has to be in the draft by now. */
  constructor(draft: ImportDraft) {
    this.#draft = draft;
    this.#family = familyOf({ tasks: draft.rows('task'), milestones: draft.rows('milestone') });
  }

  #teamOf(work: NamedWork): string | null {
    const row = this.#draft.rowById(work.id) as Project | Task | Milestone | undefined;
    if (row && 'teamId' in row && row.teamId !== null) return row.teamId;
    const projectId = row && 'projectId' in row ? row.projectId : null;
    return (this.#draft.rowById(projectId) as Project | undefined)?.teamId ?? null;
  }

  /** Whether one is a part of the other. */
  #isFamily(a: string, b: string): boolean {
    return ancestorsOf(this.#family, a).includes(b) || ancestorsOf(this.#family, b).includes(a);
  }

  /** Makes a dependency; answers why not when it is none. */
  make(link: LinkDraft, row: RowReader): 'made' | 'repeated' | 'ofItself' | 'ofFamily' | 'refused' {
    const { predecessor, successor } = link;
    if (predecessor.id === successor.id) return 'ofItself';
    if (!this.#draft.rowById(predecessor.id) || !this.#draft.rowById(successor.id)) return 'refused';
    if (this.#isFamily(predecessor.id, successor.id)) return 'ofFamily';
    const signature = `${predecessor.id} ${successor.id} ${link.drives ? link.type : link.note}`;
    if (this.#seen.has(signature)) return 'repeated';
    const place = { file: row.file, row: row.number };
    const givingTeamId = link.drives ? this.#teamOf(predecessor) : null;
    const needingTeamId = link.drives ? this.#teamOf(successor) : null;
    const crossesTeams = givingTeamId !== null && needingTeamId !== null && givingTeamId !== needingTeamId;
    const kept = this.#draft.keep(
      'dependency',
      {
        id: this.#draft.idFor(
          'link',
          link.key || `${predecessor.id} ${successor.id}${link.drives ? '' : ` ${link.note}`}`,
        ),
        predecessorId: predecessor.id,
        successorId: successor.id,
        type: link.type,
        lag: link.lagMinutes === null ? null : { unit: 'working', value: link.lagMinutes },
        drives: link.drives,
        note: link.note,
        agreement: crossesTeams ? { givingTeamId, needingTeamId } : null,
        externalId: link.key === '' ? null : link.key.slice(0, 500),
      },
      place,
    );
    if (kept === null) return 'refused';
    this.#seen.set(signature, kept.id);
    if (crossesTeams) {
      this.#draft.ledger.note({
        severity: 'guessed',
        code: 'agreementMade',
        ...place,
        message: `The dependency of row ${row.number} crosses two teams: it was given an agreement that is still to be asked for.`,
        many: (count) =>
          `${count} dependencies cross two teams: each was given an agreement that is still to be asked for`,
      });
    }
    return 'made';
  }
}

const whyNot = {
  repeated: 'it says the same as a link before it',
  ofItself: 'nothing depends on itself',
  ofFamily: 'one end is a part of the other',
} as const;

/** Reads a sheet of links. */
export function addLinks(reader: SheetReader, draft: ImportDraft, maker: LinkMaker): void {
  const isRepeat = createRepeatCheck(reader, draft);
  for (const row of reader.rows) {
    if (isRepeat(row)) continue;
    const from = draft.findWork(row.text('from'));
    const to = draft.findWork(row.text('to'));
    if (!from || !to) {
      skipRow(draft, row, 'endUnknown', 'it names something that is in no sheet');
      continue;
    }
    const word = row.text('relation');
    const relation = word === '' ? wordToRelation('blocks') : wordToRelation(word);
    const lagText = row.text('lagDays');
    const sign = lagText.startsWith('-') ? -1 : 1;
    const lag = lagText === '' ? null : parseWorkingMinutes(lagText.replace(/^[+-]/, ''));
    if (lagText !== '' && lag === null) row.keepText('lagDays');
    const others = noteText(row);
    const made = maker.make(
      {
        predecessor: relation.reversed ? to : from,
        successor: relation.reversed ? from : to,
        type: relation.type,
        drives: relation.drives,
        lagMinutes: lag === null || lag === 0 ? null : sign * lag,
        note: [relation.drives ? '' : word, others].filter((it) => it !== '').join('\n'),
        key: row.text('key'),
      },
      row,
    );
    const tally = draft.ledger.tallyOf(row.file);
    if (made === 'made') {
      tally.imported++;
      if (!relation.drives) noteRelation(draft, row, word);
    } else if (made === 'refused') tally.skipped++;
    else if (made === 'repeated') {
      tally.merged++;
      draft.ledger.note({
        severity: 'merged',
        code: 'repeatedLink',
        file: row.file,
        row: row.number,
        message: `The link of row ${row.number} was made by a row before it.`,
        many: (count) => `${count} links were made by rows before them`,
      });
    } else skipRow(draft, row, made, whyNot[made]);
  }
}

function noteRelation(draft: ImportDraft, row: RowReader, word: string): void {
  draft.ledger.note({
    severity: 'guessed',
    code: 'relationOnly',
    file: row.file,
    row: row.number,
    column: row.columnOf('relation'),
    message: `"${word}" was taken as a relation that is shown and moves nothing.`,
    many: (count) => `${count} links "${word}" were taken as relations that are shown and move nothing`,
  });
}

/** As Microsoft Project writes it: a lag only after a type, since keys have dashes of their own. */
const partsPattern = /^(.+?)\s*(?:(FS|SS|FF|SF)\s*(?:([+-])\s*([0-9.,]+\s*[a-z]*))?)?$/i;

/** Makes the links that rows of work name in their own columns, such as "12FS+2d" or "KEP-7". */
export function addNamedLinks(links: readonly NamedLink[], draft: ImportDraft, maker: LinkMaker): void {
  for (const { from, to, row, field } of links) {
    const other = field === 'predecessors' ? from : to;
    const whole = draft.findWork(other);
    const parts = whole ? null : partsPattern.exec(other);
    const named = whole ?? draft.findWork((parts?.[1] ?? '').trim());
    const own = draft.findWork(field === 'predecessors' ? to : from);
    const lag = parts?.[4] === undefined ? null : parseWorkingMinutes(parts[4]);
    const made =
      named && own
        ? maker.make(
            {
              predecessor: field === 'predecessors' ? named : own,
              successor: field === 'predecessors' ? own : named,
              type: (parts?.[2]?.toUpperCase() ?? 'FS') as LinkDraft['type'],
              drives: true,
              lagMinutes: lag === null || lag === 0 ? null : parts?.[3] === '-' ? -lag : lag,
              note: '',
              key: '',
            },
            row,
          )
        : 'endUnknown';
    if (made === 'made' || made === 'repeated' || made === 'refused') continue;
    const why = made === 'endUnknown' ? 'it is in no sheet' : whyNot[made];
    draft.ledger.note({
      severity: 'dropped',
      code: made,
      file: row.file,
      row: row.number,
      column: row.columnOf(field),
      message: `The link to "${other.slice(0, 60)}" was left out: ${why}.`,
      many: (count) =>
        `${count} links in "${row.columnOf(field)}" were left out: ${why.replace('it is', 'what they name is')}`,
    });
  }
}
