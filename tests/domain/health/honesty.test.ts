import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healthAlarms, healthHistory } from '../../../src/domain/health/alarms';
import { computeHealth, inForce } from '../../../src/domain/health/computeHealth';
import { findAnyRow, type ProgramDocument } from '../../../src/domain/model/document';
import type { DeclaredHealth, Health } from '../../../src/domain/model/health';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { addDays, type Day } from '../../../src/domain/time/day';
import { manual, program, refusalOf, run } from '../build';

const today = '2027-01-15' as Day;
const healthOf = (document: ProgramDocument) => computeHealth(document, computeSchedule(document), today);
const planned = { id: 'j', title: 'Engine', ...manual('2027-02-01', '2027-03-31') };
const wideRules = (tables: object) =>
  healthOf(program({ projects: [planned], ...tables })).program.reasons.map(
    (it) => `${it.rule} ${it.health}`,
  );
const projectRules = (tables: object) =>
  healthOf(program({ projects: [planned], ...tables }))
    .byId.get('j')
    ?.reasons.map((it) => `${it.rule} ${it.health}`);
const alarmsOf = (document: ProgramDocument) =>
  healthAlarms(document, healthOf(document), today).map((it) => `${it.code} ${it.subjectId ?? 'program'}`);
const lateProject = {
  id: 'j',
  title: 'Engine',
  ...manual('2026-11-01', '2026-12-01', { percentComplete: 50 }),
};
const declared = (more: object = {}) => ({
  declared: {
    health: 'green',
    reason: 'I know',
    declaredDay: '2027-01-10',
    lapsesDay: '2027-01-31',
    ...more,
  },
});

describe('rules over people, goals and gates', () => {
  it('[H14] silence towards who is managed closely is amber after a week, not before they ever heard', () => {
    const silent = (more: object) => wideRules({ stakeholders: [{ id: 'p', name: 'Ann', ...more }] });
    const close = { influence: 5, interest: 5, cadenceDays: 7 };
    expect(silent({ ...close, lastContactDay: '2026-12-31' })).toEqual(['H14 amber']);
    expect(silent({ ...close, lastContactDay: '2027-01-01' })).toEqual([]);
    expect(silent({ ...close, influence: 3, lastContactDay: '2026-12-01' })).toEqual([]);
    expect(silent(close)).toEqual([]);
  });

  it('[H15] serving a goal too late, and a key result that is forecast to miss, are amber', () => {
    const goal = (more: object) => ({
      projects: [{ ...planned, goalIds: ['g'] }],
      goals: [{ id: 'g', title: 'Win', ...more }],
    });
    expect(projectRules(goal({ dueDay: '2027-03-30' }))).toEqual(['H15 amber']);
    expect(projectRules(goal({ dueDay: '2027-03-31' }))).toEqual([]);
    const keyResults = [
      {
        id: 'kr',
        title: 'Share',
        baseline: 0,
        target: 100,
        current: 12,
        history: [
          { day: '2026-12-01', value: 10 },
          { day: '2027-01-01', value: 12 },
        ],
      },
    ];
    expect(wideRules(goal({ dueDay: '2027-04-30', keyResults }))).toEqual(['H15 amber']);
    expect(wideRules(goal({ keyResults }))).toEqual([]);
  });

  it('[H16] a gate without a verdict is amber after its day, on hold amber, not passed red', () => {
    const gate = (more: object) => wideRules({ gates: [{ id: 'g', title: 'Launch', ...more }] });
    expect(gate({ day: '2027-01-14' })).toEqual(['H16 amber']);
    expect(gate({ day: '2027-01-15' })).toEqual([]);
    expect(gate({ day: '2027-01-14', verdict: 'go' })).toEqual([]);
    expect(gate({ day: '2027-01-14', verdict: 'hold' })).toEqual(['H16 amber']);
    expect(gate({ day: '2027-02-14', verdict: 'noGo' })).toEqual(['H16 red']);
    expect(projectRules({ gates: [{ id: 'g', title: 'Launch', projectId: 'j', verdict: 'noGo' }] })).toEqual([
      'H16 red',
    ]);
  });

  it('[H17] a decision past its day is amber for its projects, else for the program', () => {
    const decision = (more: object) => ({
      decisions: [{ id: 'd', title: 'Which?', dueDay: '2027-01-14', ...more }],
    });
    expect(wideRules(decision({}))).toEqual(['H17 amber']);
    expect(projectRules(decision({ projectIds: ['j'] }))).toEqual(['H17 amber']);
    expect(wideRules(decision({ state: 'decided' }))).toEqual([]);
    expect(wideRules(decision({ dueDay: '2027-01-15' }))).toEqual([]);
  });

  it('[H18] an issue that hurts is amber, and red past its day', () => {
    const issue = (more: object) => ({ issues: [{ id: 'i', title: 'Broken', severity: 4, ...more }] });
    expect(wideRules(issue({}))).toEqual(['H18 amber']);
    expect(wideRules(issue({ dueDay: '2027-01-14' }))).toEqual(['H18 red']);
    expect(projectRules(issue({ projectIds: ['j'] }))).toEqual(['H18 amber']);
    expect(wideRules(issue({ severity: 3 }))).toEqual([]);
    expect(wideRules(issue({ state: 'closed' }))).toEqual([]);
  });

  it('[H19] names the biggest drag first: the worst colour, then what weighs most', () => {
    const report = healthOf(
      program({
        projects: [
          { id: 'a', title: 'A', ...manual('2026-11-01', '2027-01-13', { percentComplete: 90 }) },
          { id: 'b', title: 'B', ...manual('2026-11-01', '2026-12-01', { percentComplete: 50 }) },
          { id: 'c', title: 'C', ...manual('2026-11-01', '2026-11-20', { percentComplete: 50 }) },
          { id: 'd', title: 'D', ...manual('2027-02-01', '2027-03-31') },
        ],
      }),
    );
    expect(report.drags.map((it) => `${it.id} ${it.health}`)).toEqual(['c red', 'b red', 'a amber']);
  });
});

describe('what was said', () => {
  const said = (...updates: readonly (readonly [string, string | null, object?])[]) => ({
    statusUpdates: updates.map(([day, health, more], i) => ({ id: `s${i}`, day, health, ...more })),
  });

  it('[H20] calls out green over red, declared or last said', () => {
    expect(alarmsOf(program({ projects: [{ ...lateProject, ...declared() }] }))).toContain('rosier j');
    expect(alarmsOf(program({ projects: [lateProject] }, declared()))).toContain('rosier program');
    const spoken = program({ projects: [lateProject], ...said(['2027-01-14', 'green']) });
    expect(alarmsOf(spoken)).toContain('rosier program');
    const honest = program({ projects: [lateProject], ...said(['2027-01-14', 'red']) });
    expect(alarmsOf(honest)).not.toContain('rosier program');
  });

  it('[H21] calls out green to red with no amber between, whatever the order of rows', () => {
    const from = (...updates: readonly (readonly [string, string | null])[]) =>
      alarmsOf(program({ projects: [planned], ...said(...updates) }));
    expect(from(['2027-01-12', 'red'], ['2027-01-05', 'green'])).toContain('greenToRed program');
    expect(from(['2027-01-01', 'green'], ['2027-01-05', 'amber'], ['2027-01-12', 'red'])).not.toContain(
      'greenToRed program',
    );
    expect(from(['2027-01-05', 'green'], ['2027-02-12', 'red'])).not.toContain('greenToRed program');
  });

  it('[H22] what was said is stale after fourteen days, also of a project', () => {
    const about = (day: string, subjectId: string | null) =>
      alarmsOf(program({ projects: [planned], ...said([day, 'green', { subjectId }]) }));
    expect(about('2026-12-31', null)).toContain('stale program');
    expect(about('2027-01-01', null)).toEqual([]);
    expect(about('2026-12-31', 'j')).toEqual(['stale j']);
    expect(alarmsOf(program({ projects: [planned] }))).toEqual([]);
  });

  it('[H23] trouble wants a path to green with owner and day, that has not passed', () => {
    const path = (pathToGreen: object | null) =>
      alarmsOf(
        program({ stakeholders: [{ id: 'p', name: 'Ann' }], projects: [lateProject] }, { pathToGreen }),
      );
    expect(path(null)).toEqual(['noPath program']);
    expect(path({ title: 'More people' })).toEqual(['noPath program']);
    expect(path({ title: 'More people', ownerId: 'p', dueDay: '2027-02-01' })).toEqual([]);
    expect(path({ title: 'More people', ownerId: 'p', dueDay: '2027-01-14' })).toEqual([
      'pathOverdue program',
    ]);
    expect(alarmsOf(program({ projects: [planned] }))).toEqual([]);
  });

  it('[H24] a declaration that lapsed or has no reason is called out and does not count', () => {
    const lapsed = program({ projects: [planned] }, declared({ lapsesDay: '2027-01-14' }));
    expect(alarmsOf(lapsed)).toEqual(['lapsed program']);
    const bare = program({ projects: [{ ...lateProject, ...declared({ reason: ' ' }) }] });
    expect(alarmsOf(bare)).toContain('unfounded j');
    expect(healthOf(bare).byId.get('j')?.shown).toBe('red');
    const endless = declared({ declaredDay: '2027-01-01', lapsesDay: null }).declared as DeclaredHealth;
    expect(inForce(endless, '2027-01-15' as Day)).not.toBeNull();
    expect(inForce(endless, '2027-01-16' as Day)).toBeNull();
  });

  it('[H25] the strip shows what was said beside what was found', () => {
    const document = program({
      projects: [planned],
      ...said(['2027-01-12', 'green', { computed: 'red' }], ['2027-01-05', 'green'], ['2027-03-01', 'red']),
    });
    expect(healthHistory(document, null, today)).toEqual([
      { day: '2027-01-05', said: 'green', computed: null, id: 's1' },
      { day: '2027-01-12', said: 'green', computed: 'red', id: 's0' },
    ]);
  });

  it('[H26] a colour is declared with a reason and a day on which it lapses, soon enough', () => {
    const document = program({ projects: [planned] });
    const say = (more: object) => ({ type: 'program.change', changes: declared(more) });
    expect(run(document, say({})).document.program.declared?.health).toBe('green');
    expect(refusalOf(document, say({ reason: ' ' }))).toEqual({
      code: 'declarationIncomplete',
      missing: ['the reason'],
    });
    for (const lapsesDay of [null, '2027-01-10', '2027-04-11']) {
      expect(refusalOf(document, say({ lapsesDay })).code).toBe('declarationIncomplete');
    }
    const project = { type: 'project.change', id: 'j', changes: declared({ reason: '' }) };
    expect(refusalOf(document, project).code).toBe('declarationIncomplete');
    // What a file holds already keeps nobody from changing other things.
    const old = program({ projects: [{ ...planned, ...declared({ reason: '' }) }] });
    expect(
      run(old, { type: 'project.change', id: 'j', changes: { title: 'Motor' } }).document.projects[0]?.title,
    ).toBe('Motor');
  });
});

describe('whatever a program holds', () => {
  const rank: Readonly<Record<Health, number>> = { done: 0, notStarted: 1, green: 2, amber: 3, red: 4 };
  const offset = fc.integer({ min: -60, max: 60 });
  const dayAt = (days: number) => addDays(today, days);
  const colour = fc.constantFrom('green', 'amber', 'red');
  const declaration = fc.option(
    fc.record({
      health: colour,
      reason: fc.constantFrom('', 'Because'),
      from: offset,
      lapses: fc.option(offset),
    }),
    { nil: null },
  );
  const programs = fc
    .record({
      projects: fc.array(
        fc.record({
          start: offset,
          length: fc.integer({ min: 0, max: 60 }),
          percentComplete: fc.constantFrom(0, 30, 100),
          onHold: fc.boolean(),
          declared: declaration,
        }),
        { minLength: 1, maxLength: 5 },
      ),
      risks: fc.array(
        fc.record({ probability: fc.integer({ min: 1, max: 5 }), impact: fc.integer({ min: 1, max: 5 }) }),
        {
          maxLength: 3,
        },
      ),
      gates: fc.array(fc.record({ day: offset, verdict: fc.constantFrom(null, 'go', 'hold', 'noGo') }), {
        maxLength: 2,
      }),
      issues: fc.array(fc.record({ severity: fc.integer({ min: 1, max: 5 }), due: offset }), {
        maxLength: 2,
      }),
      decisions: fc.array(offset, { maxLength: 2 }),
      updates: fc.array(fc.record({ day: offset, health: colour }), { maxLength: 3 }),
      contacts: fc.array(offset, { maxLength: 2 }),
      declared: declaration,
    })
    .map((it) => {
      const toDeclared = (one: (typeof it)['declared']) =>
        one && {
          health: one.health,
          reason: one.reason,
          declaredDay: dayAt(one.from),
          lapsesDay: one.lapses === null ? null : dayAt(one.lapses),
        };
      return program(
        {
          stakeholders: it.contacts.map((days, i) => ({
            id: `p${i}`,
            name: 'P',
            influence: 5,
            interest: 5,
            cadenceDays: 5,
            lastContactDay: dayAt(days),
          })),
          projects: it.projects.map((one, i) => ({
            id: `j${i}`,
            title: `J${i}`,
            onHold: one.onHold,
            declared: toDeclared(one.declared),
            ...manual(dayAt(one.start), dayAt(one.start + one.length), {
              percentComplete: one.percentComplete,
            }),
          })),
          risks: it.risks.map((one, i) => ({ id: `r${i}`, title: 'R', projectIds: ['j0'], ...one })),
          gates: it.gates.map(({ day, verdict }, i) => ({
            id: `g${i}`,
            title: 'G',
            day: dayAt(day),
            verdict,
          })),
          issues: it.issues.map(({ severity, due }, i) => ({
            id: `i${i}`,
            title: 'I',
            severity,
            dueDay: dayAt(due),
            projectIds: i === 0 ? ['j0'] : [],
          })),
          decisions: it.decisions.map((days, i) => ({ id: `d${i}`, title: 'D', dueDay: dayAt(days) })),
          statusUpdates: it.updates.map(({ day, health }, i) => ({ id: `s${i}`, day: dayAt(day), health })),
        },
        { declared: toDeclared(it.declared) },
      );
    });

  it('[H12] health is never better than its worst part', () => {
    fc.assert(
      fc.property(programs, (document) => {
        const { program: whole, byId, drags } = healthOf(document);
        for (const project of document.projects) {
          const part = byId.get(project.id);
          if (part && part.computed !== 'notStarted') {
            expect(rank[whole.computed]).toBeGreaterThanOrEqual(rank[part.computed]);
          }
        }
        for (const [i, drag] of drags.entries()) {
          expect(rank[drag.health]).toBeGreaterThanOrEqual(rank[drags[i + 1]?.health ?? 'done']);
        }
        for (const health of [whole, ...byId.values()]) {
          for (const reason of health.reasons) {
            expect(rank[health.computed]).toBeGreaterThanOrEqual(rank[reason.health]);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it('no rule fires, and no alarm sounds, without a reason that names an object', () => {
    fc.assert(
      fc.property(programs, (document) => {
        const report = healthOf(document);
        const names = (id: string) => id === document.program.id || findAnyRow(document, id) !== undefined;
        for (const health of [report.program, ...report.byId.values()]) {
          for (const reason of health.reasons) {
            expect(reason.message).not.toBe('');
            expect(reason.ids.length).toBeGreaterThan(0);
            expect(reason.ids.filter((id) => !names(id))).toEqual([]);
          }
          if (health.computed === 'amber' || health.computed === 'red')
            expect(health.reasons).not.toEqual([]);
        }
        for (const alarm of healthAlarms(document, report, today)) {
          expect(alarm.message).not.toBe('');
          expect(alarm.ids.length).toBeGreaterThan(0);
          expect(alarm.ids.filter((id) => !names(id))).toEqual([]);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('[H11] an override that has expired, or has no reason, stops counting', () => {
    fc.assert(
      fc.property(programs, (document) => {
        const { byId } = healthOf(document);
        for (const project of document.projects) {
          const health = byId.get(project.id);
          const said = project.declared;
          if (!health || !said) continue;
          const counts =
            said.reason.trim() !== '' &&
            said.declaredDay <= today &&
            (said.lapsesDay ?? addDays(said.declaredDay, 14)) >= today;
          if (!counts) expect(health.shown).toBe(health.computed);
          else if (health.computed !== 'done') expect(health.shown).toBe(said.health);
        }
      }),
      { numRuns: 80 },
    );
  });
});
