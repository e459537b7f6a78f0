import { handOverOf } from '../agreements/figures';
import { statusWords } from '../layout/drawing';
import { type Day, daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { asSentence, capitalize, count } from '../words';
import { datedMilestones } from './milestoneSection';
import { goalBlocks } from './newsSections';
import { keyDate, openProjects, openPromises, promiseTitle, type ReportFacts } from './reportFacts';
import {
  dayCell,
  fitColumn,
  paragraph,
  plainTable,
  type ReportBlock,
  shareColumn,
  tableBlock,
  textCell,
  titleCell,
  withoutEmptyColumns,
} from './reportSection';
import { varianceToWords } from './reportWords';

/** [R25] What the program was for, whether it got there, and its goals with where they ended. */
export function outcomeBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { document, schedule } = facts;
  const key = keyDate(facts);
  const open = openProjects(facts).length;
  const planned = document.projects.filter((it) => it.plan.active).length;
  const reached = key.milestone !== null && schedule.byId.get(key.milestone.id)?.done === true;
  const late = key.day === null || key.targetDay === null ? null : daysBetween(key.targetDay, key.day);
  const when =
    key.day === null
      ? ''
      : ` ${capitalize(key.title)} ${reached ? 'was reached' : 'is forecast'} on ${dayToText(key.day)}${
          late === null ? '' : `, ${varianceToWords(late, 'target')}`
        }.`;
  return [
    ...(document.program.purpose === '' ? [] : [paragraph(asSentence(document.program.purpose))]),
    paragraph(
      open === 0
        ? `${planned === 1 ? 'The one project is' : `All ${count(planned, 'project')} are`} done.${when}`
        : `${open.toLocaleString('en-US')} of ${count(planned, 'project')} ${open === 1 ? 'is' : 'are'} not done: this close-out is a draft.${when}`,
    ),
    { kind: 'heading', text: 'Goals, as they ended' },
    ...goalBlocks(facts),
  ];
}

/** Every milestone against its baseline, the most late first. */
export function deliveryBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const rows = datedMilestones(facts).map((it) => {
    const baseline = facts.baselineDay(it.milestone.id);
    const days = baseline === null || it.day === null ? null : daysBetween(baseline, it.day);
    return { ...it, baseline, days };
  });
  const known = rows.filter((it) => it.days !== null);
  const late = known.filter((it) => (it.days ?? 0) > 0);
  const mean = known.length === 0 ? 0 : known.reduce((sum, it) => sum + (it.days ?? 0), 0) / known.length;
  return [
    paragraph(
      known.length === 0
        ? 'No milestone has a baseline to compare with.'
        : `${count(known.length, 'milestone')} with a baseline: ${late.length.toLocaleString('en-US')} late, ${(known.length - late.length).toLocaleString('en-US')} on time or early; on the mean ${varianceToWords(Math.round(mean), 'baseline')}.`,
    ),
    tableBlock(
      withoutEmptyColumns(
        plainTable(
          'Delivered against the baseline',
          [
            shareColumn('Milestone', 5),
            shareColumn('Project', 4),
            fitColumn('Owner', 90),
            fitColumn('Baseline', 60),
            fitColumn('Reached or forecast', 80),
            fitColumn('Variance', 110),
            fitColumn('Status', 66),
          ],
          [...rows]
            .sort((a, b) => (b.days ?? -9_999) - (a.days ?? -9_999))
            .map(({ milestone, day, baseline, days }) => {
              const health = facts.healthOf(milestone.id);
              return {
                cells: [
                  titleCell(milestone.title),
                  textCell(milestone.projectId === null ? 'Program' : facts.rowTitle(milestone.projectId)),
                  textCell(facts.personName(milestone.ownerId)),
                  dayCell(baseline),
                  dayCell(day),
                  textCell(days === null ? null : capitalize(varianceToWords(days, 'baseline'))),
                  textCell(statusWords[health], health),
                ],
              };
            }),
        ),
      ),
      true,
    ),
  ];
}

/** How each team kept what it promised: in time, late, moved, declined, still open. */
export function keptBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { document } = facts;
  const rows = document.teams.flatMap((team) => {
    const promises = document.dependencies.flatMap((it) =>
      it.agreement?.givingTeamId === team.id ? [it.agreement] : [],
    );
    if (promises.length === 0) return [];
    const handedOver = promises.filter((it) => it.state === 'Accepted' || it.state === 'Delivered');
    const known = handedOver.flatMap((it) => handOverOf(it) ?? []);
    const inTime = known.filter((it) => it.kept).length;
    const late = known.length - inTime;
    const over = handedOver.length;
    const broken = promises.filter((it) => it.state === 'Declined').length;
    const dropped = promises.filter((it) => it.state === 'Dropped').length;
    const moved = promises.filter(
      (it) => new Set(it.commitments.map((said) => said.committedDay)).size > 1,
    ).length;
    return [{ team, all: promises.length, over, inTime, late, moved, broken, dropped }];
  });
  const cell = (amount: number) => textCell(amount === 0 ? null : amount.toLocaleString('en-US'));
  return [
    tableBlock(
      plainTable(
        'Promises by the team that gave them',
        [
          shareColumn('Team', 4),
          ...['Promised', 'Handed over', 'In time', 'Late', 'Moved', 'Declined', 'Dropped', 'Still open'].map(
            (title) => fitColumn(title, 70, 'right'),
          ),
        ],
        rows.map(({ team, all, over, inTime, late, moved, broken, dropped }) => ({
          cells: [
            titleCell(team.name),
            ...[all, over, inTime, late, moved, broken, dropped, all - over - broken - dropped].map(cell),
          ],
        })),
      ),
    ),
    paragraph(
      'In time and late count those whose day of handing over was written down, against the day that was committed last.',
      true,
    ),
  ];
}

/** What was decided and why, what occurred, and what was said on the way. */
export function lessonBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { document } = facts;
  const decided = document.decisions.filter((it) => it.state === 'decided');
  const occurred = document.risks.filter((it) => it.state === 'occurred');
  const issues = document.issues;
  const updates = [...document.statusUpdates]
    .filter((it) => it.subjectId === null)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const said = updates.flatMap((it) => [
    ...it.highlights.map((text) => ({ day: it.day, kind: 'Went well', text })),
    ...it.lowlights.map((text) => ({ day: it.day, kind: 'Went badly', text })),
  ]);
  return [
    { kind: 'heading', text: 'Decisions' },
    tableBlock(
      plainTable(
        'Decisions',
        [
          fitColumn('Day', 70),
          shareColumn('Decision', 4),
          shareColumn('Outcome', 4),
          shareColumn('Why', 5),
          fitColumn('Revisit', 70),
        ],
        decided.map((it) => ({
          cells: [
            dayCell(it.decidedDay),
            titleCell(it.title),
            textCell(it.outcome),
            textCell(it.rationale),
            dayCell(it.revisitDay),
          ],
        })),
      ),
    ),
    { kind: 'heading', text: 'Risks that occurred, and issues' },
    tableBlock(
      plainTable(
        'Risks that occurred, and issues',
        [
          fitColumn('Kind', 50),
          shareColumn('What', 5),
          shareColumn('What was done', 5),
          fitColumn('Closed', 70),
        ],
        [
          ...occurred.map((it) => ({
            cells: [textCell('Risk'), titleCell(it.title), textCell(it.response), dayCell(it.closedDay)],
          })),
          ...issues.map((it) => ({
            cells: [
              textCell('Issue'),
              titleCell(it.title),
              textCell(it.resolution === '' ? it.description : it.resolution),
              dayCell(it.closedDay),
            ],
          })),
        ],
      ),
    ),
    { kind: 'heading', text: 'Said on the way' },
    tableBlock(
      plainTable(
        'Said on the way',
        [fitColumn('Day', 70), fitColumn('Kind', 70), shareColumn('What', 1)],
        said.map((it) => ({ cells: [dayCell(it.day), textCell(it.kind), textCell(it.text)] })),
      ),
    ),
  ];
}

/** What is handed over: everything that is still open, with its owner. */
export function handoverBlocks(facts: ReportFacts): readonly ReportBlock[] {
  const { document } = facts;
  const row = (kind: string, title: string, ownerId: string | null, day: Day | null) => ({
    cells: [
      textCell(kind),
      titleCell(title),
      textCell(facts.personName(ownerId) ?? 'Not named'),
      dayCell(day),
    ],
  });
  return [
    tableBlock(
      plainTable(
        'Open at close-out',
        [fitColumn('Kind', 70), shareColumn('What', 1), fitColumn('Owner', 140), fitColumn('Due', 80)],
        [
          ...openProjects(facts).map((it) => row('Project', it.title, it.ownerId, facts.finishDay(it.id))),
          ...openPromises(facts).map((it) =>
            row('Promise', promiseTitle(facts, it), it.agreement.giverId, it.agreement.neededByDay),
          ),
          ...document.decisions
            .filter((it) => it.state === 'open')
            .map((it) => row('Decision', it.title, it.deciderId, it.dueDay)),
          ...document.risks
            .filter((it) => it.state === 'open')
            .map((it) => row('Risk', it.title, it.ownerId, it.reviewDay)),
          ...document.issues
            .filter((it) => it.state === 'open')
            .map((it) => row('Issue', it.title, it.ownerId, it.dueDay)),
          ...document.actions
            .filter((it) => it.doneDay === null)
            .map((it) => row('Action', it.title, it.ownerId, it.dueDay)),
        ],
      ),
      true,
    ),
  ];
}
