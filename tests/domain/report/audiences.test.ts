import { describe, expect, it } from 'vitest';
import type { SingleCommand } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import { createDocument, type ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { briefSentences, briefWords } from '../../../src/domain/report/briefText';
import { audienceSections, type ReportAudience, reportAudiences } from '../../../src/domain/report/options';
import { reportTrend } from '../../../src/domain/report/reportTrend';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { changedSince } from '../../../src/domain/snapshots/changedSince';
import { keepSentPlan } from '../../../src/domain/snapshots/sentPlan';
import type { Day } from '../../../src/domain/time/day';
import { readImport } from '../../../src/formats/import/readImport';
import { planElementId } from '../../../src/formats/report/reportToHtml';
import { writeText } from '../../../src/formats/report/writeReport';
import { manual, program } from '../build';
import { factsOf, hasKubernetes, pagesToText, prepare, readKubernetes, readSample, today } from './reports';

const sample = readSample();
const writtenFormats = ['html', 'md', 'txt'] as const;
const written = (document: ProgramDocument, options: object) =>
  writtenFormats.map((format) => [format, writeText(prepare(document, options).report, format)]) as [
    (typeof writtenFormats)[number],
    string,
  ][];

/** Everything that a report says, in every format that is written without a browser, and in its pages. */
const everything = (document: ProgramDocument, options: object) =>
  [
    JSON.stringify(prepare(document, options).pages),
    ...written(document, options).map(([, text]) => text),
  ].join('\n');

function applied(document: ProgramDocument, command: SingleCommand): ProgramDocument {
  const done = execute(document, command);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.document;
}

describe('audiences', () => {
  it.each(reportAudiences)(
    '[R22] %s has its own sections, and those that were chosen, in that order',
    (audience) => {
      const own = audienceSections[audience];
      if (audience !== 'team') {
        expect(prepare(sample, { audience }).report.sections.map((it) => it.id)).toEqual(own);
        const turned = [...own].reverse().slice(0, 3);
        const { report } = prepare(sample, { audience, sections: [...turned, 'nonsense', turned[0]] });
        expect(report.sections.map((it) => it.id)).toEqual(turned);
      }
    },
  );

  it('[R22] a report without the sections that others point to still says all page numbers', () => {
    for (const id of audienceSections.full) {
      const sections = audienceSections.full.filter((it) => it !== id);
      expect(prepare(sample, { audience: 'full', sections }).pages.length).toBeGreaterThan(3);
    }
  });

  it('[R22] gives each team that gives or needs something one page', async () => {
    const documents = [sample, ...(hasKubernetes ? [await readKubernetes()] : [])];
    for (const document of documents) {
      const { pages, report } = prepare(document, { audience: 'team' });
      const names = pages.map((page) => /Give and get sheet: (.*?) ·/.exec(pagesToText([page]))?.[1]);
      expect(new Set(names).size).toBe(pages.length);
      expect(pages.length).toBeGreaterThan(3);
      expect(report.hidden.length).toBeGreaterThan(0);
    }
    const one = prepare(sample, { audience: 'team', teamId: 't_payments' });
    expect(one.pages).toHaveLength(1);
    expect(pagesToText(one.pages)).toContain('Give and get sheet: Payments');
  });

  it.each(reportAudiences.filter((it) => it !== 'full'))('[R22] %s counts what it hides', (audience) => {
    const { hidden } = prepare(sample, { audience }).report;
    expect(hidden.length).toBeGreaterThan(0);
    for (const it of hidden) expect(it.words).toContain(it.count.toLocaleString('en-US'));
  });
});

describe('an external report', () => {
  const secret = (word: string) => `secret${word}zq`;
  const other = { ...(sample.teams.find((it) => it.id === 't_vendor') as (typeof sample.teams)[number]) };
  const document: ProgramDocument = {
    ...sample,
    program: {
      ...sample.program,
      purpose: 'Open the ledger by 16 February 2027 with Blue Harbour for $1,200,000',
      description: secret('description'),
    },
    teams: [...sample.teams, { ...other, id: 't_blue' as never, name: 'Blue Harbour', note: secret('team') }],
    projects: [
      ...sample.projects.map((it) => ({
        ...it,
        description: secret('project'),
        labels: [secret('label')],
        fields: { Budget: secret('budget') },
      })),
      {
        ...(sample.projects[0] as (typeof sample.projects)[number]),
        id: 'j_blue' as never,
        title: secret('work'),
        teamId: 't_blue' as never,
      },
    ],
    tasks: sample.tasks.map((it) => ({ ...it, title: secret('task') })),
    milestones: sample.milestones.map((it, i) =>
      i === 3 ? { ...it, title: 'Blue Harbour signed on 2026-12-03' } : it,
    ),
    risks: sample.risks.map((it) => ({ ...it, title: secret('risk') })),
    issues: sample.issues.map((it) => ({ ...it, title: secret('issue') })),
    decisions: sample.decisions.map((it) => ({
      ...it,
      title: secret('decision'),
      costOfDelay: 'EUR 18,000',
    })),
    goals: sample.goals.map((it) => ({ ...it, title: secret('goal') })),
    statusUpdates: sample.statusUpdates.map((it) => ({
      ...it,
      summary: secret('update'),
      asks: [secret('ask')],
    })),
    dependencies: sample.dependencies.map((it) => ({
      ...it,
      note: secret('note'),
      agreement:
        it.agreement === null
          ? null
          : { ...it.agreement, fallback: secret('fallback'), escalation: secret('escalation') },
    })),
  };
  const options = { audience: 'external', teamId: 't_vendor' };

  it('[R23] holds no other supplier, amount, exact day or internal word in any byte of any format', () => {
    const text = everything(document, options);
    expect(text).toContain('General availability is expected in Feb 2027');
    expect(text).toContain('Region vendor');
    expect(/.{60}(?:secret|zq).{20}/.exec(text)?.[0]).toBeUndefined();
    expect(/.{60}(?:Blue Harbour|1,200,000|18,000|EUR).{20}/.exec(text)?.[0]).toBeUndefined();
    // The only exact day is the one on which it was made.
    const days = [
      ...text.matchAll(/\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?: \d{4})?/g),
    ];
    expect([...new Set(days.map(([it]) => it))].filter((it) => !/^20 Nov( 2026)?$/.test(it))).toEqual([]);
    expect(/.{60}\b20\d\d-\d\d-\d\d\b.{20}/.exec(text)?.[0]).toBeUndefined();
  });

  it('[R23] names no supplier and no promise when it is for none', () => {
    const text = everything(document, { audience: 'external' });
    expect(text).not.toMatch(/Region vendor|Blue Harbour|secret/);
    expect(text).toContain('None: the report is for no particular supplier.');
  });
});

it('[R24] a gate pack is for the next gate, with every criterion and what is due by then', () => {
  const text = pagesToText(prepare(sample, { audience: 'gate' }).pages);
  expect(text).toContain('Gate pack: Cut-over gate');
  const gate = sample.gates.find((it) => it.id === 'ga_exec');
  for (const { title } of gate?.criteria ?? []) expect(text.replace(/\s+/g, ' ')).toContain(title);
  expect(text).toContain('1 of 4 criteria is met.');
  expect(text).toContain('Dry run exit');
  expect(pagesToText(prepare(sample, { audience: 'gate', gateId: 'ga_ga' }).pages)).toContain('Launch gate');
  const none = prepare(program(), { audience: 'gate' });
  expect(none.report.warnings.map((it) => it.code)).toContain('noGate');
});

it('[R25] a close-out does not wait for what was taken out of the plan', () => {
  const done = { plan: { actualStartAt: '2026-09-01', actualFinishAt: '2026-10-01' } };
  const document = program({
    projects: [
      { id: 'a', title: 'Alpha', ...done },
      { id: 'b', title: 'Beta', ...manual('2027-01-04', '2027-02-01', { active: false }) },
    ],
  });
  const { report, pages } = prepare(document, { audience: 'closeout' });
  const text = pagesToText(pages).replace(/\s+/g, ' ');
  expect(text).toContain('The one project is done.');
  expect(report.warnings.map((it) => it.code)).not.toContain('notFinished');
});

it('[S28] a finish at midnight is told as the day that ends then', () => {
  const document = program({
    milestones: [{ id: 'm', title: 'Launch', ...manual('2027-03-05', '2027-03-05') }],
    projects: [{ id: 'a', title: 'Alpha', ...manual('2027-03-02T00:00', '2027-03-05T00:00') }],
  });
  expect(factsOf(document).finishDay('a')).toBe('2027-03-04');
});

it('[R25] a close-out compares every milestone, and hands over what is open', () => {
  const { report, pages } = prepare(sample, { audience: 'closeout' });
  const text = pagesToText(pages).replace(/\s+/g, ' ');
  expect(text).toContain('13 of 15 projects are not done: this close-out is a draft.');
  for (const it of sample.milestones) expect(text).toContain(it.title);
  for (const it of sample.actions.filter((action) => action.doneDay === null))
    expect(text).toContain(it.title);
  expect(report.warnings.map((it) => it.code)).toContain('notFinished');
});

it('[R26] a team that has too much to do is shown with its months', () => {
  const facts = factsOf(
    program({
      teams: [{ id: 't_a', name: 'Alpha', capacityPeople: 3 }],
      projects: [
        { id: 'j_a', title: 'A', teamId: 't_a', allocationPeople: 2, ...manual('2026-12-01', '2026-12-31') },
        { id: 'j_b', title: 'B', teamId: 't_a', allocationPeople: 4, ...manual('2027-01-01', '2027-01-31') },
      ],
    }),
  );
  const text = pagesToText(prepare(facts.document, { audience: 'full' }).pages);
  expect(text.replace(/\s+/g, ' ')).toContain('Alpha | 3 | – | 2 | 4, over | – | – | –');
});

it('[R27] a milestone trend has the forecast of each report, and today', () => {
  const at = (day: string) => ({ id: 'm', startAt: day, finishAt: day });
  const document = program({
    milestones: [{ id: 'm', title: 'Launch', ...manual('2027-03-05', '2027-03-05') }],
    snapshots: [
      { id: 's1', title: 'Baseline', kind: 'baseline', day: '2026-09-01', dates: [at('2027-02-01')] },
      { id: 's2', title: 'Report 1', kind: 'report', day: '2026-10-01', dates: [at('2027-02-15')] },
      { id: 's3', title: 'Mine', kind: 'version', day: '2026-10-20', dates: [at('2030-01-01')] },
    ],
  });
  expect(reportTrend(factsOf(document))).toMatchObject({
    days: ['2026-09-01', '2026-10-01', today],
    lines: [{ title: 'Launch', forecasts: ['2027-02-01', '2027-02-15', '2027-03-05'] }],
  });
  const many = {
    ...document,
    snapshots: [
      ...document.snapshots.map((it) => ({ ...it, kind: it.id === 's1' ? it.kind : ('report' as const) })),
      ...Array.from({ length: 9 }, (_, i) => ({
        ...(document.snapshots[1] as (typeof document.snapshots)[number]),
        id: `r${i}` as never,
        day: `2026-11-0${i + 1}` as never,
      })),
    ],
    program: { ...document.program, baselineSnapshotId: 's1' as never },
  };
  const days = reportTrend(factsOf(many))?.days ?? [];
  expect(days[0]).toBe('2026-09-01');
  expect(days).toHaveLength(9);
  const text = pagesToText(prepare(document, { audience: 'full' }).pages);
  expect(text).toContain('32 days after first forecast');
  expect(reportTrend(factsOf(program()))).toBeNull();
});

it('[R28] the thirty-second text has at most 75 words, and says colour, date and ask', async () => {
  const long = 'word '.repeat(300).trim();
  const documents: ProgramDocument[] = [
    sample,
    createDocument(program().program),
    {
      ...sample,
      program: { ...sample.program, title: long },
      decisions: sample.decisions.map((it) => ({ ...it, title: long })),
    },
    ...(hasKubernetes ? [await readKubernetes()] : []),
  ];
  for (const document of documents) {
    const { report } = prepare(document, { audience: 'brief' });
    const text = briefSentences(report).join(' ');
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(briefWords);
    expect(text).toMatch(/We need:|We ask for nothing/);
  }
  expect(briefSentences(prepare(sample, { audience: 'brief' }).report).join(' ')).toMatch(
    /^Atlas: on track \(off track by the rules\), 26 Feb 2027\./,
  );
});

describe('formats without pages', () => {
  const cases = reportAudiences.flatMap((audience) =>
    [
      ['the sample', sample],
      ['an empty program', program()],
    ].map(([name, document]) => [audience, name as string, document as ProgramDocument] as const),
  );
  it.each(cases)('[R29] %s of %s says the same in each', (audience, _name, document) => {
    const { report } = prepare(document, { audience });
    for (const [format, text] of written(document, { audience })) {
      const flat = text.replace(/\\(?=[^\n])/g, '').replace(/\s+/g, ' ');
      if (audience !== 'brief') expect(flat, format).toContain(report.headline.slice(0, 40));
      if (audience === 'executive' || audience === 'full') {
        if (report.asks.length === 0) expect(flat, format).toContain('None');
        for (const ask of report.asks) expect(flat, format).toContain(ask.title);
      }
      expect(flat.replace(/<script>.*<\/script>/, ''), format).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('[R29] HTML needs nothing from outside, and shows markup as text', () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)> & "quoted"';
    const document = program({
      projects: [{ id: 'j', title: evil, description: evil, ...manual('2026-11-01', '2026-12-01') }],
      risks: [{ id: 'r', title: evil }],
    });
    for (const audience of reportAudiences) {
      const html = writeText(prepare(document, { audience }).report, 'html');
      expect(html).not.toMatch(/<script>alert|<img|onerror=alert\(1\)>/);
      expect(html).not.toMatch(/(?:src|href)="?(?:https?:)?\/\//);
      expect(html).not.toMatch(/url\((?!#)/);
      expect(html.match(/<script/g)?.length).toBe(audience === 'full' || audience === 'closeout' ? 2 : 1);
    }
  });

  it('[R29] HTML carries the plan where its audience sees all of it, and only there', () => {
    const planOf = (audience: ReportAudience) => {
      const html = writeText(prepare(sample, { audience }).report, 'html');
      const found = new RegExp(`id="${planElementId}">([^<]*)<`).exec(html)?.[1];
      return found === undefined ? null : parseProgram(JSON.parse(found));
    };
    for (const audience of reportAudiences) {
      const plan = planOf(audience);
      expect(plan !== null, audience).toBe(audience === 'full' || audience === 'closeout');
      if (plan) expect(plan.ok && plan.value.document.projects.length).toBe(sample.projects.length);
    }
  });

  it('[R32] the plan in a report is read back, and a page without one is refused', async () => {
    const bytesOf = (audience: ReportAudience) =>
      new TextEncoder().encode(writeText(prepare(sample, { audience }).report, 'html'));
    const read = await readImport([{ name: 'atlas.html', bytes: bytesOf('full') }]);
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.document.projects).toEqual(sample.projects);
    expect(read.value.document.dependencies).toEqual(sample.dependencies);
    const none = await readImport([{ name: 'page.html', bytes: bytesOf('executive') }]);
    expect(none).toMatchObject({ ok: false, error: { code: 'noPlanInPage' } });
  });

  it('[R36] the plan in a report is put beside its program as a snapshot of its day', async () => {
    const bytes = new TextEncoder().encode(writeText(prepare(sample, { audience: 'full' }).report, 'html'));
    const read = await readImport([{ name: 'atlas.html', bytes }]);
    if (!read.ok || !read.value.sentPlan) throw new Error('The report carries no plan');
    const { document, sentPlan } = read.value;
    expect(sentPlan).toEqual({ programId: sample.program.id, day: today, fileName: 'atlas.html' });
    const [project] = sample.projects;
    const later = applied(sample, {
      type: 'project.change',
      id: project?.id as never,
      changes: { title: 'Renamed' },
    });
    const kept = applied(later, keepSentPlan(document, sentPlan, 's_sent'));
    expect({ ...kept, snapshots: [] }).toEqual({ ...later, snapshots: [] });
    const snapshot = kept.snapshots.at(-1);
    expect(snapshot).toMatchObject({ title: 'atlas.html, as of 20 Nov 2026', day: today, kind: 'version' });
    expect(snapshot && changedSince(kept, computeSchedule(kept), snapshot).changed).toEqual([]);
  });

  it('[R29] Markdown tables have as many cells in every line', () => {
    const document = program({ risks: [{ id: 'r', title: 'a | b \\ c', response: 'one\ntwo' }] });
    for (const document_ of [sample, document]) {
      const text = writeText(prepare(document_, { audience: 'full' }).report, 'md');
      let cells = 0;
      for (const line of text.split('\n')) {
        const count = line.startsWith('|') ? (line.match(/(?<!\\)\|/g)?.length ?? 0) : 0;
        if (count > 0 && cells > 0) expect(count, line).toBe(cells);
        cells = count;
      }
    }
  });

  it('[R3] changes are told from a chosen day on', () => {
    const texts = (sinceDay: string | null) =>
      prepare(sample, { audience: 'full', sinceDay }).report.changes.map((it) => it.text);
    expect(texts('2026-10-01').length).toBeGreaterThan(texts(null).length);
    expect(prepare(sample, { audience: 'full', sinceDay: '2026-10-01' }).report.sinceText).toBe('1 Oct 2026');
  });

  it('[R4] what is next reaches as far as was chosen', () => {
    const last = (nextDays: number) =>
      prepare(sample, { audience: 'full', nextDays }).report.next.at(-1)?.day as Day;
    expect(last(60) > last(14)).toBe(true);
  });
});
