import '../main/electronForTests';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/domain/commands/command';
import { execute } from '../../src/domain/commands/execute';
import { refusalToSentence } from '../../src/domain/commands/refusal';
import { indexTopics, searchTopics } from '../../src/domain/guide/searchTopics';
import { parseTypedNumber, rangeToWords } from '../../src/domain/model/typedNumber';
import { parseSpokenDay } from '../../src/domain/time/parseSpokenDay';
import { exportPlanCsv } from '../../src/formats/export/exportProgram';
import { titleToFileName } from '../../src/main/files';
import { program, twoTeams } from '../domain/build';
import { guideTopics } from '../domain/guide/readTopics';
import { doWithin } from '../workTime';
import { type Case, casesOf, timeLimit } from './cases';

const cases = casesOf('field');

const textOf = (it: Case): string =>
  typeof it.payload === 'string'
    ? it.payload
    : String(it.generator?.repeat ?? '').repeat(Number(it.generator?.times ?? 1));

/** The fields that the cases speak of, as the command that the field sends once its text was read. */
type Field = 'name' | 'progress' | 'lag' | 'duration' | 'day' | 'link' | 'choice' | 'search' | 'fileName';

function fieldOf({ title }: Case, text: string): Field {
  if (text.startsWith('<')) return 'name';
  const words: readonly (readonly [RegExp, Field])[] = [
    [/progress|per cent/i, 'progress'],
    [/\blag\b/i, 'lag'],
    [/duration|effort/i, 'duration'],
    [/file name/i, 'fileName'],
    [/search/i, 'search'],
    [/colour|color/i, 'choice'],
    [/hyperlink|address|url/i, 'link'],
    [/\bdate\b|\bday\b/i, 'day'],
  ];
  return words.find(([word]) => word.test(title))?.[1] ?? 'name';
}

const document = program({
  ...twoTeams,
  dependencies: [{ id: 'd', predecessorId: 'j_a', successorId: 'j_b', drives: false }],
});
const project = () => document.projects[0] as (typeof document.projects)[number];
const dependency = () => document.dependencies[0] as (typeof document.dependencies)[number];

/** Sends what a field commits, and answers the title as it is kept, or the sentence of the refusal. */
function send(field: Field, text: string): { kept: string } | { said: string } {
  const number = parseTypedNumber(text);
  if (['progress', 'lag', 'duration'].includes(field) && typeof number !== 'number')
    return { said: `“${text}” is not a number.` };
  if (field === 'progress' && typeof number === 'number' && (number < 0 || number > 100))
    return { said: `“${text}” ${rangeToWords(0, 100)}.` };
  if (field === 'day') {
    const day = parseSpokenDay(text, { today: '2026-11-25' as never, edge: 'start', order: 'dayMonth' });
    if (day === null) return { said: `“${text}” is not a date.` };
  }
  const changes: Record<Field, object> = {
    name: { type: 'project.change', id: project().id, changes: { title: text } },
    progress: { type: 'project.change', id: project().id, changes: { plan: { percentComplete: number } } },
    duration: { type: 'project.change', id: project().id, changes: { plan: { durationMinutes: number } } },
    lag: {
      type: 'dependency.change',
      id: dependency().id,
      changes: { lag: { unit: 'working', value: (number ?? 0) * 480 } },
    },
    day: { type: 'project.move', id: project().id, startAt: text },
    link: { type: 'project.change', id: project().id, changes: { link: text } },
    choice: { type: 'project.change', id: project().id, changes: { priority: text } },
    search: {},
    fileName: { type: 'program.change', changes: { title: text } },
  };
  const command = parseCommand(changes[field]);
  if (!command.ok) return { said: refusalToSentence(command.error) };
  const before = JSON.stringify(document);
  const done = execute(document, command.value);
  expect(JSON.stringify(document)).toBe(before);
  if (!done.ok) return { said: refusalToSentence(done.error) };
  const kept =
    field === 'fileName' ? done.value.document.program.title : (done.value.document.projects[0]?.title ?? '');
  return { kept };
}

describe.skipIf(cases.length === 0)('bad texts in fields (skipped without shared/data)', () => {
  beforeAll(() => process.stdout.write(`bad inputs: ${cases.length} cases of fields\n`));

  it.each(cases.map((it) => [it.id, it.title, it] as const))('%s: %s', (_id, _title, it) => {
    const text = textOf(it);
    const field = fieldOf(it, text);
    const { expected } = it;
    if (field === 'search') {
      doWithin(timeLimit(it), () => searchTopics(indexTopics(guideTopics), text));
      return;
    }
    const answer = doWithin(timeLimit(it), () => send(field, text));
    if (expected.outcome === 'refused') {
      if (!('said' in answer)) throw new Error('Kept, but should have been refused');
      expect(answer.said).toMatch(/\.$/);
      expect(answer.said).not.toContain('\n');
      const names = (expected.messageNames ?? []).filter((name) => name !== 'file' && name !== 'place');
      for (const name of names) expect(answer.said).toContain(name);
      // Where: the field itself, or the text that stands in it.
      expect(answer.said).toMatch(/title|lag|link|priority|duration|“/);
      return;
    }
    if (!('kept' in answer)) throw new Error(answer.said);
    const { stored } = expected;
    expect(answer.kept).toBe(stored === undefined || stored.startsWith('literal') ? text.trim() : stored);
    // Kept as text it goes out as text: nothing that a spreadsheet would take for a formula.
    const named = { ...document, projects: [{ ...project(), title: answer.kept }] };
    const [csv] = exportPlanCsv(named, 'plan.csv', '2026-11-25' as never).files;
    for (const line of String(csv?.content).split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+\-@]/);
    if (field === 'fileName') {
      const file = titleToFileName(answer.kept, 'pdf');
      expect(file).toMatch(/^[^<>:"/\\|?*]+\.pdf$/);
      expect(file).not.toMatch(/^\.|\.\./);
    }
  });
});
