import { type HealthReport, lapsesOn } from '../health/computeHealth';
import type { DeclaredHealth } from '../model/health';
import type { StatusUpdate } from '../model/status';
import { type Day, daysBetween, laterDay } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count, quote } from '../words';
import type { CheckFacts } from './facts';
import { type CheckRule, each, type Found, nothingYet, whole } from './rule';

const area = 'Reporting';
/** Days after which what was said is stale, in calendar and in working days. */
const staleDays = 14;
const silentWorkingDays = 10;
const snapshotDays = 30;
const longestSummary = 60;
/** Red for so long wants a decision from above. */
const redDays = 14;

const inTrouble = (health: HealthReport, id: string) => {
  const shown = health.byId.get(id)?.computed;
  return shown === 'amber' || shown === 'red';
};

/** What was said of the program, the latest last. */
const updatesOf = ({ document }: CheckFacts): readonly StatusUpdate[] =>
  document.statusUpdates
    .filter((it) => it.subjectId === null)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

/** Every day on which somebody said or changed something that the file remembers. */
function tracesOf({ document }: CheckFacts): readonly Day[] {
  const days = [
    ...document.statusUpdates.map(({ day }) => day),
    ...document.contacts.map(({ day }) => day),
    ...document.reviews.map(({ day }) => day),
    ...document.snapshots.map(({ day }) => day),
    ...document.dependencies.flatMap(({ agreement }) =>
      agreement === null
        ? []
        : [
            agreement.lastConfirmedDay,
            ...agreement.moves.map(({ day }) => day),
            ...agreement.commitments.map(({ saidDay }) => saidDay),
          ],
    ),
    ...[...document.risks, ...document.issues].flatMap((it) => [it.raisedDay, it.closedDay]),
    ...document.decisions.map(({ decidedDay }) => decidedDay),
    ...document.actions.map(({ doneDay }) => doneDay),
    ...document.goals.flatMap(({ keyResults }) =>
      keyResults.flatMap(({ history }) => history.map(({ day }) => day)),
    ),
  ];
  return days.filter((it): it is Day => it !== null);
}

/** What is said of the program, and whether it is true. */
export const reportingRules: readonly CheckRule[] = [
  {
    id: 'V72',
    area,
    severity: 'high',
    finding: 'Something is amber or red and has no path to green',
    many: 'projects are amber or red and have no path to green',
    why: 'A colour without a way back is an alarm. A name and a day make it a plan.',
    doItNow: 'Write what brings it back, who, and by when',
    topic: 'path-to-green',
    *check({ document, health }) {
      const { program } = document;
      const troubled = health.program.computed === 'amber' || health.program.computed === 'red';
      const parts = yield* each(
        document.projects.filter((it) => inTrouble(health, it.id)),
        (project) =>
          project.pathToGreen === null
            ? {
                ids: [project.id],
                sentence: `${quote(project.title)} is ${health.byId.get(project.id)?.computed} and has no path to green.`,
                days: 0,
              }
            : null,
      );
      if (!troubled) return parts;
      const own: readonly Found[] =
        program.pathToGreen === null
          ? [
              {
                ids: [],
                sentence: `${quote(program.title)} is ${health.program.computed} and has no path to green.`,
                days: 10,
              },
            ]
          : [];
      return { looked: parts.looked + 1, found: [...own, ...parts.found] };
    },
  },
  {
    id: 'V73',
    area,
    severity: 'medium',
    finding: 'A path to green is past its day, or has no name',
    many: 'paths to green are past their day, or have no name',
    why: 'The way back did not bring it back. Whoever reads the old one believes that it did.',
    doItNow: 'Write the next step, who, and by when',
    topic: 'path-to-green',
    check: ({ document, health, today }) => {
      const { program } = document;
      const subjects = [
        { id: null, title: program.title, path: program.pathToGreen, troubled: health.program.computed },
        ...document.projects.map((it) => ({
          id: it.id as string,
          title: it.title,
          path: it.pathToGreen,
          troubled: health.byId.get(it.id)?.computed,
        })),
      ].filter((it) => it.path !== null && (it.troubled === 'amber' || it.troubled === 'red'));
      return each(subjects, ({ id, title, path }) => {
        if (path === null) return null;
        const late = path.dueDay === null ? 0 : daysBetween(path.dueDay, today);
        if (late <= 0 && path.ownerId !== null && path.dueDay !== null) return null;
        const what =
          late > 0
            ? `was to be green ${count(late, 'day')} ago`
            : `has a path to green without ${path.ownerId === null ? 'a name' : 'a day'}`;
        return {
          ids: id === null ? [] : [id],
          sentence: `${quote(title)} ${what}.`,
          days: Math.max(0, late),
        };
      });
    },
  },
  {
    id: 'V74',
    area,
    severity: 'low',
    finding: 'A declared colour has lapsed',
    many: 'declared colours have lapsed',
    why: 'Somebody once knew better than the rules, until a day that has passed.',
    doItNow: 'Clear it, or declare it anew',
    topic: 'accurate-picture',
    *check({ document, today }) {
      const lapsed = (it: DeclaredHealth | null) => it !== null && lapsesOn(it) < today;
      const declared = document.projects.filter((it) => it.declared !== null);
      const parts = yield* each(declared, (project) =>
        lapsed(project.declared)
          ? {
              ids: [project.id],
              sentence: `The colour that was declared for ${quote(project.title)} lapsed on ${dayToText(project.declared ? lapsesOn(project.declared) : today)}.`,
              days: 0,
              remedy: {
                kind: 'change',
                label: 'Clear the declared colour',
                command: { type: 'project.change', id: project.id, changes: { declared: null } },
              },
            }
          : null,
      );
      const own = document.program.declared;
      if (own === null) return parts;
      const found: readonly Found[] = lapsed(own)
        ? [
            {
              ids: [],
              sentence: `The colour that was declared for the program lapsed on ${dayToText(lapsesOn(own))}.`,
              days: 0,
              remedy: {
                kind: 'change',
                label: 'Clear the declared colour',
                command: { type: 'program.change', changes: { declared: null } },
              },
            },
          ]
        : [];
      return { looked: parts.looked + 1, found: [...found, ...parts.found] };
    },
  },
  {
    id: 'V75',
    area,
    severity: 'high',
    finding: 'The declared colour is better than what the plan says',
    many: 'declared colours are better than what the plan says',
    why: 'The first to find out will be the one whom it hits, and they will ask since when you knew.',
    doItNow: 'Declare what is true, with the way back',
    topic: 'bad-news-early',
    *check({ document, health }) {
      const parts = yield* each(
        document.projects.filter((it) => health.byId.get(it.id)?.declared),
        (project) => {
          const it = health.byId.get(project.id);
          return it?.contradicts
            ? {
                ids: [project.id],
                sentence: `${quote(project.title)} is declared ${it.shown}, and the plan says ${it.computed}.`,
                days: 5,
              }
            : null;
        },
      );
      const { program } = health;
      if (program.declared === null) return parts;
      const own: readonly Found[] = program.contradicts
        ? [
            {
              ids: [],
              sentence: `The program is declared ${program.shown}, and the plan says ${program.computed}.`,
              days: 14,
            },
          ]
        : [];
      return { looked: parts.looked + 1, found: [...own, ...parts.found] };
    },
  },
  {
    id: 'V76',
    area,
    severity: 'medium',
    finding: 'The status went from green to red at once',
    many: 'statuses went from green to red at once',
    why: 'It was not green before. Readers will wonder what else is not.',
    doItNow: 'Say in the next status since when it was known',
    topic: 'bad-news-early',
    check: (facts) => {
      const said = updatesOf(facts).filter((it) => it.health !== null);
      if (said.length < 2) return nothingYet;
      const last = said.at(-1);
      const before = said.at(-2);
      return whole(
        last?.health === 'red' && before?.health === 'green'
          ? {
              ids: [last.id],
              sentence: `The status was green on ${dayToText(before.day)} and red on ${dayToText(last.day)}.`,
              days: 0,
            }
          : null,
      );
    },
  },
  {
    id: 'V77',
    area,
    severity: 'medium',
    finding: 'The status is stale, or there is none',
    many: 'statuses are stale',
    why: 'Silence is read as trouble by those who worry, and as green by those who should.',
    doItNow: 'Write one sentence: what moved, its effect, the way back',
    topic: 'bottom-line-first',
    check: (facts) => {
      const { phase } = facts.document.program;
      if (facts.document.projects.length === 0 || phase === 'Initiation' || phase === 'Monitoring') {
        return nothingYet;
      }
      const last = updatesOf(facts).at(-1);
      const age = last ? daysBetween(last.day, facts.today) : null;
      return whole(
        age === null || age > staleDays
          ? {
              ids: [],
              sentence:
                age === null ? 'No status was ever written.' : `The last status is ${count(age, 'day')} old.`,
              days: Math.min(20, age ?? 7),
              remedy: { kind: 'screen', label: 'Write a status', screen: 'Overview' },
            }
          : null,
      );
    },
  },
  {
    id: 'V78',
    area,
    severity: 'low',
    finding: 'The latest status is too long, or asks for nothing',
    many: 'statuses are too long',
    why: 'A reader stops after the first line. Who is not asked for anything gives nothing.',
    doItNow: 'Put the headline first and the ask second',
    topic: 'bottom-line-first',
    check: (facts) => {
      const last = updatesOf(facts).at(-1);
      if (!last) return nothingYet;
      const words = last.summary.split(/\s+/).filter((it) => it !== '').length;
      const troubled = facts.health.program.computed === 'amber' || facts.health.program.computed === 'red';
      const long = words > longestSummary;
      return whole(
        long || (troubled && last.asks.length === 0)
          ? {
              ids: [last.id],
              sentence: long
                ? `The latest status has ${words} words before its end.`
                : `The latest status asks for nothing, and the plan is ${facts.health.program.computed}.`,
              days: 0,
            }
          : null,
      );
    },
  },
  {
    id: 'V79',
    area,
    severity: 'high',
    finding: 'The status has been red for two weeks, and no decision is asked for',
    many: 'statuses have been red for two weeks',
    why: 'What could be mended below would be mended by now. It takes somebody who may choose.',
    doItNow: 'Write the decision that would change it',
    topic: 'escalate-the-decision',
    check: (facts) => {
      const said = updatesOf(facts).filter((it) => it.health !== null);
      if (said.length === 0) return nothingYet;
      let since: Day | null = null;
      for (const it of [...said].reverse()) {
        if (it.health !== 'red') break;
        since = it.day;
      }
      const days = since === null ? 0 : daysBetween(since, facts.today);
      const asked = facts.document.decisions.some((it) => it.state === 'open');
      return whole(
        days >= redDays && !asked
          ? {
              ids: [said.at(-1)?.id ?? ''],
              sentence: `The status has been red for ${count(days, 'day')}, and no decision is open.`,
              days: 10,
            }
          : null,
      );
    },
  },
  {
    id: 'V80',
    area,
    severity: 'low',
    finding: 'Something in the communication plan is due',
    many: 'things in the communication plan are due',
    why: 'A rhythm that is kept is half of the trust. One that is not is worse than none.',
    doItNow: 'Send it, and set the next day',
    topic: 'communication-plan',
    check: ({ document, today }) =>
      each(
        document.communications.filter((it) => it.nextDay !== null),
        (line) => {
          const late = line.nextDay === null ? 0 : daysBetween(line.nextDay, today);
          return late >= 0
            ? {
                ids: [line.id],
                sentence: `${quote(line.title)} ${late === 0 ? 'is due today' : `was due ${count(late, 'day')} ago`}.`,
                days: Math.min(10, late),
              }
            : null;
        },
      ),
  },
  {
    id: 'V81',
    area,
    severity: 'low',
    finding: 'The plan was not frozen for thirty days',
    many: 'plans were not frozen for thirty days',
    why: 'Without a picture of then, nobody can say what moved since.',
    doItNow: 'Keep a named version',
    topic: 'accurate-picture',
    check: ({ document, today }) => {
      if (document.projects.length === 0 || document.program.phase === 'Initiation') return nothingYet;
      const days = document.snapshots.map(({ day }) => day);
      const age = days.length === 0 ? null : daysBetween(days.reduce(laterDay), today);
      return whole(
        age === null || age > snapshotDays
          ? {
              ids: [],
              sentence:
                age === null
                  ? 'There is no snapshot of the plan.'
                  : `The last snapshot is ${count(age, 'day')} old.`,
              days: 0,
              remedy: { kind: 'screen', label: 'Open the reports', screen: 'Reports' },
            }
          : null,
      );
    },
  },
  {
    id: 'V82',
    area,
    severity: 'medium',
    finding: 'Nothing was written down for ten working days',
    many: 'programs were silent for ten working days',
    why: 'A plan that nobody touches is not stable, it is forgotten. Ask whether it is still accurate.',
    doItNow: 'Go through it with the leads',
    topic: 'accurate-picture',
    check: (facts) => {
      const traces = tracesOf(facts);
      if (traces.length === 0) return nothingYet;
      const last = traces.reduce(laterDay);
      const days = Math.floor(facts.workingDays(last, facts.today));
      return whole(
        days >= silentWorkingDays
          ? {
              ids: [],
              sentence: `The last thing that was written down is of ${dayToText(last)}, ${count(days, 'working day')} ago.`,
              days: Math.min(20, days),
              remedy: { kind: 'screen', label: 'Open the overview', screen: 'Overview' },
            }
          : null,
      );
    },
  },
];
