import { createDocument, type ProgramDocument } from '../src/domain/model/document';
import { kinds } from '../src/domain/model/kinds';
import { programHeaderSchema } from '../src/domain/model/program';
import type { Project } from '../src/domain/model/work';

/** A plan as numbers: lengths in working minutes, and links from one task to a later one. */
export type BarePlan = {
  readonly count: number;
  readonly minutes: Float64Array;
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  /** 0 FS, 1 SS, 2 FF, 3 SF. */
  readonly linkKind: Uint8Array;
  /** Working minutes. */
  readonly linkLag: Float64Array;
};

const linkKinds = ['FS', 'SS', 'FF', 'SF'] as const;

/** Numbers between 0 and 1, the same ones for a seed. Source: B. Jenkins' small generator (2007), 32 bits. */
function createChance(seed: number): () => number {
  let [a, b, c, d] = [0xf1ea5eed, seed, seed, seed] as [number, number, number, number];
  const next = () => {
    const e = (a - ((b << 27) | (b >>> 5))) | 0;
    a = b ^ ((c << 17) | (c >>> 15));
    b = (c + d) | 0;
    c = (d + e) | 0;
    d = (e + a) | 0;
    return (d >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 20; i++) next();
  return next;
}

/** Tasks in layers as wide as there are layers; each waits for two of the layer before. Seed 42: N tasks, 2N links. */
export function layeredPlan(count: number): BarePlan {
  const chance = createChance(42);
  const width = Math.round(Math.sqrt(count));
  const minutes = Float64Array.from({ length: count }, () => 240 * (1 + Math.floor(chance() * 20)));
  const linkFrom: number[] = [];
  const linkTo: number[] = [];
  for (let task = width; task < count; task++) {
    const layer = Math.floor(task / width);
    const first = Math.floor(chance() * width);
    const second = (first + 1 + Math.floor(chance() * (width - 1))) % width;
    for (const place of [first, second]) {
      linkFrom.push((layer - 1) * width + place);
      linkTo.push(task);
    }
  }
  // The first layer waits for nobody: its share of the links goes over two layers.
  for (let task = 2 * width; linkFrom.length < 2 * count; task++) {
    linkFrom.push((Math.floor(task / width) - 2) * width + Math.floor(chance() * width));
    linkTo.push(task);
  }
  return linkedPlan(minutes, Int32Array.from(linkFrom), Int32Array.from(linkTo));
}

/** Tasks one after the other, as deep as they are many. */
export function chainPlan(count: number): BarePlan {
  const steps = { length: count - 1 };
  return linkedPlan(
    new Float64Array(count).fill(480),
    Int32Array.from(steps, (_, i) => i),
    Int32Array.from(steps, (_, i) => i + 1),
  );
}

function linkedPlan(minutes: Float64Array, linkFrom: Int32Array, linkTo: Int32Array): BarePlan {
  const linkKind = new Uint8Array(linkFrom.length);
  const linkLag = new Float64Array(linkFrom.length);
  return { count: minutes.length, minutes, linkFrom, linkTo, linkKind, linkLag };
}

/** The same plan as a program: one project, string ids, rows as the parser makes them. */
export function planToDocument(plan: BarePlan, estimated = false): ProgramDocument {
  const project = kinds.project.schema.parse({ id: 'project', title: 'Project' }) as Project;
  const task = kinds.task.schema.parse({ id: 'task', title: 'Task', projectId: 'project' });
  const link = kinds.dependency.schema.parse({ id: 'link', predecessorId: 'a', successorId: 'b' });
  const tasks = Array.from(plan.minutes, (durationMinutes, i) => ({
    ...task,
    id: `task-${i}` as typeof task.id,
    title: `Task ${i}`,
    plan: {
      ...task.plan,
      durationMinutes,
      estimate: estimated
        ? {
            optimisticMinutes: durationMinutes * 0.7,
            likelyMinutes: durationMinutes,
            pessimisticMinutes: durationMinutes * 2,
          }
        : null,
    },
  }));
  const dependencies = Array.from(plan.linkFrom, (from, i) => ({
    ...link,
    id: `link-${i}` as typeof link.id,
    predecessorId: `task-${from}`,
    successorId: `task-${plan.linkTo[i]}`,
    type: linkKinds[plan.linkKind[i] ?? 0] ?? 'FS',
    lag: plan.linkLag[i] ? { unit: 'working' as const, value: plan.linkLag[i] ?? 0 } : null,
  }));
  const header = programHeaderSchema.parse({ id: 'program', title: 'Program', startAt: '2027-01-04' });
  return { ...createDocument(header), projects: [project], tasks, dependencies };
}
