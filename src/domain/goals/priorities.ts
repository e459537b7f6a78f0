import type { ProgramDocument } from '../model/document';
import type { ProgramHeader } from '../model/program';
import type { Prioritisation, Project } from '../model/work';

/** Ways to put projects in order. */
export const priorityMethods = ['rice', 'wsjf', 'costOfDelay'] as const;
export type PriorityMethod = (typeof priorityMethods)[number];

/** A project without any number. */
export const noPrioritisation: Prioritisation = {
  reach: null,
  impact: null,
  confidencePercent: null,
  effortPersonMonths: null,
  businessValue: null,
  timeCriticality: null,
  riskReduction: null,
  costOfDelayPerWeek: null,
};

/** [O6] Reach × impact × confidence ÷ effort in person-months (Intercom's RICE); null while a part is missing or effort is 0. */
export function riceOf(it: Prioritisation): number | null {
  const { reach, impact, confidencePercent, effortPersonMonths: effort } = it;
  if (reach === null || impact === null || confidencePercent === null || !effort) return null;
  return (reach * impact * (confidencePercent / 100)) / effort;
}

/** [O7] Weighted shortest job first (Reinertsen, SAFe): the weighed parts of the cost of delay ÷ effort; null while a part is missing. */
export function wsjfOf(it: Prioritisation, weights: ProgramHeader['wsjfWeights']): number | null {
  const { businessValue, timeCriticality, riskReduction, effortPersonMonths: effort } = it;
  if (businessValue === null || timeCriticality === null || riskReduction === null || !effort) return null;
  const cost =
    businessValue * weights.businessValue +
    timeCriticality * weights.timeCriticality +
    riskReduction * weights.riskReduction;
  return cost / effort;
}

/** A project with its score and place by one method. */
export type RankedProject = {
  readonly project: Project;
  /** Of the method; null while a part is missing. */
  readonly score: number | null;
  /** 1 is first; equal scores share a place; null without a score. */
  readonly rank: number | null;
};

/** [O8] Every project by a method, the highest score first, what cannot be scored last in the program's order. */
export function rankProjects(document: ProgramDocument, method: PriorityMethod): readonly RankedProject[] {
  const { wsjfWeights } = document.program;
  const scored = document.projects.map((project, index) => {
    const it = project.prioritisation ?? noPrioritisation;
    const score =
      method === 'rice' ? riceOf(it) : method === 'wsjf' ? wsjfOf(it, wsjfWeights) : it.costOfDelayPerWeek;
    return { project, index, score };
  });
  scored.sort((a, b) =>
    a.score === null || b.score === null
      ? Number(a.score === null) - Number(b.score === null) || a.index - b.index
      : b.score - a.score || a.index - b.index,
  );
  const ranked: RankedProject[] = [];
  for (const [index, { project, score }] of scored.entries()) {
    const before = ranked.at(-1);
    const rank = score === null ? null : before?.score === score ? before.rank : index + 1;
    ranked.push({ project, score, rank });
  }
  return ranked;
}

/** What a slip costs. */
export type SlipCost = {
  /** In the unit of the program's money, whatever it is. */
  readonly total: number;
  readonly parts: readonly {
    readonly projectId: string;
    readonly title: string;
    /** Calendar days later; negative when sooner. */
    readonly days: number;
    readonly cost: number;
  }[];
};

/** [O9] What it costs that projects finish later: each one's cost of delay a week, by the day. Projects without one cost nothing. */
export function costOfSlip(
  document: ProgramDocument,
  moved: readonly { readonly id: string; readonly days: number }[],
): SlipCost {
  const daysById = new Map(moved.map((it) => [it.id, it.days]));
  const parts = document.projects.flatMap((project): SlipCost['parts'][number][] => {
    const days = daysById.get(project.id) ?? 0;
    const perWeek = project.prioritisation?.costOfDelayPerWeek ?? 0;
    if (days === 0 || perWeek === 0) return [];
    return [{ projectId: project.id, title: project.title, days, cost: (perWeek / 7) * days }];
  });
  return {
    total: parts.reduce((sum, part) => sum + part.cost, 0),
    parts: parts.sort((a, b) => b.cost - a.cost),
  };
}
