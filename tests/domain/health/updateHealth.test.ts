import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeHealth, type HealthReport, updateHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { kinds } from '../../../src/domain/model/kinds';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { updateSchedule } from '../../../src/domain/schedule/updateSchedule';
import type { Day } from '../../../src/domain/time/day';
import { fullAgreement, program, twoTeams } from '../build';
import { type DrawnEdit, editArbitrary, edited } from '../schedule/drawnEdits';
import { dayOf, planArbitrary, toDocument } from '../schedule/drawnPlans';

/** Edits of what health hangs on beside the plan. */
const sayings = [
  'promise',
  'risk',
  'gate',
  'decision',
  'issue',
  'goal',
  'hold',
  'declare',
  'update',
  'limit',
] as const;
const sayingArbitrary = fc.record({
  pick: fc.nat(),
  amount: fc.integer({ min: 0, max: 20 }),
  saying: fc.constantFrom(...sayings),
});
type Saying = { readonly pick: number; readonly amount: number; readonly saying: (typeof sayings)[number] };

function said(document: ProgramDocument, { pick, amount, saying }: Saying, step: number): ProgramDocument {
  const { projects, milestones, dependencies } = document;
  const projectId = projects[pick % projects.length]?.id ?? 'j';
  const changeProject = (changes: object): ProgramDocument => ({
    ...document,
    projects: projects.map((row) => (row.id === projectId ? { ...row, ...changes } : row)),
  });
  switch (saying) {
    case 'promise': {
      const agreement = kinds.dependency.schema.parse({
        id: 'x',
        predecessorId: 'a',
        successorId: 'b',
        agreement: fullAgreement({
          state: 'Asked',
          neededByDay: dayOf(amount * 3),
          deliverable: `D${amount % 3}`,
        }),
      }).agreement;
      return {
        ...document,
        dependencies: dependencies.map((row, i) =>
          i === pick % dependencies.length ? { ...row, agreement: amount > 17 ? null : agreement } : row,
        ),
      };
    }
    case 'risk': {
      const strategy = amount % 2 ? 'reduce' : null;
      const projectIds = projects.slice(0, 1 + (amount % 2)).map(({ id }) => id);
      const row = {
        id: `r${step}`,
        title: `R${amount}`,
        probability: 4,
        impact: 1 + (amount % 5),
        strategy,
        projectIds,
      };
      return { ...document, risks: [...document.risks.slice(amount % 3), kinds.risk.schema.parse(row)] };
    }
    case 'gate': {
      const row = {
        id: `g${step}`,
        title: `G${amount}`,
        day: dayOf(amount),
        projectId: pick % 2 ? projectId : null,
      };
      return { ...document, gates: [...document.gates.slice(amount % 3), kinds.gate.schema.parse(row)] };
    }
    case 'decision': {
      const row = {
        id: `e${step}`,
        title: `E${amount}`,
        dueDay: dayOf(amount),
        projectIds: pick % 2 ? [projectId] : [],
      };
      return {
        ...document,
        decisions: [...document.decisions.slice(amount % 3), kinds.decision.schema.parse(row)],
      };
    }
    case 'issue': {
      const row = {
        id: `i${step}`,
        title: `I${amount}`,
        severity: 5,
        dueDay: dayOf(amount),
        projectIds: [projectId],
      };
      return { ...document, issues: [...document.issues.slice(amount % 3), kinds.issue.schema.parse(row)] };
    }
    case 'goal':
      return {
        ...changeProject({ goalIds: amount % 2 ? ['o'] : [] }),
        goals: [kinds.goal.schema.parse({ id: 'o', title: 'Goal', dueDay: dayOf(amount) })],
      };
    case 'hold':
      return changeProject({ onHold: amount % 2 === 0 });
    case 'declare':
      return changeProject({
        declared:
          amount < 5
            ? null
            : {
                health: 'green',
                reason: 'So it is',
                declaredDay: dayOf(amount),
                byId: null,
                lapsesDay: null,
              },
      });
    case 'update': {
      const row = { id: `u${step}`, day: dayOf(amount) };
      return { ...document, statusUpdates: [kinds.statusUpdate.schema.parse(row)] };
    }
    case 'limit':
      return {
        ...document,
        milestones: milestones.map((row, i) =>
          i === pick % milestones.length
            ? {
                ...row,
                plan: { ...row.plan, deadlineAt: amount < 8 ? null : (dayOf(amount) as never) },
                projectId: amount % 3 ? row.projectId : null,
              }
            : row,
        ),
      };
  }
}

const plain = ({ program: whole, byId, drags }: HealthReport) => ({ whole, byId: [...byId], drags });

describe('health brought up to date', () => {
  it('[H27] is the same as computed from scratch, after thousands of edits of every sort', {
    timeout: 120_000,
  }, () => {
    let edits = 0;
    let kept = 0;
    fc.assert(
      fc.property(
        planArbitrary(true),
        fc.array(fc.oneof(editArbitrary, sayingArbitrary), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 0, max: 60 }),
        (plan, list, now) => {
          const drawn = toDocument(plan);
          const { teams, stakeholders, projects } = program(twoTeams);
          let document: ProgramDocument = {
            ...drawn,
            teams,
            stakeholders,
            projects: [...drawn.projects, ...projects],
          };
          let schedule = computeSchedule(document);
          const today = dayOf(now) as Day;
          let health = computeHealth(document, schedule, today);
          for (const [step, edit] of list.entries()) {
            const next =
              'saying' in edit
                ? said(document, edit as Saying, step)
                : edited(document, edit as DrawnEdit, step);
            const update = updateSchedule(schedule, next);
            const before = JSON.stringify(plain(health));
            const is = updateHealth(health, next, update.schedule, today);
            const fresh = computeHealth(next, update.schedule, today);
            if (JSON.stringify(plain(is)) !== JSON.stringify(plain(fresh)))
              expect(plain(is)).toEqual(plain(fresh));
            expect(JSON.stringify(plain(health)), 'what there was before').toBe(before);
            if (update.full === null) {
              for (const [id, it] of is.byId) {
                const was = health.byId.get(id);
                if (JSON.stringify(was) !== JSON.stringify(it)) continue;
                kept++;
                if (was?.declared === it.declared) expect(it).toBe(was);
              }
            }
            edits++;
            [document, schedule, health] = [next, update.schedule, is];
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(edits).toBe(2_400);
    expect(kept).toBeGreaterThan(edits);
  });

  it('[H27] shares everything where nothing that it hangs on changed', () => {
    const document = program(twoTeams);
    const schedule = computeSchedule(document);
    const today = '2027-02-10' as Day;
    const health = computeHealth(document, schedule, today);
    expect(health.program.reasons.length).toBeGreaterThan(0);
    const titled = { ...document, program: { ...document.program, title: 'Other' } };
    const is = updateHealth(health, titled, updateSchedule(schedule, titled).schedule, today);
    expect(is.program.reasons).toBe(health.program.reasons);
    expect(is.drags).toBe(health.drags);
    for (const [id, it] of is.byId) expect(it).toBe(health.byId.get(id));
    expect(updateHealth(health, document, schedule, today)).toBe(health);
    const later = updateHealth(health, document, schedule, '2027-03-10' as Day);
    expect(plain(later)).toEqual(plain(computeHealth(document, schedule, '2027-03-10' as Day)));
  });
});
