import { channels, type Stance, stances, teamFunctions } from '../../domain/model/people';
import { createRepeatCheck, projectFor, skipRow } from './addProjects';
import { type ImportDraft, plainName } from './importDraft';
import type { RowReader, SheetReader } from './sheetReader';
import { splitList, wordToRaci } from './words';

/** All rows that name the same person. */
type PersonRows = { readonly name: string; readonly rows: RowReader[] };

function rowsByPerson(readers: readonly SheetReader[], draft: ImportDraft): PersonRows[] {
  const personByName = new Map<string, PersonRows>();
  for (const reader of readers) {
    const isRepeat = createRepeatCheck(reader, draft);
    for (const row of reader.rows) {
      if (isRepeat(row)) continue;
      const name = row.text('name');
      if (name === '') {
        skipRow(draft, row, 'nameMissing', 'it names nobody');
        continue;
      }
      const known = personByName.get(plainName(name));
      if (known) known.rows.push(row);
      else personByName.set(plainName(name), { name, rows: [row] });
    }
  }
  return [...personByName.values()];
}

/** Names in a cell that lists projects: by separators, or by spaces where every part is a project's key. */
export function splitProjects(cell: string, draft: ImportDraft): string[] {
  if (cell === '' || draft.findWork(cell)) return cell === '' ? [] : [cell];
  const listed = splitList(cell);
  return listed.flatMap((part) => {
    if (draft.findWork(part)) return [part];
    const words = part.split(/\s+/);
    return words.some((word) => draft.findWork(word) !== undefined) || words.every((word) => /\d/.test(word))
      ? words
      : [part];
  });
}

/** The team that a person's rows name most projects under; the first of those where it is even. */
function mainTeam(rows: readonly RowReader[]): string {
  const weightByTeam = new Map<string, number>();
  for (const row of rows) {
    const team = row.text('team');
    if (team === '') continue;
    const weight = Math.max(1, row.text('projects').split(/[\s,;|]+/).length);
    weightByTeam.set(team, (weightByTeam.get(team) ?? 0) + weight);
  }
  let best = '';
  for (const [team, weight] of weightByTeam) if (weight > (weightByTeam.get(best) ?? 0)) best = team;
  return best;
}

function oneOf<T extends string>(row: RowReader, field: string, words: readonly T[]): T | null {
  const text = row.text(field).toLowerCase();
  if (text === '') return null;
  const found = words.find((word) => word.toLowerCase() === text);
  if (found === undefined) row.keepText(field);
  return found ?? null;
}

const stanceByWord: Readonly<Record<string, Stance>> = {
  against: 'opponent',
  blocker: 'opponent',
  sceptical: 'sceptic',
  skeptic: 'sceptic',
  skeptical: 'sceptic',
  supportive: 'supporter',
  leading: 'champion',
};

function stanceOf(row: RowReader, field: string): Stance | null {
  return stanceByWord[row.text(field).toLowerCase()] ?? oneOf(row, field, stances);
}

/** The first answer that is not null. */
function first<T>(rows: readonly RowReader[], read: (row: RowReader) => T | null): T | null {
  for (const row of rows) {
    const value = read(row);
    if (value !== null) return value;
  }
  return null;
}

function firstText(rows: readonly RowReader[], field: string): string {
  return first(rows, (row) => row.text(field) || null) ?? '';
}

function readCadence(row: RowReader): number | null {
  const text = row.text('cadenceDays').toLowerCase();
  if (text === '') return null;
  const byWord = { daily: 1, weekly: 7, biweekly: 14, fortnightly: 14, monthly: 30, quarterly: 91 }[text];
  const days = byWord ?? (/^\d{1,4}$/.test(text) ? Number(text) : null);
  if (days !== null && days >= 1 && days <= 3_650) return days;
  row.keepText('cadenceDays');
  return null;
}

/** Makes a stakeholder of each person in the sheets of people: rows of the same name are one person. */
export function addPeople(readers: readonly SheetReader[], draft: ImportDraft): PersonRows[] {
  const made: PersonRows[] = [];
  for (const person of rowsByPerson(readers, draft)) {
    const { name, rows } = person;
    const firstRow = rows[0] as RowReader;
    const place = { file: firstRow.file, row: firstRow.number };
    const teamNames = [...new Set(rows.map((row) => row.text('team')).filter((it) => it !== ''))];
    const team = mainTeam(rows);
    const email = firstText(rows, 'email');
    const roles = [...new Set(rows.map((row) => row.text('role')).filter((it) => it !== ''))];
    const raw = {
      id: draft.idFor('stakeholder', plainName(name)),
      name,
      role: roles.join(', '),
      function: first(rows, (row) => oneOf(row, 'function', teamFunctions)),
      teamId: team === '' ? null : draft.teamIdOf(team, place),
      link: /^[^\s@]+@[^\s@]+$/.test(email) ? `mailto:${email}` : '',
      influence: first(rows, (row) => row.number1to5('influence')),
      interest: first(rows, (row) => row.number1to5('interest')),
      stance: first(rows, (row) => stanceOf(row, 'stance')),
      stanceWanted: first(rows, (row) => stanceOf(row, 'stanceWanted')),
      cares: firstText(rows, 'cares'),
      cadenceDays: first(rows, readCadence),
      channel: first(rows, (row) => oneOf(row, 'channel', channels)),
      lastContactDay: first(rows, (row) => row.day('lastContactDay')),
      note: [...new Set(rows.map((row) => row.text('note')).filter((it) => it !== ''))].join('\n'),
      fields: Object.assign({}, ...rows.toReversed().map((row) => row.customFields())),
    };
    // Teams that people name are teams of the program, also when they are not a person's main one.
    for (const other of teamNames) draft.teamIdOf(other, place);
    if (draft.keep('stakeholder', raw, place) === null) {
      for (const row of rows) draft.ledger.tallyOf(row.file).skipped++;
      continue;
    }
    draft.namePerson(name, raw.id);
    made.push(person);
    rows.forEach((row, i) => {
      const tally = draft.ledger.tallyOf(row.file);
      if (i === 0) tally.imported++;
      else {
        tally.merged++;
        noteMerged(row, firstRow, draft);
      }
    });
    if (teamNames.length > 1) noteTeams(firstRow, name, team, teamNames.length, draft);
  }
  noteAlike(made, draft);
  return made;
}

function noteMerged(row: RowReader, firstRow: RowReader, draft: ImportDraft): void {
  draft.ledger.note({
    severity: 'merged',
    code: 'samePerson',
    file: row.file,
    row: row.number,
    message: `Row ${row.number} names the person of row ${firstRow.number}: they became one stakeholder with both roles.`,
    many: (count) =>
      `${count} rows name a person of a row before them: each person became one stakeholder with all their roles`,
  });
  if (row.text('name') !== firstRow.text('name')) {
    draft.ledger.note({
      severity: 'guessed',
      code: 'nameMatched',
      file: row.file,
      row: row.number,
      column: row.columnOf('name'),
      message: `"${row.text('name')}" was taken to be "${firstRow.text('name')}".`,
      many: (count) => `${count} names differ only by a leading "@" and were taken to be the same person`,
    });
  }
}

function noteTeams(row: RowReader, name: string, team: string, count: number, draft: ImportDraft): void {
  draft.ledger.note({
    severity: 'guessed',
    code: 'severalTeams',
    file: row.file,
    row: row.number,
    column: row.columnOf('team'),
    message: `"${name}" is named under ${count} teams: they were put in "${team}", under which most of their projects are.`,
    many: (people) =>
      `${people} people are named under several teams: each was put in the one under which most of their projects are`,
  });
}

function noteAlike(people: readonly PersonRows[], draft: ImportDraft): void {
  const firstByFolded = new Map<string, PersonRows>();
  for (const person of people) {
    const folded = plainName(person.name).toLowerCase();
    const earlier = firstByFolded.get(folded);
    if (!earlier) {
      firstByFolded.set(folded, person);
      continue;
    }
    const row = person.rows[0] as RowReader;
    draft.ledger.note({
      severity: 'note',
      code: 'namesAlike',
      file: row.file,
      row: row.number,
      column: row.columnOf('name'),
      message: `"${person.name}" and "${earlier.name}" differ only by capital letters and were kept as two people.`,
      many: (count) =>
        `${count} names differ from another's only by capital letters and were kept as people of their own`,
    });
  }
}

/** Gives each person their part in the projects that their rows name. All work has to be known by now. */
export function addResponsibilities(
  people: readonly PersonRows[],
  draft: ImportDraft,
  workIsKnown: boolean,
): void {
  const seen = new Set<string>();
  for (const { name, rows } of people) {
    const stakeholderId = draft.findPerson(name);
    if (stakeholderId === undefined) continue;
    for (const row of rows) {
      const title = row.text('role');
      const raci = wordToRaci(title);
      for (const named of splitProjects(row.text('projects'), draft)) {
        const subjectId = draft.findWork(named)?.id ?? projectFor(named, row, draft, workIsKnown);
        if (subjectId === null) {
          noteUnknown(row, named, draft);
          continue;
        }
        const signature = `${stakeholderId} ${subjectId} ${title}`;
        if (seen.has(signature)) continue;
        seen.add(signature);
        if (raci === null) noteRole(row, title, draft);
        draft.keep(
          'responsibility',
          {
            id: draft.idFor('part', `${plainName(name)} ${title} ${named}`),
            stakeholderId,
            subjectId,
            raci: raci ?? 'informed',
            title,
          },
          { file: row.file, row: row.number },
        );
      }
    }
  }
}

function noteUnknown(row: RowReader, named: string, draft: ImportDraft): void {
  draft.ledger.note({
    severity: 'dropped',
    code: 'projectUnknown',
    file: row.file,
    row: row.number,
    column: row.columnOf('projects'),
    message: `"${named.slice(0, 60)}" in "${row.columnOf('projects')}" is in no sheet: the person's part in it was left out.`,
    many: (count) =>
      `${count} projects in "${row.columnOf('projects')}" are in no sheet: people's parts in them were left out`,
  });
}

function noteRole(row: RowReader, title: string, draft: ImportDraft): void {
  draft.ledger.note({
    severity: 'guessed',
    code: 'roleUnknown',
    file: row.file,
    row: row.number,
    column: row.columnOf('role'),
    message: `The role "${title.slice(0, 60)}" has no RACI letter of its own: it was taken as informed.`,
    many: (count) =>
      `${count} parts in projects with the role "${title.slice(0, 60)}", which has no RACI letter of its own, were taken as informed`,
  });
}
