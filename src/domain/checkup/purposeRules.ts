import { benefitChecks } from '../gates/phases';
import { type Phase, phaseNames } from '../model/work';
import { addDays, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count, listWords, quote } from '../words';
import { openProjects } from './facts';
import { type CheckRule, each, nothingYet, quoteSome, whole } from './rule';

const area = 'Purpose and lifecycle';
/** A gate with open criteria is told from so many days before it. */
const gateHorizonDays = 21;
/** From so many projects on, priorities are to tell something apart. */
const fewestForPriorities = 6;
/** After closure something is to be measured at least this often. */
const benefitDays = 30;
/** Who can stop a launch, by what it is called in a sentence. */
const launchFunctions = [
  ['Legal', ['Legal']],
  ['Security', ['Security']],
  ['Support or Operations', ['Support', 'Operations']],
] as const;

/** What the program is for, and where it stands in its life. */
export const purposeRules: readonly CheckRule[] = [
  {
    id: 'V1',
    area,
    severity: 'high',
    finding: 'The program has no sponsor',
    many: 'programs have no sponsor',
    why: 'When two teams want different things, somebody has to choose. Without a sponsor that choice waits.',
    doItNow: 'Name the sponsor',
    topic: 'initiation',
    check: ({ document: { program, projects } }) =>
      projects.length === 0
        ? nothingYet
        : whole(
            program.sponsorId === null
              ? { ids: [], sentence: `Nobody sponsors ${quote(program.title)}.`, days: 0 }
              : null,
          ),
  },
  {
    id: 'V2',
    area,
    severity: 'medium',
    finding: 'The program does not say what it is for',
    many: 'programs do not say what they are for',
    why: 'Teams that cannot say the goal in one sentence each aim at their own.',
    doItNow: 'Write the purpose in one sentence',
    topic: 'initiation',
    check: ({ document: { program, projects } }) =>
      projects.length === 0
        ? nothingYet
        : whole(
            program.purpose.trim() === ''
              ? { ids: [], sentence: `${quote(program.title)} has no purpose written down.`, days: 0 }
              : null,
          ),
  },
  {
    id: 'V3',
    area,
    severity: 'high',
    finding: 'The program serves no goal',
    many: 'programs serve no goal',
    why: 'Work that serves no goal loses every argument about people and money.',
    doItNow: 'Add the goal that it serves',
    topic: 'goals-as-compass',
    check: ({ document }) =>
      document.projects.length === 0
        ? nothingYet
        : whole(
            document.goals.length === 0
              ? {
                  ids: [],
                  sentence: 'No goal is written down.',
                  days: 0,
                  remedy: { kind: 'screen', label: 'Add a goal', screen: 'Goals' },
                }
              : null,
          ),
  },
  {
    id: 'V4',
    area,
    severity: 'medium',
    finding: 'A goal has no number to steer by',
    many: 'goals have no number to steer by',
    why: 'A goal without a start and a target cannot be missed, and so cannot be met.',
    doItNow: 'Give it a key result with a target',
    topic: 'measuring-impact',
    check: ({ document }) =>
      each(document.goals, (goal) =>
        goal.keyResults.some(({ target }) => target !== null)
          ? null
          : { ids: [goal.id], sentence: `${quote(goal.title)} has no key result with a target.`, days: 0 },
      ),
  },
  {
    id: 'V5',
    area,
    severity: 'low',
    finding: 'A project is tied to no goal',
    many: 'projects are tied to no goal',
    why: 'It may be work that nobody would miss, and it takes people from work that somebody would.',
    doItNow: 'Choose the goal that it serves',
    topic: 'goals-as-compass',
    check: (facts) =>
      facts.document.goals.length === 0
        ? nothingYet
        : each(openProjects(facts), (project) =>
            project.goalIds.length === 0
              ? { ids: [project.id], sentence: `${quote(project.title)} serves no goal.`, days: 0 }
              : null,
          ),
  },
  {
    id: 'V6',
    area,
    severity: 'high',
    finding: 'A project finishes after the goal that it serves is due',
    many: 'projects finish after their goal is due',
    why: 'The goal will be missed as planned, and its owner may not know.',
    doItNow: 'Move the work or tell the owner of the goal',
    topic: 'goals-as-compass',
    check: (facts) => {
      const { document, finishDay } = facts;
      const dueById = new Map(document.goals.map((goal) => [goal.id as string, goal]));
      return each(
        openProjects(facts).filter((it) => it.goalIds.length > 0),
        (project) => {
          const day = finishDay(project.id);
          const goal = project.goalIds
            .map((id) => dueById.get(id))
            .filter((it) => it?.dueDay && day && it.dueDay < day)
            .sort((a, b) => ((a?.dueDay ?? '') < (b?.dueDay ?? '') ? -1 : 1))[0];
          if (!goal?.dueDay || !day) return null;
          const late = daysBetween(goal.dueDay, day);
          return {
            ids: [project.id, goal.id],
            sentence: `${quote(project.title)} finishes on ${dayToText(day)}, ${count(late, 'day')} after ${quote(goal.title)} is due.`,
            days: late,
          };
        },
      );
    },
  },
  {
    id: 'V7',
    area,
    severity: 'medium',
    finding: 'More than half of the open projects are high priority',
    many: 'programs rank everything high',
    why: 'Where everything comes first, each team chooses for itself what comes first.',
    doItNow: 'Lower what can wait',
    topic: 'prioritise-by-impact',
    check: (facts) => {
      const open = openProjects(facts);
      const high = open.filter((it) => it.priority === 'high' || it.priority === 'urgent');
      if (open.length < fewestForPriorities) return nothingYet;
      return whole(
        high.length > 5 && high.length * 2 > open.length
          ? {
              ids: high.map((it) => it.id),
              sentence: `${high.length} of ${count(open.length, 'open project')} are high or urgent.`,
              days: 0,
              remedy: {
                kind: 'rows',
                label: 'Choose which of them can wait',
                ids: high.map((it) => it.id),
              },
            }
          : null,
      );
    },
  },
  {
    id: 'V8',
    area,
    severity: 'high',
    finding: 'A gate within three weeks has open criteria',
    many: 'gates within three weeks have open criteria',
    why: 'What is open at a gate is decided under pressure, or waved through.',
    doItNow: 'Get an owner and a day for each open criterion',
    topic: 'readiness',
    check: ({ document, today }) =>
      each(
        document.gates.filter((it) => it.verdict === null && it.day !== null && it.day >= today),
        (gate) => {
          const left = gate.day === null ? 0 : daysBetween(today, gate.day);
          const open = gate.criteria.filter((it) => !it.met);
          if (left > gateHorizonDays || open.length === 0) return null;
          return {
            ids: [gate.id],
            sentence: `${quote(gate.title)} is ${left === 0 ? 'today' : `in ${count(left, 'day')}`}, and ${open.length} of ${gate.criteria.length} criteria ${open.length === 1 ? 'is' : 'are'} open: ${quoteSome(open.map((it) => it.title))}.`,
            days: Math.max(1, gateHorizonDays - left),
          };
        },
      ),
  },
  {
    id: 'V9',
    area,
    severity: 'medium',
    finding: 'A gate has no criteria',
    many: 'gates have no criteria',
    why: 'A gate without criteria written beforehand is a meeting that ends with yes.',
    doItNow: 'Write what has to be true',
    topic: 'gates-are-binary',
    check: ({ document }) =>
      each(
        document.gates.filter((it) => it.verdict === null),
        (gate) =>
          gate.criteria.length === 0
            ? { ids: [gate.id], sentence: `${quote(gate.title)} has no criteria.`, days: 0 }
            : null,
      ),
  },
  {
    id: 'V10',
    area,
    severity: 'high',
    finding: 'A gate is past its day without a verdict',
    many: 'gates are past their day without a verdict',
    why: 'The program went on without anybody having said that it may.',
    doItNow: 'Write the verdict down, or move the gate',
    topic: 'gates-are-binary',
    check: ({ document, today }) =>
      each(
        document.gates.filter((it) => it.day !== null && it.day < today),
        (gate) => {
          if (gate.verdict !== null || gate.day === null) return null;
          const days = daysBetween(gate.day, today);
          return {
            ids: [gate.id],
            sentence: `${quote(gate.title)} was ${count(days, 'day')} ago, and no verdict is written down.`,
            days,
          };
        },
      ),
  },
  {
    id: 'V11',
    area,
    severity: 'medium',
    finding: 'Two phases overlap, or stand in the wrong order',
    many: 'phases overlap',
    why: 'Where two phases run at once, nobody knows which rules hold.',
    doItNow: 'Set the days of the phases apart',
    topic: 'planning',
    check: ({ document }) => {
      const bySubject = new Map<string | null, Phase[]>();
      for (const phase of document.phases) {
        if (phase.startDay === null || phase.finishDay === null) continue;
        bySubject.set(phase.projectId, [...(bySubject.get(phase.projectId) ?? []), phase]);
      }
      const pairs = [...bySubject.values()].flatMap((phases) => {
        const inOrder = [...phases].sort((a, b) => phaseNames.indexOf(a.name) - phaseNames.indexOf(b.name));
        return inOrder.slice(1).map((next, i) => [inOrder[i] as Phase, next] as const);
      });
      return each(pairs, ([before, after]) => {
        const overlap = daysBetween(after.startDay ?? ('' as never), before.finishDay ?? ('' as never)) + 1;
        return overlap > 0
          ? {
              ids: [after.id, before.id],
              sentence: `${quote(after.name)} overlaps ${quote(before.name)} by ${count(overlap, 'day')}.`,
              days: 0,
            }
          : null;
      });
    },
  },
  {
    id: 'V12',
    area,
    severity: 'medium',
    finding: 'A launch is planned without those who can stop it',
    many: 'launches are planned without those who can stop them',
    why: 'Legal, Security and Support will be asked at the end anyway. A no is cheapest when it is early.',
    doItNow: 'Add them and ask what they need',
    topic: 'early-functions',
    check: ({ document }) => {
      const launches =
        document.program.targetMilestoneId !== null || document.phases.some((it) => it.name === 'Delivery');
      if (!launches || document.teams.length < 2) return nothingYet;
      const there = new Set([
        ...document.teams.map((it) => it.function as string),
        ...document.stakeholders.map((it) => it.function as string | null),
      ]);
      const missing = launchFunctions.filter(([, functions]) => !functions.some((it) => there.has(it)));
      const names = missing.map(([name]) => name);
      return whole(
        names.length > 0
          ? {
              ids: [],
              sentence: `Nobody from ${listWords(names)} is in the program.`,
              days: 0,
              remedy: { kind: 'screen', label: 'Add them as stakeholders', screen: 'Stakeholders' },
            }
          : null,
      );
    },
  },
  {
    id: 'V13',
    area,
    severity: 'low',
    finding: 'All is done, and the program is not being closed',
    many: 'programs are done and not closed',
    why: 'People stay booked, and what was learned is forgotten in a month.',
    doItNow: 'Turn the phase to Closure',
    topic: 'closure',
    check: ({ document, schedule }) => {
      const ends = [...schedule.byId.values()].filter((it) => it.kind === 'milestone');
      if (ends.length === 0) return nothingYet;
      const { program } = document;
      const early = program.phase === 'Closure' || program.phase === 'Monitoring';
      const open = document.projects.some((it) => it.plan.active && schedule.byId.get(it.id)?.done === false);
      return whole(
        ends.every((it) => it.done) && !open && !early
          ? {
              ids: [],
              sentence: `Every milestone is done, and the phase is still ${program.phase}.`,
              days: 0,
              remedy: {
                kind: 'change',
                label: 'Turn the phase to Closure',
                command: { type: 'program.change', changes: { phase: 'Closure' } },
              },
            }
          : null,
      );
    },
  },
  {
    id: 'V14',
    area,
    severity: 'medium',
    finding: 'The program is over, and nobody measured what it brought',
    many: 'programs are over and not measured',
    why: 'Without a look back nobody learns whether the goal was reached, or only the date.',
    doItNow: 'Write down what the key results say today',
    topic: 'benefit-check',
    check: ({ document, today }) => {
      const overdue = benefitChecks(document, today).findLast(({ state }) => state === 'overdue');
      if (overdue) {
        const { afterDays, dueDay, unmeasuredIds } = overdue;
        return whole({
          ids: unmeasuredIds,
          sentence: `The benefit check ${afterDays} days after closure was due on ${dayToText(dueDay)}, and ${count(unmeasuredIds.length, 'goal is', 'goals are')} not measured since.`,
          days: daysBetween(dueDay, today),
        });
      }
      const { phase } = document.program;
      if ((phase !== 'Closure' && phase !== 'Monitoring') || document.goals.length === 0) return nothingYet;
      const measured = document.goals
        .flatMap((goal) => goal.keyResults.flatMap(({ history }) => history.map(({ day }) => day)))
        .reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
      const since = addDays(today, -benefitDays);
      const [goal] = document.goals;
      return whole(
        (measured === null || measured < since) && goal
          ? {
              ids: [goal.id],
              sentence: `No key result was measured in the last ${benefitDays} days.`,
              days: 0,
            }
          : null,
      );
    },
  },
];
