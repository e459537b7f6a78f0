import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { type Day, daysBetween } from '../../../src/domain/time/day';
import { minutesToMoment, momentToDay } from '../../../src/domain/time/moment';
import { guideTopics } from './readTopics';

/** What the guide tells of the sample program is true of the sample program. */
const raw: unknown = JSON.parse(
  readFileSync(new URL('../../../resources/samples/atlas.json', import.meta.url), 'utf8'),
);
const parsed = parseProgram(raw);
if (!parsed.ok) throw new Error('The sample cannot be read');
const { document } = parsed.value;
const schedule = computeSchedule(document);
const finishDay = (id: string) =>
  momentToDay(minutesToMoment(schedule.byId.get(id)?.finishMinutes ?? Number.NaN));

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
const strings = stringsOf(document);

function byTitle<Row extends { readonly id: string }>(rows: readonly Row[], title: string): Row {
  const found = rows.find((row) => ('title' in row ? row.title : 'name' in row ? row.name : null) === title);
  if (!found) throw new Error(`The sample has no ${title}`);
  return found;
}
const person = (name: string) => byTitle(document.stakeholders, name);
const project = (title: string) => byTitle(document.projects, title);
const task = (title: string) => byTitle(document.tasks, title);
const team = (name: string) => byTitle(document.teams, name);
function promise(deliverable: string) {
  const found = document.dependencies.find((it) => it.agreement?.deliverable.startsWith(deliverable));
  if (!found?.agreement) throw new Error(`The sample has no promise of ${deliverable}`);
  return { ...found, agreement: found.agreement };
}
const ledgerExport = promise('A complete, replayable ledger export').agreement;

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const exampleOf = (body: string) => body.slice(body.lastIndexOf('> **In the sample:**'));

describe('the examples of the guide', () => {
  it.each(guideTopics)('$id quotes nothing that is not in the sample', ({ body }) => {
    for (const [, quote = ''] of exampleOf(body).matchAll(/“([^”]+)”/g)) {
      // What one would say oneself is a sentence or more.
      if (/[.?!]/.test(quote)) continue;
      expect(
        strings.some((text) => text.includes(quote)),
        quote,
      ).toBe(true);
    }
  });

  it.each(guideTopics)('$id names no day that is not in the sample or its schedule', ({ body }) => {
    const days = new Set([
      ...strings.map((text) => text.slice(5, 10)),
      ...[...schedule.byId.values()].map((row) => finishDay(row.id).slice(5)),
    ]);
    for (const [text, day = '', month = ''] of exampleOf(body).matchAll(/\b(\d{1,2}) ([A-Z][a-z]+)\b/g)) {
      if (!months.includes(month)) continue;
      const wanted = `${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
      expect([...days], text).toContain(wanted);
    }
  });

  it.each(guideTopics)('$id names no person who is not in the sample', ({ body }) => {
    const names = document.stakeholders.map((it) => it.name);
    const words = exampleOf(body).replace(/“[^”]*”/g, '');
    for (const [name] of words.matchAll(/\b(?!For )[A-Z][a-z]+ [A-Z][a-z]+\b/g)) {
      expect(names).toContain(name);
    }
  });
});

describe('what the examples claim', () => {
  const claims: Record<string, () => void> = {
    'what-a-tpm-owns': () => {
      expect(document.program.managerId).toBe(person('Jordan Lee').id);
      expect(person('Jordan Lee').teamId).toBeNull();
      expect(document.teams).toHaveLength(8);
      expect(document.teams.filter((it) => it.external)).toHaveLength(1);
      expect(document.program.targetDay).toBe('2027-02-16');
    },
    'influence-without-authority': () => {
      const osei = person('Rhea Osei');
      expect(osei).toMatchObject({ stance: 'sceptic', concern: 'Export work competes with the peak' });
    },
    'goals-as-compass': () => {
      const goal = byTitle(document.goals, 'Hosting cost per transaction falls by a fifth');
      const feeding = document.projects.filter((it) => it.goalIds.includes(goal.id));
      expect(feeding.map((it) => it.title)).toEqual(['Payment routing']);
      expect(goal.ownerId).toBe(person('Elliot Marsh').id);
    },
    initiation: () => {
      expect(document.program.sponsorId).toBe(person('Ada Okafor').id);
      expect(byTitle(document.milestones, 'Plan approved').exitCriteria.map((it) => it.title)).toEqual([
        'Sponsor signed',
      ]);
    },
    planning: () => {
      const [bank] = document.assumptions.filter((it) => it.projectIds.includes(project('Cut-over').id));
      expect(bank).toMatchObject({ ownerId: person('Jordan Lee').id, validateByDay: '2026-12-04' });
      expect(bank?.title).toContain('accepts a cut-over in January outside of month-end');
    },
    'who-does-what': () => {
      expect(ledgerExport.giverId).toBe(person('Imran Khan').id);
      expect(person('Imran Khan').role).toBe('Tech lead, Ledger');
      expect(team('Payments').leadId).toBe(person('Rhea Osei').id);
    },
    raci: () => {
      const named = (raci: string) =>
        document.responsibilities
          .filter((it) => it.subjectId === project('Cut-over').id && it.raci === raci)
          .map((it) => document.stakeholders.find(({ id }) => id === it.stakeholderId)?.name);
      expect(named('accountable')).toEqual(['Petra Novak']);
      expect(named('responsible')).toEqual(['Mika Ito', 'Imran Khan']);
      expect(named('informed')).toContain('Harper Wood');
    },
    vendors: () => {
      const quota = promise('Reserved capacity').agreement;
      expect(quota).toMatchObject({ givingTeamId: team('Region vendor').id, committedDay: '2026-12-04' });
      expect(document.contacts.find((it) => it.day === '2026-11-06')?.summary).toContain('60 %');
    },
    'single-points-of-failure': () => {
      const novak = person('Petra Novak').id;
      const inHers = document.tasks.filter((it) =>
        [project('Dry runs').id, project('Cut-over').id].includes(it.projectId),
      );
      expect(new Set(inHers.map((it) => it.ownerId))).toEqual(new Set([novak]));
      const path = schedule.criticalPath.map((id) =>
        [...document.tasks, ...document.milestones].find((it) => it.id === id),
      );
      expect(path.filter((it) => it?.ownerId === novak).length).toBeGreaterThan(path.length / 2);
    },
    'finding-dependencies': () => {
      const gate = byTitle(document.gates, 'Plan gate');
      expect(gate.criteria.map((it) => it.title)).toContain('Dependencies found in three interviews a team');
      const runbooks = promise('Runbooks').agreement;
      expect(runbooks).toMatchObject({ state: 'Asked', committedDay: null });
      expect(runbooks.moves[0]).toMatchObject({ day: '2026-11-09', byId: person('Harper Wood').id });
      expect((gate.verdictDay ?? '') < '2026-11-09').toBe(true);
    },
    'two-named-people': () => {
      expect(ledgerExport.giverId).toBe(person('Imran Khan').id);
      expect(ledgerExport.getterId).toBe(person('Petra Novak').id);
      expect(ledgerExport.commitments.at(-1)?.reason).toBe('Replay of September differs by 212 entries');
    },
    'needed-committed-forecast': () => {
      expect(promise('Runbooks').agreement.neededByDay).toBe('2026-12-18');
    },
    'the-gap': () => {
      const { neededByDay, committedDay, commitments } = ledgerExport;
      expect([neededByDay, committedDay]).toEqual(['2026-11-27', '2026-12-11']);
      expect(daysBetween(neededByDay as Day, committedDay as Day)).toBe(14);
      const steps = commitments.slice(1).map((it) => it.committedDay);
      expect(steps).toEqual(['2026-11-27', '2026-12-04', '2026-12-11']);
      expect(document.decisions.find((it) => /two engineers/.test(it.title))?.dueDay).toBe('2026-11-27');
    },
    'circular-waits': () => {
      expect(schedule.diagnostics.filter((it) => it.code === 'cycle')).toEqual([]);
      const back = parseCommand({
        type: 'dependency.create',
        row: { id: 'd_back', predecessorId: task('Verification').id, successorId: task('Dry run 2').id },
      });
      if (!back.ok) throw new Error('The link cannot be read');
      const tried = execute(document, back.value);
      expect(tried.ok).toBe(false);
      const text = JSON.stringify(tried);
      expect(text).toContain('dependencyWouldCycle');
      const chain = ['m_dry', 'k_reh', 'k_freeze', 'k_cut', 'k_verify'];
      const places = chain.map((id) => text.indexOf(id));
      expect(places.every((place) => place >= 0)).toBe(true);
    },
    'fallback-and-acceptance': () => {
      expect(ledgerExport.acceptanceCriteria).toContain('Replay of September matches to the cent');
      expect(ledgerExport.fallback).toMatch(
        /export v1 with manual patches; costs eight days of Data migration/,
      );
      expect(promise('Traffic steering').agreement.fallback).toBe('');
    },
    'power-and-interest': () => {
      const marsh = person('Elliot Marsh');
      expect(marsh).toMatchObject({
        influence: 5,
        interest: 2,
        stance: 'neutral',
        lastContactDay: '2026-10-09',
      });
      const window = document.decisions.find((it) => it.deciderId === marsh.id);
      expect(window?.dueDay).toBe('2026-12-04');
      expect(JSON.stringify(window?.options)).toContain('EUR 18,000');
    },
    'communication-plan': () => {
      expect(person('Harper Wood')).toMatchObject({ cadenceDays: 14, lastContactDay: '2026-10-28' });
      const brief = byTitle(document.actions, 'Brief Support on the cut-over plan');
      expect(brief).toMatchObject({ dueDay: '2026-11-18', doneDay: null });
    },
    'bottom-line-first': () => {
      expect(finishDay('m_ga')).toBe('2027-02-26');
      expect(daysBetween('2027-02-16' as Day, finishDay('m_ga'))).toBe(10);
      const engineers = document.decisions.find((it) => /two engineers/.test(it.title));
      expect(engineers?.costOfDelay).toMatch(/Each week without a decision .* by a week/);
      expect(engineers?.deciderId).toBe(person('Ada Okafor').id);
    },
    'bad-news-early': () => {
      expect(document.program.declared).toMatchObject({ health: 'green', declaredDay: '2026-11-13' });
      const moved = ledgerExport.commitments.slice(1).map((it) => it.saidDay);
      expect(moved).toEqual(['2026-10-16', '2026-11-06', '2026-11-18']);
    },
    'path-to-green': () => {
      expect(project('Ledger export v2').pathToGreen).toEqual({
        title: 'Two engineers from routing to export until acceptance',
        ownerId: person('Rhea Osei').id,
        dueDay: '2026-11-27',
      });
    },
    'critical-path-and-slack': () => {
      const titles = schedule.criticalPath.map((id) => schedule.byId.get(id)?.title);
      const told = ['Export v2 build', 'Export v2 acceptance', 'Dry run 2', 'Cut-over rehearsal'];
      told.push('Cut-over weekend', 'Staged rollout', 'General availability');
      expect(titles.filter((title) => told.includes(title ?? ''))).toEqual(told);
      const launch = schedule.byId.get('m_ga');
      expect((launch?.totalSlackMinutes ?? 0) / (launch?.dayMinutes ?? 1)).toBe(-8);
      expect(0.8 ** 5).toBeCloseTo(1 / 3, 1);
    },
    'escalate-the-decision': () => {
      const engineers = document.decisions.find((it) => /two engineers/.test(it.title));
      expect(engineers?.options).toHaveLength(3);
      expect(engineers?.recommendation).not.toBe('');
      expect(engineers?.dueDay).toBe('2026-11-27');
    },
    'technical-depth': () => {
      const reconciliation = promise('Reconciliation green for ten days in a row').agreement;
      expect(reconciliation.acceptanceCriteria).toEqual(['Differences under 0.001 %']);
      expect(reconciliation).toMatchObject({
        needingTeamId: team('Data migration').id,
        giverId: person('Rhea Osei').id,
        getterId: person('Petra Novak').id,
      });
    },
    'prioritise-by-impact': () => {
      const open = document.projects.filter((it) => !schedule.byId.get(it.id)?.done);
      expect(open).toHaveLength(13);
      expect(open.filter((it) => it.priority === 'high' || it.priority === 'urgent')).toHaveLength(10);
      expect(project('Ledger export v2').priority).toBe('urgent');
    },
    'late-program': () => {
      const ready = byTitle(document.milestones, 'Ledger export v2 ready');
      const baseline = document.snapshots.find((it) => it.kind === 'baseline');
      expect(baseline?.day).toBe('2026-07-31');
      const then = baseline?.dates.find((it) => it.id === project('Ledger export v2').id);
      expect(then?.finishAt.slice(0, 10)).toBe('2026-11-19');
      expect(ready.agreedAt).toBe('2026-11-19');
      expect(finishDay(ready.id)).toBe('2026-12-10');
      expect(ledgerExport.commitments.every((it) => it.reason !== '')).toBe(true);
    },
    execution: () => {
      expect(document.phases.find((it) => it.name === 'Execution')?.finishDay).toBe('2026-12-18');
      const build = task('Export v2 build');
      expect(build.plan.percentComplete).toBe(75);
      expect(schedule.byId.get(build.id)?.totalSlackMinutes).toBeLessThanOrEqual(0);
      expect(schedule.byId.get(task('Routing switch-over').id)?.totalSlackMinutes).toBeGreaterThan(480 * 20);
    },
    readiness: () => {
      const gate = byTitle(document.gates, 'Cut-over gate');
      expect(gate.day).toBe('2026-12-18');
      expect(gate.criteria.map((it) => it.met)).toEqual([false, true, false, false]);
      expect(gate.criteria.at(-1)?.title).toBe('On-call rota for the cut-over weekend');
      const rota = byTitle(document.actions, 'Publish the on-call rota for the cut-over weekend');
      expect(rota).toMatchObject({ ownerId: person('Petra Novak').id, dueDay: '2026-12-11', doneDay: null });
    },
    'gates-are-binary': () => {
      const gate = byTitle(document.gates, 'Plan gate');
      expect(gate).toMatchObject({ verdict: 'go', verdictDay: '2026-08-13', day: '2026-08-14' });
      expect(gate.criteria).toHaveLength(2);
      expect(gate.criteria.every((it) => it.met && it.evidence !== '')).toBe(true);
      expect(byTitle(document.milestones, 'Code freeze').exitCriteria).toEqual([]);
    },
    closure: () => {
      const phase = document.phases.find((it) => it.name === 'Closure');
      expect([phase?.startDay, phase?.finishDay]).toEqual(['2027-03-01', '2027-03-19']);
      for (const title of ['Core API', 'Migration tooling']) {
        expect(schedule.byId.get(project(title).id)?.done, title).toBe(true);
      }
    },
    'benefit-check': () => {
      const review = byTitle(document.milestones, '30-day benefit review');
      const launch = byTitle(document.milestones, 'General availability');
      expect(
        document.dependencies.some((it) => it.predecessorId === launch.id && it.successorId === review.id),
      ).toBe(true);
      const availability = document.goals
        .flatMap((it) => it.keyResults)
        .find((it) => it.title === 'Monthly availability');
      expect(availability).toMatchObject({ current: 99.9, target: 99.97 });
      expect(availability?.history.at(-1)?.day).toBe('2026-10-31');
    },
    'accurate-picture': () => {
      expect(document.program.declared).toMatchObject({
        health: 'green',
        declaredDay: '2026-11-13',
        byId: person('Jordan Lee').id,
      });
      expect(ledgerExport.commitments.at(-1)).toMatchObject({
        saidDay: '2026-11-18',
        committedDay: '2026-12-11',
      });
    },
    'early-functions': () => {
      const assessment = task('Residency assessment');
      expect(assessment.ownerId).toBe(person('Naomi Adler').id);
      expect(person('Naomi Adler').role).toMatch(/^Counsel/);
      expect(assessment.plan.actualFinishAt).toBe('2026-10-30');
      expect(person('Naomi Adler').concern).toMatch(/Data copied before the assessment/);
      expect(task('Penetration test').plan.constraint?.at).toBe('2026-12-07');
      expect(
        document.risks.some((it) => /has not confirmed the week of 7 December/.test(it.description)),
      ).toBe(true);
    },
    capacity: () => {
      expect(team('Payments').capacityPeople).toBe(6);
      const theirs = document.projects.filter((it) => it.teamId === team('Payments').id);
      expect(theirs.map((it) => [it.title, it.allocationPeople])).toEqual([
        ['Ledger export v2', 3],
        ['Payment routing', 3],
      ]);
    },
    'dependency-review': () => {
      const review = byTitle(document.communications, 'Weekly dependency review');
      expect(review.nextDay).toBe('2026-11-23');
      const confirmed = document.dependencies.flatMap(({ agreement }) =>
        agreement?.giverId === person('Petra Novak').id ? [agreement.lastConfirmedDay] : [],
      );
      expect(confirmed).toEqual(['2026-11-19']);
      const quota = promise('Reserved capacity').agreement;
      expect(quota).toMatchObject({ lastConfirmedDay: '2026-11-06', giverId: person('Oskar Lindt').id });
    },
    'outside-changes': () => {
      const days = ledgerExport.commitments.map((it) => it.committedDay);
      expect(days).toEqual(['2026-11-19', '2026-11-27', '2026-12-04', '2026-12-11']);
      expect(daysBetween(days[0] as Day, days[3] as Day)).toBeGreaterThan(21);
    },
    'positions-move': () => {
      expect(person('Rhea Osei')).toMatchObject({ stance: 'sceptic', stanceWanted: 'supporter' });
      expect(person('Claire Dubois')).toMatchObject({
        stance: 'neutral',
        win: 'Proof by replay, not by slides',
      });
    },
    'quiet-veto': () => {
      const wood = person('Harper Wood');
      expect(wood).toMatchObject({ influence: 2, concern: 'Hearing of the cut-over from customers' });
      const leads = document.teams.map((it) => document.stakeholders.find(({ id }) => id === it.leadId));
      expect(Math.min(...leads.map((it) => it?.influence ?? 9))).toBe(2);
      expect(promise('Runbooks').agreement).toMatchObject({ state: 'Asked', committedDay: null });
      expect(promise('Runbooks').agreement.moves[0]?.day).toBe('2026-11-09');
    },
    'no-surprises': () => {
      const engineers = document.decisions.find((it) => /two engineers/.test(it.title));
      expect(engineers).toMatchObject({ deciderId: person('Ada Okafor').id, dueDay: '2026-11-27' });
      expect(person('Ada Okafor').lastContactDay).toBe('2026-11-13');
      expect((ledgerExport.commitments.at(-1)?.saidDay ?? '') > '2026-11-13').toBe(true);
    },
    'risk-issue-assumption': () => {
      const quota = document.risks.find((it) => it.title.startsWith('Region quota'));
      expect(quota?.trigger).toBe('Quota below 80 % on 30 November');
      const media = byTitle(document.risks, 'Paid media is booked for a date that moves');
      expect(media).toMatchObject({ strategy: null, trigger: '' });
      expect(daysBetween('2027-02-16' as Day, finishDay('m_ga'))).toBe(10);
    },
    'measuring-impact': () => {
      expect(document.program).toMatchObject({ startAt: '2026-07-06', targetDay: '2027-02-16' });
      expect(document.program.managerId).toBe(person('Jordan Lee').id);
      expect(finishDay('m_ga')).toBe('2027-02-26');
      expect(document.program.statusDay).toBe('2026-11-20');
    },
    'write-decisions-down': () => {
      const legacy = document.decisions.find((it) => /before 2019/.test(it.title));
      expect(legacy).toMatchObject({ decidedDay: '2026-11-18', revisitDay: '2027-06-30' });
    },
  };

  it.each(Object.entries(claims))('%s', (id, check) => {
    expect(guideTopics.map((topic) => topic.id)).toContain(id);
    check();
  });

  it('no topic but the portrait of the role claims what nobody checked', () => {
    const unchecked = guideTopics.map((topic) => topic.id).filter((id) => !Object.hasOwn(claims, id));
    expect(unchecked).toEqual(expect.arrayContaining(['becoming-a-tpm']));
    expect(unchecked.length).toBeLessThanOrEqual(4);
  });
});
