import { type CheckFacts, lastWordDay, linkedProjectIds, openProjects } from '../checkup/facts';
import type { PhaseName } from '../model/work';
import { contactDueOf, lastLoggedDays } from '../people/contactDue';
import { finishForecast } from '../schedule/finishForecast';
import { finishSteps } from '../steps';
import { daysBetween } from '../time/day';
import { agree, count, quote } from '../words';
import { type Need, type NeedRule, readNeeds, share } from './need';
import type { guideScreens } from './topic';

const program = (label: string) => ({ kind: 'program', label }) as const;
const screen = (name: (typeof guideScreens)[number], label: string, detail?: string) =>
  ({ kind: 'screen', label, screen: name, ...(detail === undefined ? {} : { detail }) }) as const;

/** The next gate that has no verdict. */
const nextGate = ({ document }: CheckFacts) =>
  document.gates
    .filter((it) => it.verdict === null)
    .sort((a, b) => ((a.day ?? '9999') < (b.day ?? '9999') ? -1 : 1))[0];

const sponsor: NeedRule = {
  id: 'sponsor',
  title: 'A sponsor who decides',
  topic: 'initiation',
  remedy: program('Name the sponsor'),
  look: ({ document, nameOf }) =>
    document.program.sponsorId === null
      ? { state: 'missing', said: 'Nobody is named.' }
      : { state: 'there', said: `${nameOf(document.program.sponsorId)}.` },
};
const purpose: NeedRule = {
  id: 'purpose',
  title: 'A definition of done, in one sentence',
  topic: 'initiation',
  remedy: program('Write the purpose'),
  look: ({ document }) =>
    document.program.purpose.trim() === ''
      ? { state: 'missing', said: 'No purpose is written down.' }
      : { state: 'there', said: document.program.purpose },
};
const goal: NeedRule = {
  id: 'goal',
  title: 'A goal with a number',
  topic: 'goals-as-compass',
  remedy: screen('Goals', 'Add a goal'),
  look: ({ document }) => {
    const measured = document.goals.filter((it) => it.keyResults.some(({ target }) => target !== null));
    const state = share(measured.length, document.goals.length);
    return {
      state,
      said:
        document.goals.length === 0
          ? 'No goal is written down.'
          : `${measured.length} of ${count(document.goals.length, 'goal')} ${measured.length === 1 ? 'has' : 'have'} a target to steer by.`,
    };
  },
};
const target: NeedRule = {
  id: 'target',
  title: 'The day that the company counts on',
  topic: 'initiation',
  remedy: program('Set the target'),
  look: ({ document }) =>
    document.program.targetDay === null
      ? { state: 'missing', said: 'No target is set.' }
      : { state: 'there', said: `${document.program.targetDay}.` },
};
const owners: NeedRule = {
  id: 'owners',
  title: 'A team and an owner for each project',
  topic: 'raci',
  remedy: screen('Roadmap', 'Name them'),
  look: (facts) => {
    const open = openProjects(facts);
    const bare = open.filter((it) => it.teamId === null || it.ownerId === null);
    return {
      state: share(open.length - bare.length, open.length),
      said:
        open.length === 0
          ? 'No project is planned.'
          : bare.length === 0
            ? `All ${count(open.length, 'open project')}.`
            : `Missing for ${count(bare.length, 'project')}, ${quote(bare[0]?.title ?? '')} first.`,
      ...(bare[0] ? { rowId: bare[0].id } : {}),
    };
  },
};
const links: NeedRule = {
  id: 'links',
  title: 'What each project waits for',
  topic: 'finding-dependencies',
  remedy: screen('Dependencies', 'Look at the graph', 'Graph'),
  look: (facts) => {
    const open = openProjects(facts);
    const linked = finishSteps(linkedProjectIds(facts));
    const alone = open.filter((it) => !linked.has(it.id));
    return {
      state: share(open.length - alone.length, open.length),
      said:
        open.length === 0
          ? 'No project is planned.'
          : alone.length === 0
            ? `Each of ${count(open.length, 'project')} is linked.`
            : `${count(alone.length, 'project')} ${agree(alone.length, 'stands', 'stand')} alone, ${quote(alone[0]?.title ?? '')} first.`,
      ...(alone[0] ? { rowId: alone[0].id } : {}),
    };
  },
};
const promises: NeedRule = {
  id: 'promises',
  title: 'A committed day for each promise',
  topic: 'needed-committed-forecast',
  remedy: screen('Dependencies', 'Go through the agreements', 'Agreements'),
  look: ({ openPromises }) => {
    const said = openPromises.filter(({ agreement }) => agreement.committedDay !== null);
    const first = openPromises
      .filter(({ agreement }) => agreement.committedDay === null)
      .sort((a, b) =>
        (a.agreement.neededByDay ?? '9999') < (b.agreement.neededByDay ?? '9999') ? -1 : 1,
      )[0];
    return {
      state: openPromises.length === 0 ? 'missing' : share(said.length, openPromises.length),
      said:
        openPromises.length === 0
          ? 'No promise between teams is open.'
          : first
            ? `${said.length} of ${count(openPromises.length, 'open promise')}. The next without one: ${quote(first.name)}.`
            : `All ${count(openPromises.length, 'open promise')}.`,
      ...(first ? { rowId: first.dependency.id } : {}),
    };
  },
};
const risks: NeedRule = {
  id: 'risks',
  title: 'A RAID log that is alive',
  topic: 'risk-issue-assumption',
  remedy: screen('RAID', 'Open the log'),
  look: ({ document, today }) => {
    const open = document.risks.filter((it) => it.state === 'open');
    const stale = open.filter((it) => it.reviewDay !== null && it.reviewDay < today);
    return {
      state: open.length === 0 ? 'missing' : stale.length === 0 ? 'there' : 'partly',
      said:
        open.length === 0
          ? 'No open risk is written down.'
          : `${count(open.length, 'open risk')}${stale.length > 0 ? `, ${stale.length} past their review` : ', each looked at in time'}.`,
      ...(stale[0] ? { rowId: stale[0].id } : {}),
    };
  },
};
const baseline: NeedRule = {
  id: 'baseline',
  title: 'A baseline to compare with',
  topic: 'late-program',
  remedy: program('Choose the baseline'),
  look: ({ document }) => {
    const frozen = document.snapshots.find((it) => it.id === document.program.baselineSnapshotId);
    return frozen
      ? { state: 'there', said: `${quote(frozen.title)}.` }
      : {
          state: document.snapshots.length > 0 ? 'partly' : 'missing',
          said:
            document.snapshots.length > 0
              ? 'There are snapshots, and none is the baseline.'
              : 'There is none.',
        };
  },
};
const gate: NeedRule = {
  id: 'gate',
  title: 'Evidence for the next gate',
  topic: 'readiness',
  remedy: screen('Roadmap', 'Add a gate'),
  look: (facts) => {
    const next = nextGate(facts);
    if (!next) return { state: 'missing', said: 'No gate is ahead.' };
    const met = next.criteria.filter((it) => it.met).length;
    return {
      state: share(met, next.criteria.length),
      said: `${quote(next.title)}: ${met} of ${next.criteria.length} criteria met${next.day === null ? '' : `, on ${next.day}`}.`,
      rowId: next.id,
    };
  },
};
const review: NeedRule = {
  id: 'review',
  title: 'A review of the promises each week',
  topic: 'dependency-review',
  remedy: screen('Dependencies', 'Hold the review', 'Review'),
  look: (facts) => {
    const last = lastWordDay(facts);
    if (last === null) return { state: 'missing', said: 'No promise was ever confirmed.' };
    const age = daysBetween(last, facts.today);
    return {
      state: age <= 8 ? 'there' : 'partly',
      said: `The last word on a promise is ${count(age, 'day')} old.`,
    };
  },
};
const status: NeedRule = {
  id: 'status',
  title: 'A status that is no older than two weeks',
  topic: 'bottom-line-first',
  remedy: screen('Overview', 'Write one'),
  look: ({ document, today }) => {
    const last = document.statusUpdates
      .filter((it) => it.subjectId === null)
      .map(({ day }) => day)
      .sort()
      .at(-1);
    if (last === undefined) return { state: 'missing', said: 'None was ever written.' };
    const age = daysBetween(last, today);
    return { state: age <= 14 ? 'there' : 'partly', said: `The latest is ${count(age, 'day')} old.` };
  },
};
const heard: NeedRule = {
  id: 'heard',
  title: 'Nobody waits for word',
  topic: 'communication-plan',
  remedy: screen('Stakeholders', 'See who is overdue'),
  look: ({ document, today }) => {
    const logged = lastLoggedDays(document);
    const due = document.stakeholders.filter((it) => it.cadenceDays !== null);
    const late = due.filter((it) => contactDueOf(it, logged.get(it.id), today).overdue);
    return {
      state: due.length === 0 ? 'missing' : share(due.length - late.length, due.length),
      said:
        due.length === 0
          ? 'Nobody has a contact rhythm.'
          : late.length === 0
            ? `All ${due.length} were spoken to in time.`
            : `${late.length} of ${due.length} are overdue, ${late[0]?.name} first.`,
      ...(late[0] ? { rowId: late[0].id } : {}),
    };
  },
};
const early: NeedRule = {
  id: 'early',
  title: 'Legal, Security and Support are in it',
  topic: 'early-functions',
  remedy: screen('Stakeholders', 'Add them'),
  look: ({ document }) => {
    const there = new Set<string | null>([
      ...document.teams.map((it) => it.function),
      ...document.stakeholders.map((it) => it.function),
    ]);
    const missing = (['Legal', 'Security', 'Support'] as const).filter((it) => !there.has(it));
    return {
      state: share(3 - missing.length, 3),
      said: missing.length === 0 ? 'All three.' : `Missing: ${missing.join(', ')}.`,
    };
  },
};
const forecast: NeedRule = {
  id: 'forecast',
  title: 'A forecast that meets the target',
  topic: 'bad-news-early',
  remedy: screen('Roadmap', 'Look at the critical path'),
  look: ({ document, schedule }) => {
    const { day, milestone } = finishForecast(document, schedule);
    const { targetDay } = document.program;
    if (day === null || targetDay === null)
      return { state: 'missing', said: 'There is no forecast or no target.' };
    const late = daysBetween(targetDay, day);
    return {
      state: late <= 0 ? 'there' : 'partly',
      said: `${milestone ? quote(milestone.title) : 'The end'} is forecast for ${day}, ${late > 0 ? `${count(late, 'day')} after` : late === 0 ? 'on' : `${count(-late, 'day')} before`} the target.`,
      ...(milestone ? { rowId: milestone.id } : {}),
    };
  },
};
const settled: NeedRule = {
  id: 'settled',
  title: 'Every loose end has an answer',
  topic: 'closure',
  remedy: screen('RAID', 'Settle the list'),
  look: ({ document, openPromises }) => {
    const open = [
      ...document.issues.filter((it) => it.state === 'open'),
      ...document.actions.filter((it) => it.doneDay === null),
      ...document.decisions.filter((it) => it.state === 'open'),
    ];
    const left = open.length + openPromises.length;
    return {
      state: left === 0 ? 'there' : 'partly',
      said:
        left === 0
          ? 'No issue, action, decision or promise is open.'
          : `${count(open.length, 'issue, action or decision', 'issues, actions and decisions')} and ${count(openPromises.length, 'promise')} are open.`,
      ...(open[0] ? { rowId: open[0].id } : {}),
    };
  },
};
const lessons: NeedRule = {
  id: 'lessons',
  title: 'The last status says what was learned',
  topic: 'closure',
  remedy: screen('Overview', 'Write the last status'),
  look: ({ document }) => {
    const last = [...document.statusUpdates].sort((a, b) => (a.day < b.day ? -1 : 1)).at(-1);
    const lines = (last?.highlights.length ?? 0) + (last?.lowlights.length ?? 0);
    return last && lines > 0
      ? { state: 'there', said: `${count(lines, 'line')} in the status of ${last.day}.`, rowId: last.id }
      : { state: 'missing', said: 'No status has highlights or lowlights.' };
  },
};
const review30: NeedRule = {
  id: 'benefit',
  title: 'A day on which the benefit is measured',
  topic: 'benefit-check',
  remedy: screen('Roadmap', 'Add a milestone for it'),
  look: ({ document, schedule }) => {
    const found = document.milestones.find(
      (it) => /benefit|review|measure/i.test(it.title) && schedule.byId.get(it.id)?.done === false,
    );
    return found
      ? { state: 'there', said: `${quote(found.title)}.`, rowId: found.id }
      : { state: 'missing', said: 'No open milestone is a review or a measurement.' };
  },
};
const measured: NeedRule = {
  id: 'measured',
  title: 'Key results measured after the launch',
  topic: 'benefit-check',
  remedy: screen('Goals', 'Measure them'),
  look: ({ document, today }) => {
    const all = document.goals.flatMap((it) => it.keyResults);
    const fresh = all.filter((it) => it.history.some(({ day }) => daysBetween(day, today) <= 30));
    return {
      state: share(fresh.length, all.length),
      said:
        all.length === 0
          ? 'There is no key result.'
          : `${fresh.length} of ${count(all.length, 'key result')} measured in the last 30 days.`,
      ...(document.goals[0] ? { rowId: document.goals[0].id } : {}),
    };
  },
};

const needsByPhase: Readonly<Record<PhaseName, readonly NeedRule[]>> = {
  Initiation: [sponsor, purpose, goal, target],
  Planning: [owners, links, promises, risks, early, baseline],
  Execution: [review, promises, status, heard, risks, forecast],
  Delivery: [gate, early, forecast, heard, status],
  Closure: [settled, lessons, review30],
  Monitoring: [measured, review30],
};

/** What a phase is for, in one sentence. */
export const phaseWords: Readonly<Record<PhaseName, string>> = {
  Initiation: 'Agree on the end before anybody draws a bar.',
  Planning: 'Find out what has to be true, and who makes it so.',
  Execution: 'Clear the path: promises, decisions, names.',
  Delivery: 'Get everybody ready for the same morning.',
  Closure: 'End it on purpose: hand over, settle, learn, thank.',
  Monitoring: 'See whether it brought what it was for.',
};

/** The topic on a phase. */
export const topicByPhase: Readonly<Record<PhaseName, string>> = {
  Initiation: 'initiation',
  Planning: 'planning',
  Execution: 'execution',
  Delivery: 'readiness',
  Closure: 'closure',
  Monitoring: 'benefit-check',
};

/** [T10] What a phase needs, and how much of it the program holds. */
export function phaseNeedsOf(phase: PhaseName, facts: CheckFacts): readonly Need[] {
  return readNeeds(needsByPhase[phase], facts);
}
