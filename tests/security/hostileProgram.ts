import type { ProgramDocument } from '../../src/domain/model/document';
import { parseProgram } from '../../src/domain/model/parseProgram';

/** Names that are markup, formulas, paths, or are drawn from right to left. */
export const hostileNames = [
  '<img src=x onerror="window.broken=true">',
  '<script>window.broken=true</script>',
  '"><svg onload=window.broken=true>',
  '=HYPERLINK("http://evil.example","Click")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+1-800-EVIL',
  '-2+3',
  '\u202egnp.exe evil\u202c',
  "javascript:alert('x')",
  '../../../etc/passwd',
  `$${'{7*7}'} {{7*7}} %s %n`,
  ']]> --> &lt; &#0; \\n',
] as const;

/** A name of ten thousand characters, the most that one may have. */
export const longestName = `${hostileNames[0]} ${'long '.repeat(3_000)}`.slice(0, 10_000);

const named = (at: number) => hostileNames[at % hostileNames.length] as string;

/** A program of which everything that can be named is named so, as its file has it. */
export function hostileProgram(): Record<string, unknown> {
  const teams = ['t1', 't2', 't3'].map((id, i) => ({ id, name: `${named(i)} ${id}`, note: named(i + 1) }));
  const stakeholders = ['s1', 's2', 's3'].map((id, i) => ({
    id,
    name: `${named(i + 3)} ${id}`,
    role: named(i),
    influence: 4,
    interest: 4,
    cares: named(i + 1),
    note: named(i + 2),
  }));
  const projects = hostileNames.map((name, i) => ({
    id: `p${i}`,
    title: i === 4 ? longestName : name,
    description: named(i + 5),
    teamId: `t${(i % 3) + 1}`,
    ownerId: `s${(i % 3) + 1}`,
    goalIds: ['g1'],
    fields: { [named(i)]: named(i + 1) },
    plan: { placement: 'manual', startAt: `2027-0${(i % 8) + 1}-04`, finishAt: `2027-0${(i % 8) + 1}-26` },
  }));
  const day = '2027-01-11';
  return {
    format: 'throughline-program',
    version: 1,
    program: {
      id: 'hostile',
      title: named(0),
      purpose: named(1),
      description: named(2),
      statusDay: '2027-01-15',
      startAt: '2027-01-04',
    },
    teams,
    stakeholders,
    goals: [{ id: 'g1', title: named(2) }],
    projects,
    tasks: hostileNames.map((title, i) => ({
      id: `k${i}`,
      title,
      projectId: 'p11',
      plan: { durationMinutes: 960, percentComplete: 10 },
    })),
    milestones: hostileNames.map((title, i) => ({
      id: `m${i}`,
      title,
      projectId: `p${i}`,
      plan: { placement: 'manual', startAt: day, finishAt: day },
    })),
    dependencies: hostileNames.slice(1).map((name, i) => ({
      id: `d${i}`,
      predecessorId: `p${i}`,
      successorId: `p${i + 1}`,
      agreement: {
        givingTeamId: `t${(i % 3) + 1}`,
        needingTeamId: `t${((i + 1) % 3) + 1}`,
        deliverable: name,
        state: 'Asked',
        neededByDay: day,
      },
    })),
    risks: [{ id: 'r1', title: named(0), description: named(1), probability: 5, impact: 5 }],
    issues: [{ id: 'i1', title: named(1), description: named(0) }],
    decisions: [{ id: 'e1', title: named(2) }],
    actions: [{ id: 'a1', title: named(3) }],
    statusUpdates: [
      { id: 'u1', day, health: 'red', summary: named(0), highlights: [named(1)], asks: [named(3)] },
    ],
    markers: [{ id: 'x1', title: named(0), startDay: day, finishDay: day }],
  };
}

/** The same, read. */
export function readHostileProgram(): ProgramDocument {
  const parsed = parseProgram(hostileProgram());
  if (!parsed.ok) throw new Error(`${parsed.error.where} ${parsed.error.reason}`);
  if (parsed.value.notes.length > 0) throw new Error(JSON.stringify(parsed.value.notes));
  return parsed.value.document;
}
