import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { reportAudiences, reportFormats, reportOptionsSchema } from '../../../src/domain/report/options';
import { createTextRedaction } from '../../../src/domain/report/textRedaction';
import { writeReport } from '../../../src/formats/report/writeReport';
import { jobToMetadata } from '../../../src/main/reportMetadata';
import { prepare, readSample, today } from './reports';

const sample = readSample();

/** Every text of a report in a format; of slides every part of the file, notes and properties too. */
async function textsIn(document: ProgramDocument, options: object, format: (typeof reportFormats)[number]) {
  const chosen = reportOptionsSchema.parse(options);
  if (format === 'pdf') {
    // The browser prints these pages and nothing else; beside them stands what the file says of itself.
    const metadata = jobToMetadata({ document, options: chosen, today }, new Date(0));
    return JSON.stringify([prepare(document, options).pages, metadata]);
  }
  const content = await writeReport(document, chosen, today, format);
  if (typeof content === 'string') return content;
  return Object.entries(unzipSync(content))
    .map(([name, bytes]) => `${name} ${strFromU8(bytes)}`)
    .join('\n')
    .replace(/<[^>]*>/g, '');
}

const redact = createTextRedaction({
  suppliers: ['Acme', 'Acme Cloud', 'Blue Harbour'],
  people: ['Zoë Quist', 'Ada B. Okafor', '@zoe-q', 'Finance'],
});

describe('a text for outsiders', () => {
  it('[R23] names nobody who is none of their business', () => {
    expect(redact('Acme Cloud and ACME, not Acmeist')).toBe(
      'another supplier and another supplier, not Acmeist',
    );
    for (const name of [
      'Blue Harbour',
      'blue-harbour',
      'BlueHarbour',
      'Blue\u00a0Harbour',
      'Blue\u200b Harbour',
      'BLUE_HARBOUR',
      'B\u00adlue Harbour',
    ]) {
      expect(redact(`Hand over to ${name}'s team`), name).toBe("Hand over to another supplier's team");
    }
    for (const name of [
      'Zoë Quist',
      'Zoe\u0308 Quist',
      'ZOË QUIST',
      'Quist, Zoë',
      'Z. Quist',
      'Z.Quist',
      'Zoë-Quist',
      'Ada B. Okafor',
      'Ada Okafor',
      'Okafor, Ada',
    ]) {
      expect(redact(`Convince ${name} first`), name).toBe('Convince somebody first');
    }
    expect(redact('Ask @zoe-q')).toBe('Ask somebody');
    expect(redact('Quistions of Zoë to Finance')).toBe('Quistions of Zoë to Finance');
  });

  it('[R23] tells no amount of money', () => {
    for (const amount of [
      '$18k',
      'EUR 2.5 million',
      '300 euros',
      '40,000 GBP',
      '12 000 €',
      '1\u00a0200 EUR',
      '$5-7 million',
      '€5m–7m',
      '€5m – €7m',
      '5 Mio. €',
      'CHF 3 Mrd',
      'US$5m',
      'R$ 500',
      '₹12 lakh',
      '₩3,000',
      'USD5m',
      'five million dollars',
      'two hundred thousand euros',
      'half a million pounds',
      '3 millions d’euros',
      '٥٠٠ €',
      '１２００円'.replace('円', ' JPY'),
      '7 crore rupees',
      '$5 to $7 million',
      '1.5mm USD',
      'A$90',
    ]) {
      expect(redact(`costs ${amount} in all`), amount).toBe('costs [amount] in all');
    }
    expect(redact('with a budget of 1.2M')).toBe('with a budget of [amount]');
    expect(redact('Fee: 18,000')).toBe('Fee: [amount]');
    expect(redact('Serve 10k users at 99.9 % with 3 teams')).toBe('Serve 10k users at 99.9 % with 3 teams');
  });

  it('[R23] tells of days the month, in the languages and forms in which they are written', () => {
    for (const [said, known] of [
      ['12–14 March', 'March'],
      ['March 12–14, 2027', 'March, 2027'],
      ['12 march', 'march'],
      ['2027/03/12', 'Mar 2027'],
      ['2027-03-12T10:00', 'Mar 2027'],
      ['2027-03-12T10:00:00Z', 'Mar 2027'],
      ['20270312', 'Mar 2027'],
      ['3. März 2027', 'März 2027'],
      ['3 mars 2027', 'mars 2027'],
      ['1er avril', 'avril'],
      ['3 de marzo de 2027', 'marzo de 2027'],
      ['3 de março', 'março'],
      ['3 maggio', 'maggio'],
      ['3 maart', 'maart'],
      ['3 марта 2027', 'марта 2027'],
      ['3 września', 'września'],
      ['3 Mart 2027', 'Mart 2027'],
      ['٣ مارس', 'مارس'],
      ['3 मार्च', 'मार्च'],
      ['2027年3月12日', '2027年3月'],
      ['3月12日', '3月'],
      ['3월 12일', '3월'],
      ['the 3rd of March', 'the March'],
      ['March the 3rd', 'March'],
      ['third of March', 'March'],
      ['twenty-first of May', 'May'],
      ['3-Mar-2027', 'Mar-2027'],
      ['3/3/27', '[date]'],
      ['3.3.2027', '[date]'],
      ['3.3. 2027', '[date]'],
      ['3-3-2027', '[date]'],
      ['3/12', '[date]'],
      ['KW 12', '[date]'],
      ['week 12, 2027', '[date]'],
      ['2027-W12', '[date]'],
    ] as const) {
      expect(redact(`due ${said}, all`), said).toBe(`due ${known}, all`);
    }
    expect(redact('Phase 2 in Feb 2027, 24/7, v1.2 and 3 of 4')).toBe(
      'Phase 2 in Feb 2027, 24/7, v1.2 and 3 of 4',
    );
  });
});

/** What is hidden from a supplier, as it may be written, and what of it must be in no byte. */
const secrets = [
  ['Blue Harbour', /blue.{0,4}harbour/i],
  ['blue-harbour', /blue.{0,4}harbour/i],
  ['Zoë Quist', /quist/i],
  ['Quist, Zoë', /quist/i],
  ['$1,234,567', /1[,.]?234[,.]?567/],
  ['7 crore rupees', /crore/],
  ['EUR 76.543', /76\.?543/],
  ['17. März', /17\. ?M/],
  ['2027年3月17日', /17日/],
  ['17/3/2027', /17\/3/],
  ['2027-03-17', /2027-03-17/],
  ['March 17th', /17th/],
  ['twenty-first of May', /twenty-first/],
  ['KW 17', /KW 17/],
] as const;
const opening = fc.constantFrom('', 'Sign with ', 'Übergabe an ', '签 ');
const ending = fc.constantFrom('', ' (draft)', ', then move on', '；完');

describe('a report for outsiders', () => {
  it('[R23] has what is hidden in no byte of any format, wherever in a title it was written', async () => {
    const supplier = sample.teams.find((it) => it.external) as (typeof sample.teams)[number];
    const [person] = sample.stakeholders;
    const base: ProgramDocument = {
      ...sample,
      teams: [...sample.teams, { ...supplier, id: 't_blue' as never, name: 'Blue Harbour' }],
      stakeholders: [
        ...sample.stakeholders,
        { ...(person as (typeof sample.stakeholders)[number]), id: 's_zoe' as never, name: 'Zoë Quist' },
      ],
    };
    const place = fc.constantFrom(
      'program',
      'purpose',
      'mark',
      'team',
      'project',
      'milestone',
      'promise',
      'criterion',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...secrets),
        place,
        opening,
        ending,
        async ([said, hidden], where, before, after) => {
          const text = `${before}${said}${after}`;
          const put = (at: string, usual: string) => (where === at ? text : usual);
          const document: ProgramDocument = {
            ...base,
            program: {
              ...base.program,
              title: put('program', base.program.title),
              purpose: put('purpose', base.program.purpose),
              confidentiality: put('mark', base.program.confidentiality),
            },
            teams: base.teams.map((it) => (it.external ? it : { ...it, name: put('team', it.name) })),
            projects: base.projects.map((it) => ({ ...it, title: put('project', it.title) })),
            milestones: base.milestones.map((it) => ({ ...it, title: put('milestone', it.title) })),
            dependencies: base.dependencies.map((it) => ({
              ...it,
              agreement: it.agreement && {
                ...it.agreement,
                deliverable: put('promise', it.agreement.deliverable),
                acceptanceCriteria: where === 'criterion' ? [text] : it.agreement.acceptanceCriteria,
              },
            })),
          };
          const options = { audience: 'external', teamId: supplier.id };
          for (const format of reportFormats) {
            const found = hidden.exec(await textsIn(document, options, format));
            expect(found?.[0], `${text} as ${where} in ${format}`).toBeUndefined();
          }
          // The same report for those who may know it says it: the search would find it.
          if (where === 'project')
            expect(await textsIn(document, { audience: 'full' }, 'html')).toMatch(hidden);
        },
      ),
      { numRuns: 18 },
    );
  }, 60_000);
});

it('[R8] nothing that was noted of a person is in any byte of any format', async () => {
  const document = {
    ...sample,
    stakeholders: sample.stakeholders.map((it) => ({
      ...it,
      cares: 'secretzq',
      win: 'secretzq',
      concern: 'secretzq',
      tradesIn: 'secretzq',
      note: 'secretzq',
      fields: { Salary: 'secretzq' },
      stance: 'opponent' as const,
      stanceWanted: 'champion' as const,
    })),
    contacts: sample.contacts.map((it) => ({ ...it, summary: 'secretzq' })),
    communications: sample.communications.map((it) => ({ ...it, note: 'secretzq' })),
    snoozes: [
      {
        id: 'sz' as never,
        rule: 'V45',
        subjectId: sample.stakeholders[0]?.id as never,
        untilDay: '2027-03-01' as never,
        reason: 'secretzq: an opponent of it',
        wholeRule: false,
        snoozedDay: '2026-11-20' as never,
      },
    ],
  };
  for (const audience of reportAudiences) {
    for (const format of reportFormats) {
      const text = await textsIn(document, { audience }, format);
      expect(/secretzq|opponent|champion/i.exec(text)?.[0], `${audience} as ${format}`).toBeUndefined();
    }
  }
}, 60_000);
