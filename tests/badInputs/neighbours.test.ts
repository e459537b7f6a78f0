import { describe, expect, it } from 'vitest';
import { computeSchedule } from '../../src/domain/schedule/computeSchedule';
import { readImport } from '../../src/formats/import/readImport';
import { makeWorkbook, textCell, workbookParts } from '../formats/spreadsheet/makeWorkbook';
import { waitWithin } from '../workTime';
import { lyingBomb } from './cases';

const encode = (text: string) => new TextEncoder().encode(text);
const wide = (text: string) => Buffer.from(text, 'utf16le');
const program = (rows: object) =>
  JSON.stringify({
    format: 'throughline-program',
    version: 1,
    program: { id: 'program', title: 'Program' },
    ...rows,
  });
const plan = (tasks: string) =>
  `<Project xmlns="http://schemas.microsoft.com/project"><Tasks>${tasks}</Tasks></Project>`;
const task = (more: string, uid = '1') => `<Task><UID>${uid}</UID><Name>A</Name>${more}</Task>`;
const link = (uid: string, more = '') =>
  `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID>${more}</PredecessorLink>`;
const oneProject = (more: object) => program({ projects: [{ id: 'a', title: 'A', ...more }] });
const sheet = (rows: string) => makeWorkbook(workbookParts(rows));

const partsOfEachOther = program({
  projects: [{ id: 'p', title: 'P' }],
  tasks: [
    { id: 'a', title: 'A', projectId: 'p', parentId: 'b' },
    { id: 'b', title: 'B', projectId: 'p', parentId: 'a' },
  ],
});
const circleOfTwo = program({
  projects: [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ],
  dependencies: [
    { id: 'l', predecessorId: 'a', successorId: 'b' },
    { id: 'm', predecessorId: 'b', successorId: 'a' },
  ],
});

type Refused = readonly [name: string, file: string, bytes: Uint8Array, code: string, says: RegExp];

/** What is not taken at all: by the code, and by what its one sentence has to say beside the file's name. */
const refused: readonly Refused[] = [
  ['a comma before the end', 'a.json', encode('{"format":"x",}'), 'notJson', /line 1, column 15/],
  ['two programs in one file', 'a.json', encode(program({}) + program({})), 'afterEnd', /line 1, column \d+/],
  ['zeros behind the end', 'a.json', encode(`${program({})}\0\0\0`), 'afterEnd', /line 1/],
  ['nothing but zeros', 'a.json', new Uint8Array(4_096), 'notText', /zeros/],
  ['a control character', 'a.json', encode(oneProject({}).replace('"A"', '"A\u0000"')), 'notJson', /control/],
  ['a list', 'a.json', encode('[]'), 'notAProgram', /no JSON object/],
  ['null', 'a.json', encode('null'), 'notAProgram', /no JSON object/],
  ['a number', 'a.json', encode('7'), 'notAProgram', /no JSON object/],
  ['UTF-16 without a mark', 'a.json', wide(program({})), 'encoding', /UTF-16/],
  ['UTF-16, the other way round', 'a.json', wide(`\ufeff${program({})}`).swap16(), 'encoding', /UTF-16/],
  ['Latin 1', 'a.json', Buffer.from(program({}).replace('m"', 'é"'), 'latin1'), 'encoding', /not in UTF-8/],
  [
    '__proto__ in a row',
    'a.json',
    encode(oneProject({}).replace('"title":"A"', '"__proto__":{"x":1},"title":"A"')),
    'forbiddenName',
    /__proto__/,
  ],
  [
    'a path for an id',
    'a.json',
    encode(oneProject({ id: '../x' })),
    'invalid',
    /projects\[0\]\.id.*letters, digits/,
  ],
  ['a number for an id', 'a.json', encode(oneProject({ id: 5 })), 'invalid', /projects\[0\]\.id.*is no text/],
  ['__proto__ for an id', 'a.json', encode(oneProject({ id: '__proto__' })), 'invalid', /reserved name/],
  ['an id of 65 letters', 'a.json', encode(oneProject({ id: 'a'.repeat(65) })), 'invalid', /1 to 64/],
  ['NaN', 'a.json', encode(oneProject({}).replace('"A"', 'NaN')), 'badNumber', /"NaN" is no number/],
  ['-Infinity', 'a.json', encode(oneProject({}).replace('"A"', '-Infinity')), 'badNumber', /-Infinity/],
  [
    'a newer file',
    'a.json',
    encode(program({ version: 2 })),
    'newerVersion',
    /reads up to 1.*release that wrote it/,
  ],
  ['a version that is text', 'a.json', encode(program({ version: '1' })), 'notAProgram', /version "1"/],
  ['half a version', 'a.json', encode(program({ version: 1.5 })), 'notAProgram', /version 1\.5/],
  [
    'a name given twice',
    'a.json',
    encode('{"format":"throughline-program","version":1,"version":2}'),
    'repeatedName',
    /"version" is given twice/,
  ],
  ['a field nobody knows', 'a.json', encode(oneProject({ colour: 'red' })), 'invalid', /not known: "colour"/],
  ['a table nobody knows', 'a.json', encode(program({ spells: [] })), 'invalid', /spells is not known/],
  [
    'the year 0',
    'a.json',
    encode(oneProject({ plan: { startAt: '0000-01-01' } })),
    'invalid',
    /no day or time/,
  ],
  [
    'the year 275760',
    'a.json',
    encode(oneProject({ plan: { startAt: '+275760-01-01' } })),
    'invalid',
    /no day or time/,
  ],
  [
    '31 February',
    'a.json',
    encode(oneProject({ plan: { startAt: '2027-02-31' } })),
    'invalid',
    /no day or time/,
  ],
  [
    'a negative duration',
    'a.json',
    encode(oneProject({ plan: { durationMinutes: -5 } })),
    'invalid',
    /less than nothing/,
  ],
  [
    'progress of 101',
    'a.json',
    encode(oneProject({ plan: { percentComplete: 101 } })),
    'invalid',
    /from 0 to 100/,
  ],
  [
    'a title of spaces',
    'a.json',
    encode(oneProject({ title: ' \u00a0\u200b\u2800\u3164' })),
    'invalid',
    /title.*is empty/,
  ],
  [
    'a title of 10,001 letters',
    'a.json',
    encode(oneProject({ title: 'x'.repeat(10_001) })),
    'invalid',
    /longer than 10,000/,
  ],
  ['a link that runs something', 'a.json', encode(oneProject({ link: 'ms-msdt:/id x' })), 'invalid', /https/],
  [
    'a lag of two thousand years',
    'a.json',
    encode(
      program({
        projects: [
          { id: 'a', title: 'A' },
          { id: 'b', title: 'B' },
        ],
        dependencies: [{ id: 'l', predecessorId: 'a', successorId: 'b', lag: { value: 1e9 } }],
      }),
    ),
    'invalid',
    /more than a thousand years/,
  ],
  [
    'tasks that are parts of each other',
    'a.json',
    encode(partsOfEachOther),
    'circle',
    /'A' \(a\): is a part of itself by way of 'B'\./,
  ],
  [
    'a task that is a part of itself',
    'a.json',
    encode(
      program({
        projects: [{ id: 'p', title: 'P' }],
        tasks: [{ id: 'a', title: 'A', projectId: 'p', parentId: 'a' }],
      }),
    ),
    'circle',
    /'A' \(a\): is a part of itself/,
  ],
  ['a circle of two links', 'a.json', encode(circleOfTwo), 'circle', /'A' → 'B' → 'A'.*link 1 of 2/],
  [
    'a circle by way of start and finish',
    'a.json',
    encode(circleOfTwo.replace('"successorId":"a"', '"successorId":"a","type":"SF","lag":{"value":-480}')),
    'circle',
    /'A' → 'B' → 'A'/,
  ],
  ['a circle with a mark of UTF-8', 'a.throughline', encode(`\ufeff${circleOfTwo}`), 'circle', /'A' → 'B'/],
  [
    'a circle of predecessors',
    'a.csv',
    encode('ID,Task name,Duration,Predecessors\n1,A,1d,2\n2,B,1d,1\n'),
    'circle',
    /'A' → 'B' → 'A'/,
  ],
  [
    'a circle of predecessors in UTF-16',
    'a.csv',
    wide('\ufeffID\tTask name\tDuration\tPredecessors\n1\tA\t1d\t2\n2\tB\t1d\t1\n'),
    'circle',
    /'A' → 'B' → 'A'/,
  ],
  [
    'a circle in a workbook',
    'a.xlsx',
    sheet(
      ['Key,Name,Depends on', 'A,Alpha,B', 'B,Beta,A']
        .map(
          (line, row) =>
            `<row r="${row + 1}">${line
              .split(',')
              .map((text, column) => textCell(`${'ABC'[column]}${row + 1}`, text))
              .join('')}</row>`,
        )
        .join(''),
    ),
    'circle',
    /'Alpha' → 'Beta' → 'Alpha'|'Beta' → 'Alpha' → 'Beta'/,
  ],
  [
    'a circle of Jira links',
    'a.csv',
    encode(
      'Issue key,Summary,Issue Type,Status,Outward issue link (Blocks),Outward issue link (Blocks)\nX-1,One,Epic,Open,X-2,\nX-2,Two,Epic,Open,X-3,\nX-3,Three,Epic,Open,X-1,\n',
    ),
    'circle',
    /'One' → 'Two' → 'Three' → 'One'/,
  ],
  [
    'a circle of predecessors in XML',
    'a.xml',
    encode(plan(task(link('2')) + task(link('1'), '2').replace('<Name>A', '<Name>B'))),
    'circle',
    /'A' → 'B' → 'A'|'B' → 'A' → 'B'/,
  ],
  [
    'a circle in a GanttProject plan',
    'a.gan',
    encode(
      '<?xml version="1.0" encoding="UTF-8"?><project name="P" version="3.2"><tasks><task id="0" name="A" start="2027-01-04" duration="2"><depend id="1" type="2"/></task><task id="1" name="B" start="2027-01-06" duration="2"><depend id="0" type="2"/></task></tasks></project>',
    ),
    'circle',
    /'A' → 'B' → 'A'|'B' → 'A' → 'B'/,
  ],

  ['JSON in a CSV file', 'a.csv', encode('{"a":1}'), 'notAProgram', /has no "format"/],

  ['a zero byte', 'a.csv', encode('Name,Start\nA\0,2027-01-01\n'), 'notText', /line 2/],
  ['a quotation mark that goes on', 'a.csv', encode('Name\n"A"x,1\n'), 'unterminatedQuote', /line 2/],
  [
    'a line of a million commas',
    'a.csv',
    encode(`Name${',x'.repeat(1_000_000)}\nA\n`),
    'tooManyColumns',
    /row 1/,
  ],
  [
    'ten million letters in a cell',
    'a.csv',
    encode(`Name\n${'a'.repeat(10_000_000)}`),
    'fieldTooLong',
    /row 2, column 1/,
  ],
  ['nothing', 'a.csv', encode(''), 'empty', /empty/],
  ['nothing but blanks', 'a.csv', encode('  \n\n \t\n'), 'noRows', /no rows/],
  ['a web page', 'a.csv', encode('<html><body>Please log in</body></html>'), 'noPlanInPage', /web page/],
  [
    'a web page with a document type',
    'a.csv',
    encode('<!DOCTYPE html><html></html>'),
    'noPlanInPage',
    /web page/,
  ],
  ['a picture', 'a.csv', Buffer.from('89504e470d0a1a0a', 'hex'), 'formatNotRead', /picture \(PNG\)/],
  ['a PDF', 'a.csv', encode('%PDF-1.7\n1 0 obj'), 'formatNotRead', /a PDF/],
  ['an old workbook', 'a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldBinary', /\.xlsx/],
  ['an archive cut off', 'a.xlsx', encode('PK\u0003\u0004abcdef'), 'badArchive', /damaged/],
  [
    'an archive of something else',
    'a.xlsx',
    makeWorkbook({ 'word/document.xml': encode('<a/>') }),
    'notAWorkbook',
    /no Excel workbook/,
  ],
  [
    'an absolute path in an archive',
    'a.xlsx',
    makeWorkbook({ ...workbookParts(''), '/etc/passwd': encode('x') }),
    'badArchive',
    /etc\/passwd/,
  ],
  [
    'a part that says it is small',
    'a.xlsx',
    lyingBomb('xl/worksheets/sheet1.xml', 300 * 1_048_576),
    'unpackedTooLarge',
    /sheet1\.xml/,
  ],
  [
    'a workbook with a document type',
    'a.xlsx',
    makeWorkbook({ ...workbookParts(''), 'xl/styles.xml': encode('<!DOCTYPE x []><styleSheet/>') }),
    'doctype',
    /styles\.xml/,
  ],
  [
    'a cell in row 1,048,576',
    'a.xlsx',
    sheet(`<row r="1">${textCell('A1', 'Name')}</row><row r="1048576">${textCell('XFD1048576', 'x')}</row>`),
    'tooManyRows',
    /Sheet1/,
  ],
  [
    'a row beyond everything',
    'a.xlsx',
    sheet('<row r="99999999999"><c r="A1"><v>1</v></c></row>'),
    'badWorkbook',
    /Sheet1.*99999999999/,
  ],
  [
    'a row without end',
    'a.xlsx',
    sheet('<row r="1e999"><c r="A1"><v>1</v></c></row>'),
    'badWorkbook',
    /1e999/,
  ],
  [
    'a cell beyond everything',
    'a.xlsx',
    sheet('<row><c r="A99999999"><v>1</v></c></row>'),
    'badWorkbook',
    /A99999999/,
  ],
  [
    'a column beyond everything',
    'a.xlsx',
    sheet("<row><c r='ZZZZZZ1'><v>1</v></c></row>"),
    'badWorkbook',
    /ZZZZZZ1/,
  ],
  [
    'a cell that hides its place',
    'a.xlsx',
    sheet('<row><c s=">" r="A99999999"><v>1</v></c></row>'),
    'badWorkbook',
    /Sheet1/,
  ],
  ['an ending nobody knows', 'a.xyz', encode('Name\nA\n'), 'formatNotRead', /\.xyz/],
  ['a packed file', 'a.xml', Buffer.from('1f8b0800', 'hex'), 'formatNotRead', /gzip.*Unpack/],
  ['MPX', 'a.mpx', encode('MPX,Microsoft Project for Windows,4.0,ANSI\r\n'), 'formatNotRead', /MPX/],
  ['XER', 'a.xer', encode('ERMHDR\t8.4\t2020-01-01'), 'formatNotRead', /Primavera/],

  [
    'a billion laughs',
    'a.xml',
    encode(
      '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><Project>&b;</Project>',
    ),
    'doctype',
    /line 1/,
  ],
  [
    'a document type from elsewhere',
    'a.xml',
    encode('<!DOCTYPE Project SYSTEM "http://x.example/x.dtd"><Project/>'),
    'doctype',
    /line 1/,
  ],
  [
    '100,000 elements deep',
    'a.xml',
    encode(`<Project>${'<a>'.repeat(100_000)}`),
    'tooDeep',
    /deeper than 64/,
  ],
  ['an entity that is none of XML', 'a.xml', encode(plan(task('&nbsp;'))), 'badXml', /undefined entity/],
  ['a control character in XML', 'a.xml', encode(plan(task('\u0001'))), 'badXml', /line 1/],
  ['two plans in one file', 'a.xml', encode('<Project></Project><Project></Project>'), 'badXml', /one root/],
  ['tags that do not match', 'a.xml', encode('<Project><Tasks></Project></Tasks>'), 'badXml', /line 1/],
  ['no XML', 'a.xml', encode('hello'), 'notXml', /Save as XML/],
  [
    'a build file',
    'a.xml',
    encode('<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><ItemGroup/></Project>'),
    'notMspdi',
    /another kind/,
  ],
  [
    'a build file without a namespace',
    'a.xml',
    encode('<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup/></Project>'),
    'notMspdi',
    /without tasks/,
  ],
];

type Accepted = readonly [
  name: string,
  file: string,
  bytes: Uint8Array,
  says: readonly (readonly [code: string, words: RegExp])[],
];

/** What is taken, with what has to be said of it; no code at all is a file in which nothing is wrong. */
const accepted: readonly Accepted[] = [
  ['a byte order mark', 'a.csv', encode('\ufeffName\nA\n'), []],
  ['semicolons', 'a.csv', encode('Name;Team\nA;B\n'), []],
  ['lines that end in CR', 'a.csv', encode('Name,Team\rA,B\r'), []],
  ['a line break in a cell', 'a.csv', encode('Name,Team\r\n"A\r\nB",C\r\n'), []],
  ['UTF-16', 'a.csv', wide('\ufeffName\tTeam\nMüller\tB\n'), []],
  ['a formula', 'a.csv', encode('Name,Team\n"=cmd|\' /C calc\'!A0",B\n'), []],
  [
    'headings of reserved names',
    'a.csv',
    encode('Name,__proto__,constructor\nA,B,C\n'),
    [
      ['reservedHeading', /__proto__/],
      ['reservedHeading', /constructor/],
    ],
  ],
  ['the same heading twice', 'a.csv', encode('Name,Name,Team\nA,B,C\n'), []],
  [
    'days that are none',
    'a.csv',
    encode('Name,Start\nA,2027-02-31\nB,2027-13-01\nC,00.00.0000\nD,46023\n'),
    [['unreadable', /4 texts in "Start" are no date.*rows 2, 3, 4, 5/]],
  ],
  [
    'an end before its start',
    'a.csv',
    encode('Name,Start,End\nA,2027-02-01,2027-01-01\n'),
    [['endBeforeStart', /2027-01-01/]],
  ],
  ['the same key twice', 'a.csv', encode('Key,Name\nA,One\nA,Two\n'), [['repeatedKey', /"A"/]]],
  [
    'a link to itself, and one to nothing',
    'a.csv',
    encode('Key,Name,Depends on\nA,One,A\nB,Two,ZZZ\n'),
    [
      ['ofItself', /"A"/],
      ['endUnknown', /"ZZZ"/],
    ],
  ],
  ['no heading that is known', 'a.csv', encode('foo,bar\n1,2\n'), [['sheetIgnored', /foo, bar/]]],
  [
    'right-to-left overrides and markup',
    'a.csv',
    encode('Name\n\u202egnp.exe\n<img src=x onerror=alert(1)>\n'),
    [],
  ],

  [
    'a link of a row with itself',
    'a.json',
    encode(
      program({
        projects: [{ id: 'a', title: 'A' }],
        dependencies: [{ id: 'l', predecessorId: 'a', successorId: 'a' }],
      }),
    ),
    [['dependencyOnItself', /links a with itself/]],
  ],
  [
    'a part in another project',
    'a.json',
    encode(
      program({
        projects: [
          { id: 'p', title: 'P' },
          { id: 'q', title: 'Q' },
        ],
        tasks: [
          { id: 'a', title: 'A', projectId: 'p', parentId: 'b' },
          { id: 'b', title: 'B', projectId: 'q' },
        ],
      }),
    ),
    [['parentElsewhere', /another project/]],
  ],
  [
    'the years 1 and 9999',
    'a.json',
    encode(oneProject({ plan: { placement: 'manual', startAt: '0001-01-01', finishAt: '9999-12-31' } })),
    [],
  ],
  [
    'a lag of a thousand years',
    'a.json',
    encode(
      program({
        projects: [
          { id: 'a', title: 'A', plan: { startAt: '2027-01-01', durationMinutes: 480 } },
          { id: 'b', title: 'B', plan: { durationMinutes: 480 } },
        ],
        dependencies: [{ id: 'l', predecessorId: 'a', successorId: 'b', lag: { value: 525_960_000 } }],
      }),
    ),
    [],
  ],

  ['a task that waits for itself', 'a.xml', encode(plan(task(link('1')))), [['linkToNothing', /1 → 1/]]],
  ['a task that waits for nothing', 'a.xml', encode(plan(task(link('9')))), [['linkToNothing', /9 → 1/]]],
  ['the same UID twice', 'a.xml', encode(plan(task('') + task(''))), [['uidTwice', /1 task/]]],
  [
    'long UIDs that differ at their end',
    'a.xml',
    encode(plan(task('', '1234567890123456789012345') + task('', '1234567890123456789012346'))),
    [],
  ],
  [
    'a duration that is none',
    'a.xml',
    encode(plan(task('<Duration>soon</Duration>'))),
    [['unreadable', /Duration "soon" of task 1 \(line 1\)/]],
  ],
  [
    'a duration below and beyond',
    'a.xml',
    encode(
      plan(task('<Duration>-PT8H0M0S</Duration>') + task('<Duration>PT99999999999H0M0S</Duration>', '2')),
    ),
    [['outOfRange', /2 values.*task 1.*task 2/]],
  ],
  [
    'days that are none',
    'a.xml',
    encode(plan(task('<Manual>1</Manual><Start>2027-02-31T08:00:00</Start>'))),
    [['unreadable', /2027-02-31/]],
  ],
  [
    'a finish before its start',
    'a.xml',
    encode(
      plan(task('<Manual>1</Manual><Start>2027-03-01T08:00:00</Start><Finish>2027-01-01T08:00:00</Finish>')),
    ),
    [['endBeforeStart', /2027-01-01/]],
  ],
  [
    'a lag beyond everything',
    'a.xml',
    encode(plan(task('') + task(link('1', '<LinkLag>99999999999999</LinkLag>'), '2'))),
    [['outOfRange', /LinkLag/]],
  ],
  [
    'a link of no known type',
    'a.xml',
    encode(plan(task('') + task(link('1', '<Type>7</Type>'), '2'))),
    [['unreadable', /Type "7"/]],
  ],
  [
    'progress of 150',
    'a.xml',
    encode(plan(task('<PercentComplete>150</PercentComplete>'))),
    [['outOfRange', /PercentComplete "150"/]],
  ],
  [
    'a name of five million letters',
    'a.xml',
    encode(plan(`<Task><UID>1</UID><Name>${'y'.repeat(5_000_000)}</Name></Task>`)),
    [['textCut', /10,000/]],
  ],
  [
    'bytes that are not of the encoding named',
    'a.xml',
    Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>${plan('<Task><UID>1</UID><Name>Müller</Name></Task>')}`,
      'latin1',
    ),
    [['encoding', /One character/]],
  ],
  [
    'Latin 1 that says so',
    'a.xml',
    Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${plan('<Task><UID>1</UID><Name>Müller</Name></Task>')}`,
      'latin1',
    ),
    [],
  ],
  [
    'something to be included from elsewhere',
    'a.xml',
    encode(
      '<?xml-stylesheet href="http://x.example/x.xsl"?><Project xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/><Tasks/></Project>',
    ),
    [],
  ],
];

describe('a bad file like those', () => {
  it('[G7] is read with its circle when somebody says so, and what was made of it is said', async () => {
    const keep = async (text: string) => {
      const read = await readImport([{ name: 'a.json', bytes: encode(text) }], { circles: 'keep' });
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      return read.value;
    };
    const parts = await keep(partsOfEachOther);
    expect(parts.document.tasks.map(({ parentId }) => parentId)).toEqual([null, null]);
    expect(parts.report.entries.map(({ code }) => code)).toContain('parentCircle');
    const links = await keep(circleOfTwo);
    expect(links.document.dependencies).toHaveLength(2);
    expect(links.report.entries.map(({ code }) => code)).toEqual(['cycle']);
  });

  it.each(refused)('%s (%s) is refused in one sentence', async (_name, file, bytes, code, says) => {
    const read = await waitWithin(3_000, () => readImport([{ name: file, bytes }]));
    if (read.ok) throw new Error('Read, but should have been refused');
    const { message, place, remedy } = read.error;
    const said = `${message} ${place} ${remedy}`;
    expect([read.error.code, said]).toEqual([code, said]);
    expect(said).toMatch(says);
    expect(message).toContain(file);
    expect(message).not.toMatch(/\n|\.\./);
    expect(remedy).toMatch(/^[A-Z].*\.$|^[A-Z].*\)$/);
  });

  it.each(accepted)('%s (%s) is read, and what was made of it is said', async (_name, file, bytes, says) => {
    const read = await readImport([{ name: file, bytes }]);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { document, report } = read.value;
    const entries = report.entries.filter((it) => it.code !== 'finishMissing' && it.code !== 'teamsMade');
    for (const [code, words] of says) {
      const found = entries.filter((it) => it.code === code).map((it) => it.message);
      expect([code, found.some((message) => words.test(message)), found]).toEqual([code, true, found]);
    }
    if (says.length === 0) expect(entries).toEqual([]);
    expect(new Set(document.tasks.map((it) => it.id)).size).toBe(document.tasks.length);
    expect(() => computeSchedule(document)).not.toThrow();
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
