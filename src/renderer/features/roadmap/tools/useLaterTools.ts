import { useIsPainted } from '../../../ui/afterPaint';

/**
 * Whether the tools around the chart are drawn: the chart comes first, and they a frame later into the room that is kept
 * for them. In a small window they take as many lines as they need, and nothing may move when they come.
 */
export function useLaterTools(): boolean {
  const isPainted = useIsPainted();
  return isPainted || window.innerWidth < 1200;
}
