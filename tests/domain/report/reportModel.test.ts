import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { reportOptionsSchema } from '../../../src/domain/report/options';
import { buildReport } from '../../../src/domain/report/reportModel';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { fullAgreement, manual, program, twoTeams } from '../build';
import { pagesToText, prepare, readSample, today } from './reports';

const reportOf = (document: ProgramDocument, options: object = { audience: 'full' }, day = today) => {
  const schedule = computeSchedule(document);
  const health = computeHealth(document, schedule, day);
  return buildReport(document, schedule, health, reportOptionsSchema.parse(options), day);
};

const late = {
  ...twoTeams,
  milestones: [
    {
      id: 'm_ga',
      title: 'Launch',
      agreedAt: '2027-02-26',
      ...manual('2027-03-05', '2027-03-05'),
    },
  ],
  dependencies: [
    {
      id: 'd_1',
      predecessorId: 'j_a',
      successorId: 'j_b',
      agreement: fullAgreement({
        state: 'Committed',
        neededByDay: '2027-01-20',
        committedDay: '2027-01-29',
        commitments: [{ committedDay: '2027-01-29', saidDay: '2026-09-01' }],
      }),
    },
  ],
};

describe('the headline', () => {
  it('[R1] is what the user wrote', () => {
    const document = program(late, { targetDay: '2027-02-26' });
    const report = reportOf(document, { audience: 'full', headline: '  We go.  ' });
    expect(report).toMatchObject({ headline: 'We go.', headlineSource: 'written' });
  });

  it('[R1] is drafted from what moved, the date that matters and the way back', () => {
    const document = program(late, {
      targetDay: '2027-02-26',
      pathToGreen: { title: 'Ship without the second engine', ownerId: 'p_a', dueDay: '2026-12-01' },
    });
    const { headline, headlineSource } = reportOf(document);
    expect(headlineSource).toBe('drafted');
    expect(headline).toBe(
      'Engine from Alpha comes 9 days late; Launch moves to 5 Mar, 7 days after its target. Way back: Ship without the second engine (Ann, by 1 Dec).',
    );
  });

  it('[R1] takes a fresh update, unless that is rosier than the rules or old', () => {
    const update = (day: string, health: string) => ({
      statusUpdates: [{ id: 'su', day, health, summary: 'The engine slips' }],
    });
    const header = { targetDay: '2027-02-26' };
    const source = (tables: object) => reportOf(program({ ...late, ...tables }, header)).headlineSource;
    expect(source(update('2026-11-16', 'red'))).toBe('update');
    expect(source(update('2026-11-16', 'green'))).toBe('drafted');
    expect(source(update('2026-11-01', 'red'))).toBe('drafted');
  });

  it('[R1] says that nothing has a date, or that all is well', () => {
    expect(reportOf(program()).headline).toBe('Nothing of this program has a date yet.');
    const document = program(
      {
        milestones: [{ id: 'm', title: 'Launch', ...manual('2027-02-20', '2027-02-20') }],
        statusUpdates: [{ id: 'su', day: '2026-11-10' }],
      },
      { targetDay: '2027-02-26' },
    );
    expect(reportOf(document).headline).toMatch(/^Launch is .*forecast for 20 Feb, 6 days before its target/);
  });
});

describe('asks', () => {
  const decision = (more: object) => ({ id: 'de', title: 'Which engine?', ...more });
  it('[R2] are open decisions by due day, then those of the latest update', () => {
    const document = program({
      ...twoTeams,
      decisions: [
        decision({ id: 'de_1', dueDay: '2026-12-10', deciderId: 'p_a', costOfDelay: 'A week' }),
        decision({ id: 'de_2', title: 'Which wheels?', dueDay: '2026-12-01' }),
        decision({ id: 'de_3', title: 'Which paint?', state: 'decided' }),
      ],
      statusUpdates: [{ id: 'su', day: '2026-11-18', asks: ['Lend us a tester', 'which engine?'] }],
    });
    const { asks } = reportOf(document);
    expect(asks.map((ask) => ask.title)).toEqual(['Which wheels?', 'Which engine?', 'Lend us a tester']);
    expect(asks[1]).toMatchObject({ owner: 'Ann', dueDay: '2026-12-10', costOfDelay: 'A week' });
    const text = pagesToText(prepare(document, { audience: 'full' }).pages);
    expect(text).toContain('Not named');
    expect(text).toContain('Not stated');
  });

  it.each(['executive', 'full'])('[R2] none are printed as "None" (%s)', (audience) => {
    const text = pagesToText(prepare(program(), { audience }).pages);
    expect(text).toMatch(/Decisions (needed|and asks)\nNone\./);
  });
});

describe('changes', () => {
  const snapshot = {
    id: 's',
    title: 'Report 1',
    kind: 'report',
    day: '2026-11-01',
    dates: [{ id: 'j_b', startAt: '2027-02-01', finishAt: '2027-02-19' }],
  };
  const moved = {
    ...late,
    dependencies: [
      {
        ...late.dependencies[0],
        agreement: {
          ...late.dependencies[0]?.agreement,
          commitments: [
            { committedDay: '2027-01-20', saidDay: '2026-09-01' },
            { committedDay: '2027-01-29', saidDay: '2026-11-05', reason: 'The mould broke' },
          ],
        },
      },
    ],
    risks: [{ id: 'r', title: 'Rain', raisedDay: '2026-11-03' }],
  };

  it('[R3] are told from the last report on', () => {
    const texts = reportOf(program({ ...moved, snapshots: [snapshot] })).changes.map((it) => it.text);
    expect(texts).toContain('Vehicle: 19 Feb to 26 Feb (+7 days).');
    expect(texts).toContain('Engine moved from 20 Jan to 29 Jan: The mould broke.');
    expect(texts).toContain('New risk: Rain.');
  });

  it('[R3] reach two weeks back without one', () => {
    expect(reportOf(program(moved)).changes).toEqual([]);
    const texts = reportOf(program(moved), undefined, '2026-11-10' as Day).changes.map((it) => it.text);
    expect(texts).toContain('New risk: Rain.');
  });

  it('[R4] what is next is in the order of its days, from today to two weeks on', () => {
    const at = (id: string, day: string) => ({ id, title: id, ...manual(day, day) });
    const document = program({
      milestones: [
        at('late', '2026-12-05'),
        at('soon', '2026-12-04'),
        at('past', '2026-11-19'),
        at('now', '2026-11-20'),
      ],
    });
    expect(reportOf(document).next.map((it) => it.text)).toEqual(['now', 'soon']);
  });
});

it('[R5] warns of what a reader would ask about', () => {
  const document = program(
    {
      ...late,
      milestones: [
        ...late.milestones,
        { id: 'm_past', title: 'Prototype', projectId: 'j_a', ...manual('2026-10-01', '2026-10-01') },
      ],
      statusUpdates: [{ id: 'su', day: '2026-09-01', health: 'green', summary: 'Fine' }],
    },
    { declared: { health: 'green', reason: 'We know', declaredDay: '2026-11-01', lapsesDay: '2027-01-31' } },
  );
  const codes = new Set(reportOf(document).warnings.map((it) => it.code));
  expect(codes).toEqual(
    new Set(['declaredRosier', 'noPathToGreen', 'noAsk', 'staleUpdate', 'pastDueMilestones']),
  );
  const asked = program({ decisions: [{ id: 'de', title: 'Which?' }] });
  expect(reportOf(asked).warnings.map((it) => it.code)).toContain('askIncomplete');
});

describe('the executive report', () => {
  it.each(['a4', 'letter'])('[R6] is one page of short highlights, the rest counted (%s)', (paper) => {
    const { report, pages } = prepare(readSample(), { audience: 'executive', paper });
    expect(pages).toHaveLength(1);
    for (const { text } of [...report.changes, ...report.next]) {
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(15);
    }
    const all = reportOf(readSample());
    const hiddenOf = (word: string) => report.hidden.find((it) => it.words.includes(word))?.count ?? 0;
    expect(report.risks.length + hiddenOf('risk')).toBe(all.risks.length);
    expect(report.changes.length + hiddenOf('change')).toBe(all.changes.length);
    expect(report.asks.length + hiddenOf('ask')).toBeGreaterThanOrEqual(all.asks.length);
  });

  it('[R6] stays one page whatever the lengths of names', () => {
    const long = 'A very long name that nobody would print on one line and yet somebody typed '.repeat(12);
    const document = program({
      teams: [{ id: 't', name: long }],
      stakeholders: [{ id: 'p', name: long }],
      projects: Array.from({ length: 30 }, (_, i) => ({
        id: `j_${i}`,
        title: long,
        teamId: 't',
        ...manual('2026-10-01', '2027-03-01'),
      })),
      risks: Array.from({ length: 9 }, (_, i) => ({
        id: `r_${i}`,
        title: long,
        ownerId: 'p',
        probability: 5,
        impact: 5,
      })),
      decisions: Array.from({ length: 9 }, (_, i) => ({
        id: `de_${i}`,
        title: long,
        recommendation: long,
        costOfDelay: long,
        deciderId: 'p',
      })),
    });
    const { pages } = prepare(document, { audience: 'executive' });
    expect(pages).toHaveLength(1);
  });
});

it('[R7] prints the declared and the computed colour where they differ', () => {
  const document = program(late, {
    targetDay: '2027-02-26',
    declared: { health: 'green', reason: 'We know', declaredDay: '2026-11-01', lapsesDay: '2027-01-31' },
  });
  for (const audience of ['executive', 'full']) {
    const { report, pages } = prepare(document, { audience });
    expect(report.header.health).toMatchObject({ shown: 'green', computed: 'red' });
    const text = pagesToText(pages);
    expect(text).toContain('On track');
    expect(text).toContain('Off track by the rules');
    const rule = pages[0]?.blocks.find((it) => it.kind === 'area' && it.height === 2);
    expect(rule).toMatchObject({ fill: 'red.stroke' });
  }
});

it('[R8] nothing that was noted of a person is in any report', () => {
  const secret = (word: string) => `secret-${word}-zq`;
  const sample = readSample();
  const document = {
    ...sample,
    stakeholders: sample.stakeholders.map((it) => ({
      ...it,
      cares: secret('cares'),
      win: secret('win'),
      concern: secret('concern'),
      tradesIn: secret('trades'),
      note: secret('note'),
      stance: 'opponent' as const,
      stanceWanted: 'champion' as const,
    })),
    contacts: sample.contacts.map((it) => ({ ...it, summary: secret('contact') })),
    goals: sample.goals.map((it) => ({ ...it, note: secret('goal') })),
  };
  for (const audience of ['executive', 'full']) {
    const { pages } = prepare(document, { audience });
    const text = JSON.stringify(pages);
    expect(text).not.toMatch(/secret-|zq|opponent|champion/i);
  }
});
