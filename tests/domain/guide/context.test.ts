import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRules } from '../../../src/domain/checkup/checkRules';
import { remedyOf } from '../../../src/domain/checkup/checkUp';
import { gatherFacts } from '../../../src/domain/checkup/facts';
import { parseCommand } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import { firstStepsOf } from '../../../src/domain/guide/firstSteps';
import { phaseNeedsOf, topicByPhase } from '../../../src/domain/guide/lifecycle';
import type { Need } from '../../../src/domain/guide/need';
import { guideScreens } from '../../../src/domain/guide/topic';
import {
  topicByDialog,
  topicByScreen,
  topicBySection,
  topicOfField,
  topicOfView,
  topicsOfFields,
  topicsOfViews,
} from '../../../src/domain/guide/topicByPlace';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { kindNames } from '../../../src/domain/model/kinds';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { phaseNames } from '../../../src/domain/model/work';
import { reportAudiences } from '../../../src/domain/report/options';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { goalsTabs } from '../../../src/renderer/features/goals/goalsTab';
import { guideTabs } from '../../../src/renderer/features/guide/guideView';
import {
  agreementFields,
  type FieldGroup,
  groupsByKind,
  programGroups,
} from '../../../src/renderer/features/inspector/fields';
import { overviewTabs } from '../../../src/renderer/features/overview/overviewTab';
import { stakeholderTabs } from '../../../src/renderer/features/stakeholders/stakeholderTab';
import { fullAgreement, program, run, twoTeams } from '../build';
import { checkUpOf } from '../checkup/checks';
import { guideTopics } from './readTopics';

const ids = guideTopics.map((topic) => topic.id);
const factsOf = (document: ProgramDocument, today = '2027-01-11' as Day) => {
  const schedule = computeSchedule(document);
  return gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
};
const stateOf = (needs: readonly Need[]) => Object.fromEntries(needs.map(({ id, state }) => [id, state]));
function read(name: string): ProgramDocument {
  const file = new URL(`../../../resources/${name}`, import.meta.url);
  const parsed = parseProgram(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(`${name} cannot be read`);
  return parsed.value.document;
}
const atlas = read('samples/atlas.json');
const ofAtlas = factsOf(atlas, atlas.program.statusDay as Day);

describe('topics where they fit', () => {
  const offered = [
    ...checkRules.map((rule) => rule.topic),
    ...[topicBySection, topicByScreen, topicByPhase].flatMap((it) => Object.values(it)),
    ...topicsOfFields,
    ...topicsOfViews,
    ...Object.values(topicByDialog),
    ...firstStepsOf(factsOf(program())).map((need) => need.topic),
    ...phaseNames.flatMap((phase) => phaseNeedsOf(phase, factsOf(program())).map((need) => need.topic)),
  ];

  it('offers only topics that are there', () => {
    for (const id of offered) expect(ids).toContain(id);
  });

  it('[T8] offers every topic somewhere', () => {
    expect(ids.filter((id) => !offered.includes(id))).toEqual([]);
  });

  const fieldsOf = (groups: readonly FieldGroup[]) =>
    groups.flatMap(({ fields }) => fields.map(({ path }) => path));
  it.each([
    ...kindNames.map((kind) => [kind, fieldsOf(groupsByKind[kind])] as const),
    ['program', fieldsOf(programGroups)] as const,
    ['agreement', agreementFields.map(({ path }) => path)] as const,
  ])('[T8] has a topic for every field of a %s', (kind, paths) => {
    expect(paths.filter((path) => topicOfField(kind, path) === undefined)).toEqual([]);
  });

  it('[T8] has a topic for every screen and every view of one', () => {
    expect(guideScreens.filter((screen) => topicByScreen[screen] === undefined)).toEqual([]);
    const views: readonly (readonly [string, readonly string[]])[] = [
      ['Overview', Object.values(overviewTabs)],
      ['Stakeholders', Object.values(stakeholderTabs)],
      ['Guide', Object.values(guideTabs)],
      ['Goals', Object.values(goalsTabs)],
    ];
    for (const [screen, names] of views) {
      expect(names.filter((view) => topicOfView(screen, view) === undefined)).toEqual([]);
    }
  });
});

describe('the first steps', () => {
  it('[T9] are all to do in an empty program, and each says what would do', () => {
    const steps = firstStepsOf(factsOf(program()));
    expect(steps.length).toBeGreaterThanOrEqual(8);
    for (const step of steps) {
      expect(step.state, step.id).toBe('missing');
      expect(step.said, step.id).not.toBe('');
    }
  });

  it('[T9] complete themselves as the program is filled', () => {
    let document = program();
    const done = () => firstStepsOf(factsOf(document)).filter(({ state }) => state === 'there');
    const fill: readonly [string, unknown][] = [
      ['purpose', { type: 'program.change', changes: { purpose: 'Sell cars' } }],
      ['', { type: 'stakeholder.create', row: { id: 'p_a', name: 'Ann' } }],
      ['', { type: 'stakeholder.create', row: { id: 'p_b', name: 'Ben' } }],
      ['sponsor', { type: 'program.change', changes: { sponsorId: 'p_a' } }],
      ['target', { type: 'program.change', changes: { targetDay: '2027-06-30' } }],
      ...twoTeams.teams.map((row) => ['', { type: 'team.create', row }] as [string, unknown]),
      ['', { type: 'project.create', row: twoTeams.projects[0] }],
      ['projects', { type: 'project.create', row: twoTeams.projects[1] }],
      [
        'link',
        {
          type: 'dependency.create',
          row: {
            id: 'd',
            predecessorId: 'j_a',
            successorId: 'j_b',
            agreement: fullAgreement({ neededByDay: '2027-02-01' }),
          },
        },
      ],
      [
        'promise',
        { type: 'agreement.commit', id: 'd', committedDay: '2027-01-29', day: '2027-01-11', reason: '' },
      ],
      ['stakeholder', { type: 'stakeholder.change', id: 'p_a', changes: { cadenceDays: 14 } }],
      ['risk', { type: 'risk.create', row: { id: 'r', title: 'Rain' } }],
      [
        'status',
        { type: 'statusUpdate.create', row: { id: 's', day: '2027-01-11', summary: 'All is well.' } },
      ],
    ];
    let count = 0;
    for (const [step, command] of fill) {
      document = run(document, command).document;
      if (step !== '') count++;
      expect(done(), step).toHaveLength(count);
      if (step !== '') expect(stateOf(done())[step]).toBe('there');
    }
    expect(count).toBe(firstStepsOf(factsOf(document)).length);
  });

  it('are done in the sample', () => {
    expect(firstStepsOf(ofAtlas).filter(({ state }) => state !== 'there')).toEqual([]);
  });
});

describe('the lifecycle', () => {
  it.each(phaseNames)('[T10] names for %s what it needs, what is missing, and where to add it', (phase) => {
    const needs = phaseNeedsOf(phase, factsOf(program()));
    expect(needs.length).toBeGreaterThan(1);
    expect(new Set(needs.map(({ id }) => id)).size).toBe(needs.length);
    for (const need of needs) {
      expect(need.said).toMatch(/[.?]$/);
      expect(need.remedy.label).not.toBe('');
    }
  });

  it('[T10] reads from the sample what its phase has and lacks', () => {
    const needs = phaseNeedsOf('Execution', ofAtlas);
    expect(stateOf(needs)).toEqual({
      review: 'there',
      promises: 'partly',
      status: 'there',
      heard: 'partly',
      risks: 'there',
      forecast: 'partly',
    });
    const said = Object.fromEntries(needs.map((it) => [it.id, it.said]));
    expect(said['forecast']).toBe(
      "'General availability' is forecast for 2027-02-26, 10 days after the target.",
    );
    expect(said['promises']).toMatch(/^5 of 10 open promises\. The next without one: 'Reconciliation green/);
    const gate = phaseNeedsOf('Delivery', ofAtlas).find(({ id }) => id === 'gate');
    expect(gate).toMatchObject({
      state: 'partly',
      said: "'Cut-over gate': 1 of 4 criteria met, on 2026-12-18.",
      remedy: { kind: 'row', id: 'ga_exec' },
    });
    expect(stateOf(phaseNeedsOf('Initiation', ofAtlas))).toEqual({
      sponsor: 'there',
      purpose: 'there',
      goal: 'there',
      target: 'there',
    });
  });

  it('[T10] says of what is missing in an empty program that it is', () => {
    for (const need of phaseNeedsOf('Planning', factsOf(program())))
      expect(need.state, need.id).toBe('missing');
  });
});

describe('"Do it now"', () => {
  const rows = (document: ProgramDocument) =>
    new Set(
      Object.values(document).flatMap((it) => (Array.isArray(it) ? it.map(({ id }) => String(id)) : [])),
    );
  const places: Readonly<Record<string, readonly string[]>> = {
    Overview: [...Object.values(overviewTabs), 'health'],
    Stakeholders: Object.values(stakeholderTabs),
    Goals: Object.values(goalsTabs),
    Guide: Object.keys(guideTabs),
    Dependencies: ['Graph', 'Matrix', 'Agreements', 'Review', 'Board', 'Other programs'],
    RAID: ['risk', 'assumption', 'issue', 'decision', 'action', 'overdue'],
    Reports: reportAudiences,
    Settings: ['daily copies'],
  };
  const expectPlace = (screen: string, detail: string | undefined, why: string) => {
    expect(guideScreens, why).toContain(screen);
    if (detail !== undefined) expect(places[screen], why).toContain(detail);
  };
  const practice = read('samples/practice.json');

  it.each([
    ['the sample', atlas],
    ['the practice program', practice],
    ['an empty program', program()],
    ['two teams and a goal', program({ ...twoTeams, goals: [{ id: 'g', title: 'Grow' }] })],
  ])('[T10] of every finding, need and first step of %s leads to what is there', (_, document) => {
    const facts = factsOf(document, (document.program.statusDay ?? '2027-01-11') as Day);
    const ids = rows(document);
    const remedies = [
      ...checkUpOf(document, facts.today).findings.flatMap(({ rule, remedy, parts }) => [
        remedy,
        ...parts.map((part) => remedyOf(rule, part)),
      ]),
      ...firstStepsOf(facts).map(({ remedy }) => remedy),
      ...phaseNames.flatMap((phase) => phaseNeedsOf(phase, facts).map(({ remedy }) => remedy)),
    ];
    expect(remedies.length).toBeGreaterThan(20);
    for (const remedy of remedies) {
      expect(remedy.label).not.toBe('');
      if (remedy.kind === 'row') expect(ids, remedy.label).toContain(remedy.id);
      if (remedy.kind === 'rows') {
        expect(remedy.ids.length, remedy.label).toBeGreaterThan(0);
        for (const id of remedy.ids) expect(ids, remedy.label).toContain(id);
      }
      if (remedy.kind === 'screen') expectPlace(remedy.screen, remedy.detail, remedy.label);
      if (remedy.kind === 'change') {
        const parsed = parseCommand(remedy.command);
        expect(parsed.ok && execute(document, parsed.value).ok, remedy.label).toBe(true);
      }
    }
  });

  it.each(guideTopics)('[T2] of the topic $id leads to a place that is there', ({ id, doItNow }) => {
    expectPlace(doItNow.screen, doItNow.detail, id);
  });
});
