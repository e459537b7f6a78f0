import { describe, expect, it } from 'vitest';
import { headingSignature, type SheetMapping, withRemembered } from '../../../src/domain/exchange/mapping';
import { codesOf, csv, entryOf, imported, refused, textFile } from '../make';

const kindOf = async (...lines: string[]) => (await imported([csv('sheet.csv', ...lines)])).mappings[0];

describe('what a sheet is', () => {
  it.each([
    ['projects', 'Name,Start,End', 'A,2027-01-01,2027-01-02'],
    ['projects', 'Project,Owner,Start date,Due date', 'A,Ann,2027-01-01,2027-01-02'],
    ['tasks', 'Project,Task,Start,Finish', 'A,B,2027-01-01,2027-01-02'],
    ['tasks', 'ID,Task name,Duration,Predecessors', '1,A,2d,'],
    ['milestones', 'Project,Milestone,Date', 'A,GA,2027-01-02'],
    ['asks', 'Project,Giving team,Needing team,Deliverable,Needed by', 'A,X,Y,API,2027-01-02'],
    ['people', 'Name,Role,Team', 'Ann,Sponsor,Core'],
    ['people', 'Stakeholder,Influence,Interest', 'Ann,5,1'],
    ['links', 'Predecessor,Successor,Type', 'A,B,FS'],
    ['releases', 'Release,Date', 'v1,2027-01-02'],
  ])('is told by its heading: %s', async (kind, heading, row) => {
    expect((await kindOf(heading, row))?.kind).toBe(kind);
  });

  it('is told below a title and a remark', async () => {
    const outcome = await imported([csv('a.csv', 'The plan of the year', '', 'Name,Start', 'A,2027-01-01')]);
    expect(outcome.document.projects[0]?.title).toBe('A');
    expect(entryOf(outcome, 'preface').message).toContain('The plan of the year');
  });

  it('is a question of the heading only: an unknown one is left out and said', async () => {
    const outcome = await imported([csv('a.csv', 'Foo,Bar', '1,2')]);
    expect(outcome.mappings[0]?.kind).toBe('ignore');
    expect(outcome.report.tallies[0]).toMatchObject({ rowsRead: 1, rowsImported: 0, rowsSkipped: 1 });
    expect(entryOf(outcome, 'sheetIgnored').severity).toBe('dropped');
  });
});

describe('a mapping that a person corrects', () => {
  const file = csv('a.csv', 'Foo,Bar,When', 'Alpha,Core,2027-01-01');

  it('is followed', async () => {
    const mapping: SheetMapping = {
      file: 'a.csv',
      sheet: null,
      kind: 'projects',
      columns: [
        { column: 'Foo', field: 'title' },
        { column: 'Bar', field: 'team' },
        { column: 'When', field: '' },
      ],
      dateOrder: null,
    };
    const outcome = await imported([file], { mappings: [mapping] });
    expect(outcome.mappings).toEqual([mapping]);
    expect(outcome.document.projects[0]).toMatchObject({ title: 'Alpha', fields: {} });
    expect(outcome.document.teams[0]?.name).toBe('Core');
    expect(entryOf(outcome, 'columnLeftOut').column).toBe('When');
  });

  it('keeps a column whose field its kind does not know', async () => {
    const outcome = await imported([file], {
      mappings: [
        {
          file: 'a.csv',
          sheet: null,
          kind: 'projects',
          columns: [
            { column: 'Foo', field: 'title' },
            { column: 'Bar', field: 'givingTeam' },
          ],
          dateOrder: null,
        },
      ],
    });
    expect(outcome.document.projects[0]?.fields).toEqual({ Bar: 'Core', When: '2027-01-01' });
  });

  it('is remembered by the heading, whatever the file is called, but for the order of dates', () => {
    const mapping: SheetMapping = {
      file: 'a.csv',
      sheet: null,
      kind: 'projects',
      columns: [{ column: ' Foo-bar ', field: 'title' }],
      dateOrder: 'dmy',
    };
    const other: SheetMapping = {
      file: 'b.csv',
      sheet: null,
      kind: 'ignore',
      columns: [{ column: 'foo BAR', field: null }],
      dateOrder: null,
    };
    expect(headingSignature(mapping)).toBe(headingSignature(other));
    const remembered = new Map([[headingSignature(mapping), mapping]]);
    expect(withRemembered([other], remembered)).toEqual([
      { ...other, kind: 'projects', columns: [{ column: 'foo BAR', field: 'title' }] },
    ]);
  });
});

describe('what is not guessed', () => {
  const dates = csv('a.csv', 'Name,Start,End', 'A,03/04/2027,05/04/2027');

  it('is the order of dates: a question, and the dates wait', async () => {
    const outcome = await imported([dates]);
    expect(outcome.questions).toMatchObject([
      { code: 'dateOrder', file: 'a.csv', choices: [{ value: 'dmy' }, { value: 'mdy' }] },
    ]);
    expect(outcome.document.projects[0]?.plan.startAt).toBeNull();
    expect(outcome.document.projects[0]?.fields).toEqual({ Start: '03/04/2027', End: '05/04/2027' });
    const mappings = outcome.mappings.map((it) => ({ ...it, dateOrder: 'dmy' as const }));
    const answered = await imported([dates], { mappings });
    expect(answered.questions).toEqual([]);
    expect(answered.document.projects[0]?.plan).toMatchObject({
      startAt: '2027-04-03',
      finishAt: '2027-04-05',
    });
  });

  it('is settled by one date that fits one order only, and said', async () => {
    const outcome = await imported([csv('a.csv', 'Name,Start', 'A,03/04/2027', 'B,25/12/2026')]);
    expect(outcome.questions).toEqual([]);
    expect(outcome.document.projects.map((it) => it.plan.startAt)).toEqual(['2027-04-03', '2026-12-25']);
    expect(codesOf(outcome)).toContain('dateOrder');
  });

  it('is the encoding: a question, with a first try to look at', async () => {
    const bytes = Buffer.from('Name,Start\nMüller,2027-01-01\n', 'latin1');
    const outcome = await imported([{ name: 'a.csv', bytes }]);
    expect(outcome.questions).toMatchObject([{ code: 'encoding', file: 'a.csv' }]);
    expect(outcome.samples[0]?.[0]?.[0]).toBe('Müller');
    const answered = await imported([{ name: 'a.csv', bytes }], { encodings: { 'a.csv': 'windows-1251' } });
    expect(answered.questions).toEqual([]);
    expect(answered.document.projects[0]?.title).toBe('Mьller');
    expect((await refused([{ name: 'a.csv', bytes }], { encodings: { 'a.csv': 'ebcdic' } })).code).toBe(
      'encoding',
    );
  });

  it('reads what Excel saves as Unicode text', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('Name\tStart\nMüller\t2027-01-01\n', 'utf16le'),
    ]);
    expect((await imported([{ name: 'a.txt', bytes }])).document.projects[0]?.title).toBe('Müller');
  });
});

describe('files together', () => {
  it('are one program, named after their folder', async () => {
    const outcome = await imported([
      textFile('spring-launch/projects.csv', 'Key,Title\nA,Alpha\n'),
      textFile('spring-launch/milestones.csv', 'Project,Milestone,Date\nA,GA,2027-01-01\n'),
    ]);
    expect(outcome.suggestedTitle).toBe('Spring launch');
    expect(outcome.document.milestones[0]?.projectId).toBe(outcome.document.projects[0]?.id);
  });

  it('of the same name keep apart', async () => {
    const outcome = await imported([
      textFile('a/projects.csv', 'Key,Title\nA,Alpha\n'),
      textFile('b/projects.csv', 'Key,Title\nB,Beta\n'),
    ]);
    expect(outcome.report.tallies.map((it) => it.file)).toEqual(['a/projects.csv', 'b/projects.csv']);
    expect(outcome.document.projects).toHaveLength(2);
  });

  it('do not include a program file', async () => {
    const program = textFile('p.json', '{"format":"throughline-program","version":1}');
    expect((await refused([program, csv('a.csv', 'Name', 'A')])).code).toBe('programAmongSheets');
  });

  it('that name projects without a sheet of them make the projects', async () => {
    const outcome = await imported([
      csv('asks.csv', 'Project,Giving team,Needing team,Deliverable', 'A,X,Y,API', 'A,Z,Y,Data'),
    ]);
    expect(outcome.document.projects.map((it) => it.title)).toEqual(['A']);
    expect(entryOf(outcome, 'projectMade').severity).toBe('guessed');
    expect(outcome.document.dependencies).toHaveLength(2);
  });
});
