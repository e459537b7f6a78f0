import type { CheckFacts } from '../checkup/facts';
import { count, quote } from '../words';
import { type Need, type NeedRule, readNeeds } from './need';

/** What a new program needs, in the order in which it is best done. */
const steps: readonly NeedRule[] = [
  {
    id: 'purpose',
    title: 'Say what it is for',
    topic: 'initiation',
    remedy: { kind: 'program', label: 'Write the purpose' },
    look: ({ document: { program } }) =>
      program.purpose.trim() === ''
        ? { state: 'missing', said: 'One sentence is enough: what will be true when it is done.' }
        : { state: 'there', said: program.purpose },
  },
  {
    id: 'sponsor',
    title: 'Name the sponsor',
    topic: 'initiation',
    remedy: { kind: 'program', label: 'Name the sponsor' },
    look: ({ document: { program }, nameOf }) =>
      program.sponsorId === null
        ? { state: 'missing', said: 'Who decides when two teams want different things?' }
        : { state: 'there', said: `${nameOf(program.sponsorId)} sponsors it.` },
  },
  {
    id: 'target',
    title: 'Set the day that the company counts on',
    topic: 'initiation',
    remedy: { kind: 'program', label: 'Set the target' },
    look: ({ document: { program } }) =>
      program.targetDay === null
        ? { state: 'missing', said: 'Without it nobody can say what is late.' }
        : { state: 'there', said: `The target is ${program.targetDay}.` },
  },
  {
    id: 'projects',
    title: 'Add a project for each team, with an owner',
    topic: 'program-project-portfolio',
    remedy: { kind: 'screen', label: 'Go to the roadmap', screen: 'Roadmap' },
    look: ({ document: { projects } }) => {
      const whole = projects.filter((it) => it.teamId !== null && it.ownerId !== null);
      if (projects.length === 0) return { state: 'missing', said: 'Two or three will do for a start.' };
      return whole.length >= 2
        ? { state: 'there', said: `${count(whole.length, 'project')} have a team and an owner.` }
        : {
            state: 'partly',
            said: `${whole.length} of ${count(projects.length, 'project')} ${whole.length === 1 ? 'has' : 'have'} a team and an owner; two make a program.`,
          };
    },
  },
  {
    id: 'link',
    title: 'Link what waits to what it waits for',
    topic: 'finding-dependencies',
    remedy: { kind: 'screen', label: 'Go to the dependencies', screen: 'Dependencies' },
    look: ({ document: { dependencies } }) => {
      const driving = dependencies.filter((it) => it.drives).length;
      return driving === 0
        ? { state: 'missing', said: 'Ask each team what it needs from another before it can start.' }
        : {
            state: 'there',
            said: `${count(driving, 'link')} ${driving === 1 ? 'moves' : 'move'} the dates.`,
          };
    },
  },
  {
    id: 'promise',
    title: 'Get a first promise with a day',
    topic: 'needed-committed-forecast',
    remedy: { kind: 'screen', label: 'Open the agreements', screen: 'Dependencies', detail: 'Agreements' },
    look: ({ promises }) => {
      const promised = promises.find(({ agreement }) => agreement.committedDay !== null);
      if (promised) return { state: 'there', said: `${quote(promised.name)} is promised.` };
      return promises.length > 0
        ? { state: 'partly', said: `${count(promises.length, 'promise')}, and no day was said yet.` }
        : { state: 'missing', said: 'A link between two teams carries one: who, what, and by when.' };
    },
  },
  {
    id: 'stakeholder',
    title: 'Say who is to hear, and how often',
    topic: 'communication-plan',
    remedy: { kind: 'screen', label: 'Go to the stakeholders', screen: 'Stakeholders' },
    look: ({ document: { stakeholders } }) => {
      const heard = stakeholders.filter((it) => it.cadenceDays !== null).length;
      if (heard > 0) return { state: 'there', said: `${heard} of ${stakeholders.length} have a rhythm.` };
      return stakeholders.length > 0
        ? { state: 'partly', said: `${stakeholders.length} on the list, and nobody has a rhythm.` }
        : { state: 'missing', said: 'Begin with the sponsor and the lead of each team.' };
    },
  },
  {
    id: 'risk',
    title: 'Write down what would surprise you',
    topic: 'risk-issue-assumption',
    remedy: { kind: 'screen', label: 'Add a risk', screen: 'RAID' },
    look: ({ document: { risks } }) =>
      risks.length === 0
        ? { state: 'missing', said: 'Ask each lead the same question.' }
        : { state: 'there', said: `${count(risks.length, 'risk')} on record.` },
  },
  {
    id: 'status',
    title: 'Write the first status',
    topic: 'bottom-line-first',
    remedy: { kind: 'screen', label: 'Go to the overview', screen: 'Overview' },
    look: ({ document: { statusUpdates } }) =>
      statusUpdates.length === 0
        ? { state: 'missing', said: 'One sentence: what moved, its effect, the way back.' }
        : {
            state: 'there',
            said: `${statusUpdates.length === 1 ? 'One' : statusUpdates.length} so far, the latest of ${statusUpdates
              .map((it) => it.day)
              .sort()
              .at(-1)}.`,
          },
  },
];

/** [T9] The first steps of a program; each is done when the program holds what it asks for. */
export function firstStepsOf(facts: CheckFacts): readonly Need[] {
  return readNeeds(steps, facts);
}
