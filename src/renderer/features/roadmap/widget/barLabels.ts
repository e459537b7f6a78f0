import {
  labelGap,
  milestoneRank,
  placeBarLabel,
  placeMilestoneLabels,
} from '../../../../domain/layout/roadmapLabels';
import type {
  RoadmapBar,
  RoadmapLayout,
  RoadmapMilestone,
  RoadmapRow,
} from '../../../../domain/layout/roadmapTypes';
import { minutesToX, type TimeScale } from '../timeScale';
import { barLabelWidth, milestoneLabelWidth } from './barContent';

type Place = ReturnType<typeof placeBarLabel>;

/** Texts whose widths are remembered. */
const rememberedTexts = 20_000;

/** Puts the labels of bars and milestones where they have room, with every drawing: widths are measured once. */
export class BarLabels {
  private readonly widthByText = new Map<string, number>();

  /** Puts every label of the rows where it has room; reads no position from the page. */
  place(
    layout: RoadmapLayout,
    rows: readonly RoadmapRow[],
    scale: TimeScale,
    boxOf: (key: string) => HTMLElement | undefined,
  ): void {
    for (const row of rows) {
      this.placeBars(layout, row, scale, boxOf);
      this.placeMilestones(layout, row, scale, boxOf);
    }
  }

  private placeBars(
    layout: RoadmapLayout,
    row: RoadmapRow,
    scale: TimeScale,
    boxOf: (key: string) => HTMLElement | undefined,
  ): void {
    const bars = row.barIndexes.map((index) => layout.bars[index]).filter((bar) => bar !== undefined);
    let previousX = Number.NEGATIVE_INFINITY;
    bars.forEach((bar, i) => {
      const box = boxOf(bar.key);
      if (!box?.isConnected) return;
      const next = bars[i + 1];
      const toX = minutesToX(scale, bar.toMinutes);
      const tail = bar.tailToMinutes === null ? 0 : minutesToX(scale, bar.tailToMinutes) - toX;
      const width = this.widthOfBar(bar);
      const place = placeBarLabel({ fromX: minutesToX(scale, bar.fromMinutes), toX }, width, {
        leftEdge: 0,
        rightEdge: scale.width,
        previousX,
        nextX: next ? minutesToX(scale, next.fromMinutes) : Number.POSITIVE_INFINITY,
        tail,
      });
      previousX = toX + tail + (place.side === 'after' ? 2 * labelGap + place.room : 0);
      // Of a bar that lies before the window half a name would be left.
      setPlace(box, toX + tail < 0 ? { side: 'none' } : place, width);
      setTail(box, tail);
    });
  }

  private placeMilestones(
    layout: RoadmapLayout,
    row: RoadmapRow,
    scale: TimeScale,
    boxOf: (key: string) => HTMLElement | undefined,
  ): void {
    const pointsByY = new Map<number, RoadmapMilestone[]>();
    for (const index of row.milestoneIndexes) {
      const point = layout.milestones[index];
      if (!point) continue;
      const known = pointsByY.get(point.y);
      if (known) known.push(point);
      else pointsByY.set(point.y, [point]);
    }
    for (const onStrip of pointsByY.values()) {
      const labels = onStrip.map((point) => ({
        x: minutesToX(scale, point.atMinutes),
        width: this.widthOfMilestone(point),
        rank: milestoneRank(point),
      }));
      const places = placeMilestoneLabels(labels, 0, scale.width);
      onStrip.forEach((point, i) => {
        const box = boxOf(point.id);
        const place = places[i];
        if (box?.isConnected && place) setPlace(box, place, this.widthOfMilestone(point));
      });
    }
  }

  private widthOfBar(bar: RoadmapBar): number {
    const key = `${bar.kind}${bar.summary}${bar.confidencePercent !== null} ${bar.title}`;
    return this.remember(key, () => barLabelWidth(bar));
  }

  private widthOfMilestone(milestone: RoadmapMilestone): number {
    const key = `${milestone.critical}${milestone.health} ${milestone.title}`;
    return this.remember(key, () => milestoneLabelWidth(milestone));
  }

  private remember(key: string, measure: () => number): number {
    const known = this.widthByText.get(key);
    if (known !== undefined) return known;
    const width = measure();
    if (this.widthByText.size > rememberedTexts) this.widthByText.clear();
    this.widthByText.set(key, width);
    return width;
  }
}

/** Writes a label's place to its box, only where it changed and only what matters: style changes cost. */
function setPlace(box: HTMLElement, place: Place, labelWidth: number): void {
  if (box.dataset.label !== place.side) box.dataset.label = place.side;
  if (place.side === 'none') return;
  const room = place.room >= labelWidth ? 'none' : `${Math.floor(place.room)}px`;
  if (box.style.getPropertyValue('--room') !== room) box.style.setProperty('--room', room);
}

/** A label after a bar stands after its tail. */
function setTail(box: HTMLElement, tail: number): void {
  const pixels = tail === 0 ? '' : `${Math.round(tail)}px`;
  if (box.style.getPropertyValue('--tail') !== pixels) box.style.setProperty('--tail', pixels);
}
