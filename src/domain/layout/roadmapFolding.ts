import type { Health } from '../model/health';
import { numberToDay } from '../time/day';
import { worstHealth } from './roadmapLanes';
import type { BarDraft, MilestoneDraft } from './roadmapSource';

const minutesPerDay = 1_440;

type RollUpSpan = {
  readonly fromMinutes: number;
  toMinutes: number;
  readonly healths: Health[];
  critical: boolean;
};

/** The times that the projects of a collapsed lane take together: one bar for each stretch without a gap ([L5]). */
export function barsToRollUps(laneKey: string, bars: readonly BarDraft[]): readonly BarDraft[] {
  const spans: RollUpSpan[] = [];
  for (const bar of bars.toSorted((a, b) => a.fromMinutes - b.fromMinutes)) {
    const last = spans.at(-1);
    if (last && bar.fromMinutes <= last.toMinutes) {
      last.toMinutes = Math.max(last.toMinutes, bar.toMinutes);
      last.healths.push(bar.health);
      last.critical ||= bar.critical;
    } else {
      const { fromMinutes, toMinutes, health, critical } = bar;
      spans.push({ fromMinutes, toMinutes, healths: [health], critical });
    }
  }
  return spans.map(({ fromMinutes, toMinutes, healths, critical }, i) => ({
    key: `${laneKey}:${i}`,
    id: null,
    kind: 'rollup',
    rowIndex: 0,
    y: 0,
    height: 0,
    fromMinutes,
    toMinutes,
    title: healths.length === 1 ? '1 project' : `${healths.length} projects`,
    startDay: numberToDay(fromMinutes / minutesPerDay),
    finishDay: numberToDay(toMinutes / minutesPerDay - 1),
    health: worstHealth(healths),
    percentComplete: 0,
    critical,
    done: healths.every((health) => health === 'done'),
    summary: true,
    onHold: false,
    slackToMinutes: null,
    tailToMinutes: null,
    confidencePercent: null,
    baseline: null,
    teamTone: null,
  }));
}

/** A project as it is packed: its bar, its milestones, and the time that they and their labels take. */
export type PackedBlock = {
  readonly bars: readonly BarDraft[];
  readonly points: readonly MilestoneDraft[];
  readonly fromMinutes: number;
  readonly toMinutes: number;
};

/** First fit by start: each block goes to the first line that is free by then, so that none overlap ([L5]). */
export function packBlocks(blocks: readonly PackedBlock[]): readonly (readonly PackedBlock[])[] {
  const lines: { readonly blocks: PackedBlock[]; endMinutes: number }[] = [];
  for (const block of blocks.toSorted((a, b) => a.fromMinutes - b.fromMinutes)) {
    const free = lines.find((line) => line.endMinutes <= block.fromMinutes);
    if (free) {
      free.blocks.push(block);
      free.endMinutes = block.toMinutes;
    } else lines.push({ blocks: [block], endMinutes: block.toMinutes });
  }
  return lines.map((line) => line.blocks);
}
