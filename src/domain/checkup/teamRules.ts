import { findRow, indexRows } from '../model/document';
import { type Day, laterDay } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count, quote } from '../words';
import { type CheckFacts, openProjects, ownMilestones } from './facts';
import { type CheckRule, each, type Found, nothingYet, quoteSome } from './rule';

const area = 'Teams';
/** From so many open critical rows on, it matters who owns them. */
const fewestCritical = 4;

/** Who does the work, who answers for it, and how much one can carry. */
export const teamRules: readonly CheckRule[] = [
  {
    id: 'V15',
    area,
    severity: 'high',
    finding: 'A project has no owner',
    many: 'projects have no owner',
    why: 'What everybody owns, nobody is called for at night. Its date is a hope.',
    doItNow: 'Name the owner',
    topic: 'raci',
    check: (facts) =>
      each(openProjects(facts), (project) => {
        if (project.ownerId !== null) return null;
        const team = findRow(facts.document, 'team', project.teamId);
        const lead = team?.leadId ?? null;
        const base: Found = {
          ids: [project.id],
          sentence: `${quote(project.title)} has no owner.`,
          days: 0,
        };
        if (lead === null) return base;
        return {
          ...base,
          remedy: {
            kind: 'change',
            label: `Make ${facts.nameOf(lead)}, who leads ${team?.name}, the owner`,
            command: { type: 'project.change', id: project.id, changes: { ownerId: lead } },
          },
        };
      }),
  },
  {
    id: 'V16',
    area,
    severity: 'medium',
    finding: 'A project has no team',
    many: 'projects have no team',
    why: 'Nobody can promise its date, and its links to other teams do not show.',
    doItNow: 'Choose the team that does it',
    topic: 'program-project-portfolio',
    check: (facts) =>
      each(openProjects(facts), (project) =>
        project.teamId === null
          ? { ids: [project.id], sentence: `No team does ${quote(project.title)}.`, days: 0 }
          : null,
      ),
  },
  {
    id: 'V17',
    area,
    severity: 'medium',
    finding: 'An open milestone has no owner',
    many: 'open milestones have no owner',
    why: 'Somebody has to say that it is reached. Until they are named, it is reached when people stop arguing.',
    doItNow: 'Name who says that it is reached',
    topic: 'raci',
    check: (facts) =>
      each(ownMilestones(facts), (milestone) =>
        milestone.ownerId === null
          ? { ids: [milestone.id], sentence: `${quote(milestone.title)} has no owner.`, days: 0 }
          : null,
      ),
  },
  {
    id: 'V18',
    area,
    severity: 'low',
    finding: 'Somebody with a part in the program has no role',
    many: 'people with a part in the program have no role',
    why: 'Whether they can promise or only try depends on what they are.',
    doItNow: 'Write down the role',
    topic: 'who-does-what',
    check: ({ document, partOf }) =>
      each(
        document.stakeholders.filter((it) => !it.isGroup && partOf(it.id).total > 0),
        (person) =>
          person.role.trim() === ''
            ? { ids: [person.id], sentence: `${person.name} has no role.`, days: 0 }
            : null,
      ),
  },
  {
    id: 'V19',
    area,
    severity: 'medium',
    finding: 'A team with work has no lead',
    many: 'teams with work have no lead',
    why: 'There is nobody to ask for a promise.',
    doItNow: 'Name the lead',
    topic: 'who-does-what',
    check: ({ document, linkedIds, promises }) => {
      const working = new Set<string>([
        ...document.projects.map((it) => it.teamId as string),
        ...promises.flatMap(({ agreement }) => [agreement.givingTeamId, agreement.needingTeamId]),
      ]);
      return each(
        document.teams.filter((it) => working.has(it.id) || linkedIds.has(it.id)),
        (team) =>
          team.leadId === null
            ? { ids: [team.id], sentence: `Nobody is named as the lead of ${quote(team.name)}.`, days: 0 }
            : null,
      );
    },
  },
  {
    id: 'V20',
    area,
    severity: 'medium',
    finding: 'Something has no accountable person, or several',
    many: 'things have no accountable person, or several',
    why: 'With none, work waits for somebody to feel concerned. With two, each thinks that the other has it.',
    doItNow: 'Leave exactly one accountable',
    topic: 'raci',
    check: ({ document, titleOf }) => {
      const bySubject = new Map<string, number>();
      for (const { subjectId, raci } of document.responsibilities) {
        bySubject.set(subjectId, (bySubject.get(subjectId) ?? 0) + (raci === 'accountable' ? 1 : 0));
      }
      const gates = new Map<string, string>(
        [...document.gates, ...document.decisions].map((it) => [it.id, it.title]),
      );
      return each([...bySubject], ([id, count]) =>
        count === 1
          ? null
          : {
              ids: [id],
              sentence: `${quote(gates.get(id) ?? titleOf(id))} has ${count === 0 ? 'no accountable person' : `${count} accountable people`}.`,
              days: 0,
            },
      );
    },
  },
  {
    id: 'V21',
    area,
    severity: 'high',
    finding: 'One person owns more than half of the critical path',
    many: 'people own more than half of the critical path',
    why: 'Two weeks of flu would move the end. So would a better offer.',
    doItNow: 'Name a deputy, or share the work',
    topic: 'single-points-of-failure',
    check: (facts) => {
      const { document, schedule } = facts;
      const tables = [indexRows(document.tasks), indexRows(document.projects)];
      const open = schedule.criticalPath.filter(
        (id) => !facts.isDone(id) && facts.scheduled(id)?.kind !== 'milestone',
      );
      if (open.length < fewestCritical) return nothingYet;
      const idsByOwner = new Map<string, string[]>();
      for (const id of open) {
        const owner = tables.find((rows) => rows.has(id))?.get(id)?.ownerId;
        if (!owner) continue;
        const ids = idsByOwner.get(owner);
        if (ids) ids.push(id);
        else idsByOwner.set(owner, [id]);
      }
      return {
        looked: 1,
        found: [...idsByOwner]
          .filter(([, ids]) => ids.length * 2 > open.length)
          .map(([owner, ids]) => ({
            ids: [owner, ...ids],
            sentence: `${facts.nameOf(owner)} owns ${ids.length} of the ${open.length} open pieces on the critical path: ${quoteSome(ids.map(facts.titleOf))}.`,
            days: 10,
          })),
      };
    },
  },
  {
    id: 'V22',
    area,
    severity: 'high',
    finding: 'A team is planned for more people than it has',
    many: 'teams are planned for more people than they have',
    why: 'The plan says that it fits, the people say that it does not. The people are right.',
    doItNow: 'Move a project, or ask for people',
    topic: 'capacity',
    check: (facts) =>
      each(
        facts.document.teams.filter((it) => it.capacityPeople !== null),
        (team) => {
          const peak = peakOf(facts, team.id);
          if (!peak || peak.people <= (team.capacityPeople ?? 0)) return null;
          return {
            ids: [...peak.ids, team.id],
            sentence: `${quote(team.name)} has ${count(team.capacityPeople ?? 0, 'person', 'people')} and is planned for ${peak.people} on ${dayToText(peak.day)}: ${quoteSome(peak.ids.map(facts.titleOf))}.`,
            days: 5,
            remedy: { kind: 'rows', label: 'Choose what moves', ids: peak.ids },
          };
        },
      ),
  },
];

type Peak = { readonly people: number; readonly day: Day; readonly ids: readonly string[] };

/** The day, from today on, on which most people of a team are planned, and the projects that ask for them. */
function peakOf(facts: CheckFacts, teamId: string): Peak | null {
  const spans = facts.document.projects.flatMap((project) => {
    const start = facts.startDay(project.id);
    const finish = facts.finishDay(project.id);
    if (project.teamId !== teamId || !project.allocationPeople || project.onHold) return [];
    if (!start || !finish || facts.isDone(project.id) || finish < facts.today) return [];
    const from = laterDay(start, facts.today);
    return [{ id: project.id as string, from, to: finish, people: project.allocationPeople }];
  });
  let peak: Peak | null = null;
  // Load only rises where a project begins.
  for (const day of new Set(spans.map(({ from }) => from))) {
    const running = spans.filter(({ from, to }) => from <= day && day <= to);
    const people = running.reduce((sum, it) => sum + it.people, 0);
    if (!peak || people > peak.people) peak = { people, day, ids: running.map(({ id }) => id) };
  }
  return peak;
}
