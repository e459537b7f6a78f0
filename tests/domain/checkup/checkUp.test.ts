import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../../../src/domain/checkup/checkRules';
import { checkUpSteps, computeCheckUp, remedyOf } from '../../../src/domain/checkup/checkUp';
import { gatherFactsInSteps } from '../../../src/domain/checkup/facts';
import { checkAreas, severities } from '../../../src/domain/checkup/rule';
import { execute } from '../../../src/domain/commands/execute';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { applyPatch, invertPatch } from '../../../src/domain/history/patch';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { manual, program, run, twoTeams } from '../build';
import { guideTopics } from '../guide/readTopics';
import { checkUpOf, findingsOf, today } from './checks';

const spec = readFileSync(new URL('../../../src/domain/SPEC.md', import.meta.url), 'utf8');

const ownFolder = new URL('./', import.meta.url);
const ruleTests = readdirSync(ownFolder)
  .filter((name) => name.endsWith('Rules.test.ts'))
  .map((name) => readFileSync(new URL(name, ownFolder), 'utf8'))
  .join('\n');

function readSample(): ProgramDocument {
  const file = new URL('../../../resources/samples/atlas.json', import.meta.url);
  const parsed = parseProgram(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error('The sample cannot be read');
  return parsed.value.document;
}
const atlas = readSample();
const ofAtlas = checkUpOf(atlas, atlas.program.statusDay as Day);

describe('the rules of the check-up', () => {
  it('are more than forty, each once, and each stands in the law', () => {
    const ids = checkRules.map((rule) => rule.id);
    expect(ids.length).toBeGreaterThanOrEqual(40);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...spec.matchAll(/^- \[(V\d+)\]/gm)].map((match) => match[1])).toEqual(ids);
  });

  it.each(checkRules)('[Y5] $id says what it finds, why it matters, what to do and what to read', (rule) => {
    expect(checkAreas).toContain(rule.area);
    expect(severities).toContain(rule.severity);
    for (const words of [rule.finding, rule.many, rule.doItNow]) {
      expect(words.trim()).not.toBe('');
      expect(words).not.toMatch(/[.!?]$/);
    }
    expect(rule.why).toMatch(/^[A-Z"].*[.?]$/);
    expect(guideTopics.map((topic) => topic.id)).toContain(rule.topic);
  });

  it.each(checkRules)('$id has a test of firing and one of being quiet', ({ id }) => {
    expect(ruleTests).toMatch(new RegExp(`fires\\(\\s*'${id}'|\\[${id}\\] fires`));
    expect(ruleTests).toMatch(new RegExp(`quiet\\(\\s*'${id}'|\\[${id}\\] is quiet`));
  });

  it('teach every area and most topics', () => {
    expect(new Set(checkRules.map((rule) => rule.area)).size).toBe(checkAreas.length);
    expect(new Set(checkRules.map((rule) => rule.topic)).size).toBeGreaterThanOrEqual(28);
  });
});

describe('the check-up', () => {
  it('[Y1] puts what costs most first: in the sample the promise that is in trouble', () => {
    expect(ofAtlas.findings[0]?.sentence).toMatch(/ledger export .* 14 days after it is needed/);
    const costs = ofAtlas.findings.map((it) => it.cost);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
  });

  it('[Y1] weighs the critical path and the days at stake', () => {
    const promise = (id: string, successorId: string, committedDay: string) => ({
      id,
      predecessorId: 't_a',
      successorId,
      agreement: {
        givingTeamId: 't_a',
        needingTeamId: 't_b',
        deliverable: `The part number ${id}`,
        state: 'Committed',
        neededByDay: '2027-02-01',
        committedDay,
      },
    });
    const projects = [
      { id: 'j_last', title: 'Last', teamId: 't_b', ...manual('2027-02-01', '2027-06-30') },
      { id: 'j_soon', title: 'Soon', teamId: 't_b', ...manual('2027-02-01', '2027-02-26') },
    ];
    const { stakeholders, teams } = twoTeams;
    const dependencies = [
      promise('few', 'j_soon', '2027-02-03'),
      promise('many', 'j_soon', '2027-02-11'),
      promise('critical', 'j_last', '2027-02-03'),
    ];
    const told = findingsOf(program({ stakeholders, teams, projects, dependencies }), 'V30');
    expect(told.map((it) => it.ids[0])).toEqual(['critical', 'many', 'few']);
  });

  it('[Y8] says the same however often it is interrupted', () => {
    const day = atlas.program.statusDay as Day;
    const schedule = computeSchedule(atlas);
    const steps = checkUpSteps(gatherFactsInSteps(atlas, schedule, computeHealth(atlas, schedule, day), day));
    let pauses = 0;
    for (;;) {
      const next = steps.next();
      if (next.done) {
        expect(next.value).toEqual(ofAtlas);
        break;
      }
      pauses += 1;
    }
    expect(pauses).toBeGreaterThan(checkRules.length);
  });

  it('[Y8] pauses within what it finds ten thousand times', () => {
    const tasks = Array.from({ length: 10_000 }, (_, i) => ({ id: `k${i}`, title: `K${i}`, projectId: 'j' }));
    const document = program({ projects: [{ id: 'j', title: 'J' }], tasks });
    const schedule = computeSchedule(document);
    const health = computeHealth(document, schedule, today);
    const steps = checkUpSteps(gatherFactsInSteps(document, schedule, health, today));
    let pauses = 0;
    for (; !steps.next().done; pauses += 1);
    // Looked at, ranked, told awake and told as one: ten pauses each.
    expect(pauses).toBeGreaterThan(checkRules.length + 40);
  });

  const ownerless = (count: number) =>
    program({
      projects: Array.from({ length: count }, (_, i) => ({
        id: `j${i}`,
        title: `Project ${i}`,
        ...manual('2027-02-01', '2027-02-26'),
      })),
    });

  it('[Y2] tells up to five of a kind one by one, and more as one with their count', () => {
    expect(findingsOf(ownerless(5), 'V15')).toHaveLength(5);
    const [many, ...others] = findingsOf(ownerless(6), 'V15');
    expect(others).toEqual([]);
    expect(many?.sentence).toBe("6 projects have no owner. The first: 'Project 0' has no owner.");
    expect(many?.parts).toHaveLength(6);
    expect(many?.remedy).toMatchObject({ kind: 'rows', ids: ['j0', 'j1', 'j2', 'j3', 'j4', 'j5'] });
    expect(many?.subjectId).toBeNull();
  });

  it('[Y3] scores each area by the share that was found, weighed by severity', () => {
    const scoreOf = (document: ProgramDocument, area: string) =>
      checkUpOf(document).areas.find((it) => it.area === area)?.score;
    expect(scoreOf(program(), 'Teams')).toBeNull();
    expect(checkUpOf(program()).score).toBeNull();
    const withTeam = {
      ...twoTeams,
      stakeholders: twoTeams.stakeholders.map((it) => ({ ...it, role: 'Lead' })),
    };
    expect(scoreOf(program(withTeam), 'Teams')).toBe(100);
    const half = {
      ...withTeam,
      projects: [{ ...twoTeams.projects[0], ownerId: null }, twoTeams.projects[1]],
    };
    // Four rules look: high 60 and 25 + 8 + 25 points. Half of the projects lack an owner: 30 of 118 are lost.
    expect(scoreOf(program(half), 'Teams')).toBe(Math.round(100 * (1 - 30 / 118)));
    for (const { score } of ofAtlas.areas) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
    }
  });

  describe('[Y4] a snooze', () => {
    const risky = program({
      risks: [
        { id: 'r', title: 'Rain' },
        { id: 's', title: 'Snow' },
      ],
    });
    const snooze = (more: object) => ({
      type: 'snooze.create',
      row: {
        id: 'sz',
        rule: 'V47',
        subjectId: 'r',
        untilDay: '2027-02-01',
        reason: 'The owner starts in February',
        snoozedDay: today,
        ...more,
      },
    });

    it('hides one finding until its day, and then tells it again', () => {
      const { document, label } = run(risky, snooze({}));
      expect(label).toBe('Snooze a finding');
      expect(findingsOf(document, 'V47').map((it) => it.subjectId)).toEqual(['s']);
      const checkUp = checkUpOf(document);
      expect(checkUp.snoozed).toMatchObject([
        { finding: { subjectId: 'r' }, snooze: { reason: 'The owner starts in February' } },
      ]);
      const later = checkUpOf(document, '2027-02-01' as Day);
      expect(later.snoozed).toEqual([]);
      expect(later.findings.filter((it) => it.rule.id === 'V47')).toHaveLength(2);
    });

    it('hides all that a rule finds', () => {
      const { document } = run(risky, snooze({ subjectId: null, wholeRule: true }));
      expect(findingsOf(document, 'V47')).toEqual([]);
      expect(checkUpOf(document).snoozed).toHaveLength(2);
    });

    it('hides what is about the program itself, and not what is about its rows', () => {
      const late = { id: 'j', title: 'Engine', ...manual('2026-12-01', '2026-12-31') };
      const { document } = run(program({ projects: [late] }), snooze({ rule: 'V72', subjectId: null }));
      expect(findingsOf(document, 'V72').map((it) => it.subjectId)).toEqual(['j']);
    });

    it('does not make the score any better', () => {
      expect(checkUpOf(run(risky, snooze({ subjectId: null, wholeRule: true })).document).score).toBe(
        checkUpOf(risky).score,
      );
    });

    it('is undone, goes with its row, and wants a reason and a rule', () => {
      const done = run(risky, snooze({}));
      expect(applyPatch(done.document, invertPatch(done.patch))).toEqual(risky);
      expect(run(done.document, { type: 'risk.delete', id: 'r' }).document.snoozes).toEqual([]);
      expect(() => run(risky, snooze({ reason: '  ' }))).toThrow('reason');
      expect(() => run(risky, snooze({ rule: 'everything' }))).toThrow('rule');
      expect(() => run(risky, snooze({ subjectId: 'nobody' }))).toThrow('referenceMissing');
    });
  });

  it('[Y6] offers only changes that the rules allow, and after each that finding is gone', () => {
    const keys = (document: ProgramDocument) =>
      checkUpOf(document, today).findings.flatMap(({ parts, rule }) =>
        parts.map((it) => `${rule.id} ${it.ids[0] ?? ''}`),
      );
    const broken = program({
      ...twoTeams,
      projects: [
        {
          ...twoTeams.projects[0],
          ownerId: null,
          declared: { health: 'green', declaredDay: '2026-12-01', lapsesDay: '2027-01-01', reason: '' },
        },
        twoTeams.projects[1],
      ],
    });
    let count = 0;
    for (const { parts, rule } of checkUpOf(broken).findings) {
      for (const part of parts) {
        const remedy = remedyOf(rule, part);
        if (remedy.kind !== 'change') continue;
        const done = execute(broken, remedy.command);
        if (!done.ok) throw new Error(`${rule.id}: ${done.error.code}`);
        expect(keys(done.value.document)).not.toContain(`${rule.id} ${part.ids[0] ?? ''}`);
        count++;
      }
    }
    expect(count).toBe(2);
  });

  it('names in every remedy a row that is there', () => {
    const ids = new Set(
      Object.values(atlas).flatMap((rows) => (Array.isArray(rows) ? rows.map((it) => it.id) : [])),
    );
    for (const { rule, remedy, parts } of ofAtlas.findings) {
      for (const it of [remedy, ...parts.map((part) => remedyOf(rule, part))]) {
        if (it.kind === 'row') expect(ids).toContain(it.id);
        if (it.kind === 'rows') for (const id of it.ids) expect(ids).toContain(id);
      }
    }
  });

  it('says the same twice, and nothing of an empty program', () => {
    const schedule = computeSchedule(atlas);
    const day = atlas.program.statusDay as Day;
    const again = computeCheckUp(atlas, schedule, computeHealth(atlas, schedule, day), day);
    expect(again.findings).toEqual(ofAtlas.findings);
    expect(checkUpOf(program()).findings).toEqual([]);
  });
});
