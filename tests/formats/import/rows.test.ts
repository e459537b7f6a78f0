import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { programToJson, serializeProgram } from '../../../src/domain/model/serializeProgram';
import { readImport } from '../../../src/formats/import/readImport';
import { codesOf, csv, entryOf, imported, textFile } from '../make';

describe('rows', () => {
  it('of a status that is known do what it says', async () => {
    const { document } = await imported([
      csv(
        'projects.csv',
        'Title,Status,Start,Finish,Percent complete',
        'A,Done,2027-01-01,2027-02-01,80',
        'B,Cancelled,2027-01-01,2027-02-01,',
        'C,On hold,2027-01-01,2027-02-01,10%',
        'D,In progress,2027-01-01,2027-02-01,',
        'E,Mulling,2027-01-01,2027-02-01,',
      ),
    ]);
    expect(
      document.projects.map(({ plan, onHold, fields }) => [
        plan.percentComplete,
        plan.active,
        onHold,
        plan.actualStartAt,
        fields.Status,
      ]),
    ).toEqual([
      [100, true, false, null, 'Done'],
      [0, false, false, null, 'Cancelled'],
      [10, true, true, null, 'On hold'],
      [0, true, false, '2027-01-01', 'In progress'],
      [0, true, false, null, 'Mulling'],
    ]);
  });

  it('that cannot be what they say keep their text, and say where', async () => {
    const outcome = await imported([
      csv(
        'projects.csv',
        'Title,Start,Finish,Percent complete',
        'A,2027-02-30,soon,many',
        'B,2027-02-01,2027-01-01,',
      ),
    ]);
    expect(outcome.document.projects[0]?.fields).toEqual({
      Start: '2027-02-30',
      Finish: 'soon',
      'Percent complete': 'many',
    });
    expect(outcome.document.projects[1]).toMatchObject({
      plan: { startAt: '2027-02-01', finishAt: '2027-02-01' },
      fields: { Finish: '2027-01-01' },
    });
    const start = outcome.report.entries.find((it) => it.code === 'unreadable' && it.column === 'Start');
    expect(start).toMatchObject({ severity: 'dropped', file: 'projects.csv', row: 2 });
    expect(entryOf(outcome, 'endBeforeStart').message).toContain('"B" finishes (2027-01-01) before');
  });

  it('that are ragged are read as far as they go', async () => {
    const outcome = await imported([
      csv('a.csv', 'Name,Start,End', 'A', 'B,2027-01-01,2027-01-02,extra,extra'),
    ]);
    expect(entryOf(outcome, 'rowShort')).toMatchObject({ row: 2, severity: 'note' });
    expect(entryOf(outcome, 'rowLong')).toMatchObject({ row: 3, severity: 'dropped' });
    expect(entryOf(outcome, 'rowLong').message).toContain('"extra", "extra"');
    expect(outcome.document.projects).toHaveLength(2);
  });

  it('that say the same twice are merged, and those of the same key are both kept', async () => {
    const outcome = await imported([csv('a.csv', 'Key,Title', 'A,Alpha', 'A,Alpha', 'A,Another', ',,')]);
    expect(outcome.document.projects.map((it) => [it.id, it.title])).toEqual([
      ['project-A', 'Alpha'],
      ['project-A-2', 'Another'],
    ]);
    expect(outcome.report.tallies[0]).toMatchObject({ rowsRead: 3, rowsImported: 2, rowsMerged: 1 });
    expect(entryOf(outcome, 'repeatedKey').row).toBe(4);
  });

  it('with a column under a reserved name leave it out, and say so', async () => {
    const outcome = await imported([csv('a.csv', 'Name,__proto__,constructor', 'A,1,2')]);
    expect(outcome.report.entries.filter((it) => it.code === 'reservedHeading')).toHaveLength(2);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
    expect(outcome.document.projects[0]?.fields).toEqual({});
  });

  it('that name what is nowhere are left out, each counted', async () => {
    const outcome = await imported([
      csv('projects.csv', 'Key,Title,Team', 'A,Alpha,X', 'B,Beta,Y'),
      csv(
        'asks.csv',
        'Project,Giving team,Needing team,Deliverable',
        'Z,Y,X,API',
        'A,X,X,API',
        'A,,X,API',
        'A,Y,,API',
      ),
      csv('links.csv', 'From,To,Relation', 'A,Z,blocks', 'A,A,blocks', 'A,B,blocks', 'A,B,is blocking'),
      csv('milestones.csv', 'Project,Milestone,Date', 'Z,GA,2027-01-01'),
      csv('people.csv', 'Name,Role,Projects', 'Ann,Jester,A Z'),
    ]);
    const { document, report } = outcome;
    const tally = (file: string) => report.tallies.find((it) => it.file === file);
    expect(tally('asks.csv')).toMatchObject({ rowsRead: 4, rowsImported: 1, rowsSkipped: 3 });
    expect(tally('links.csv')).toMatchObject({ rowsRead: 4, rowsImported: 1, rowsMerged: 1, rowsSkipped: 2 });
    expect(document.milestones[0]).toMatchObject({ projectId: null, fields: { Project: 'Z' } });
    expect(document.responsibilities).toMatchObject([{ raci: 'informed', title: 'Jester' }]);
    expect(codesOf(outcome)).toEqual(
      expect.arrayContaining(['projectUnknown', 'endUnknown', 'ofItself', 'roleUnknown']),
    );
  });

  it('that link two teams by work carry an agreement, which is said', async () => {
    const outcome = await imported([
      csv('projects.csv', 'Key,Title,Team,Depends on', 'A,Alpha,X,', 'B,Beta,Y,A'),
    ]);
    expect(outcome.document.dependencies).toMatchObject([
      { predecessorId: 'project-A', successorId: 'project-B', drives: true, agreement: { state: 'Found' } },
    ]);
    expect(codesOf(outcome)).toContain('agreementMade');
  });

  it('read links as Microsoft Project writes them', async () => {
    const { document } = await imported([
      csv('tasks.csv', 'ID,Task name,Duration,Predecessors', '1,A,2d,', '2,B,1w,1SS+3d', '3,C,4h,"1;2FF-1d"'),
    ]);
    expect(document.tasks.map((it) => it.plan.durationMinutes)).toEqual([960, 2_400, 240]);
    expect(document.dependencies.map((it) => [it.type, it.lag?.value ?? 0])).toEqual([
      ['SS', 1_440],
      ['FS', 0],
      ['FF', -480],
    ]);
  });

  it('[G7] that go round in a circle are refused with the chain, and kept when that is said', async () => {
    const files = [
      csv('tasks.csv', 'ID,Task name,Duration,Predecessors', '1,A,1d,3', '2,B,1d,1', '3,C,1d,2'),
    ];
    expect(await readImport(files)).toMatchObject({
      ok: false,
      error: { code: 'circle', message: expect.stringMatching(/tasks\.csv.*'A'.*'B'.*'C'.*'A'\.$/) },
    });
    const outcome = await imported(files, { circles: 'keep' });
    expect(outcome.document.dependencies).toHaveLength(3);
    expect(entryOf(outcome, 'cycle').message).toMatch(/'A'.*'B'.*'C'/);
  });

  it('too long for the model are left out, with those that name them', async () => {
    const long = 'x'.repeat(10_001);
    const outcome = await imported([
      csv('projects.csv', 'Key,Title', `A,${long}`, 'B,Beta'),
      csv('milestones.csv', 'Project,Milestone,Date', 'A,GA,2027-01-01'),
    ]);
    expect(outcome.document.projects.map((it) => it.externalId)).toEqual(['B']);
    expect(entryOf(outcome, 'refused')).toMatchObject({ row: 2 });
    expect(parseProgram(programToJson(outcome.document)).ok).toBe(true);
  });

  it('read parts of one as per cent', async () => {
    const outcome = await imported([csv('a.csv', 'Name,Progress', 'A,0.5', 'B,1', 'C,0')]);
    expect(outcome.document.projects.map((it) => it.plan.percentComplete)).toEqual([50, 100, 0]);
    expect(entryOf(outcome, 'fraction').severity).toBe('guessed');
  });
});

describe('whatever the cells hold', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'A',
      'B',
      'KEP-1',
      '2027-01-01',
      '03/04/2027',
      'Done',
      '50',
      '@ann',
      'ann',
      '1FS+2d',
      '__proto__',
      '=1+1',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const headings = fc.subarray(
    [
      'Key',
      'Title',
      'Project',
      'Parent',
      'Team',
      'Owner',
      'Status',
      'Start',
      'Finish',
      'From',
      'To',
      'Name',
      'Role',
      'Projects',
      'Milestone',
      'Date',
      'Giving team',
      'Needed by',
      'Predecessors',
      'Issue Type',
      'Other',
      '__proto__',
    ],
    { minLength: 1 },
  );
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const sheet = headings.chain((heading) =>
    fc
      .array(fc.array(cell, { maxLength: heading.length + 1 }), { maxLength: 8 })
      .map((rows) => [heading, ...rows].map((row) => row.map(quote).join(',')).join('\n')),
  );

  it('a sheet is read or refused, adds up, and makes a program that is read again the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sheet, { minLength: 1, maxLength: 3 }), async (sheets) => {
        const files = sheets.map((text, i) => textFile(`sheet${i}.csv`, text));
        const read = await readImport(files);
        if (!read.ok) {
          expect(read.error.message).not.toBe('');
          return;
        }
        const { document, report } = read.value;
        for (const tally of report.tallies) {
          expect(tally.rowsImported + tally.rowsMerged + tally.rowsSkipped).toBe(tally.rowsRead);
        }
        const again = parseProgram(JSON.parse(serializeProgram(document)));
        expect(again).toMatchObject({ ok: true, value: { notes: [] } });
        if (again.ok) expect(again.value.document).toEqual(document);
      }),
      { numRuns: 400 },
    );
  });

  it('any bytes are read or refused, and never throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string().map((text) => new TextEncoder().encode(text)),
        ),
        fc.constantFrom('a.csv', 'a.json', 'a.xlsx', 'a', 'a.xml', '__proto__'),
        async (bytes, name) => {
          const read = await readImport([{ name, bytes }]);
          if (!read.ok)
            expect(read.error).toMatchObject({ file: expect.any(String), code: expect.any(String) });
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
