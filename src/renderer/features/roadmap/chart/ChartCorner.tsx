import { Flag } from 'lucide-react';
import { memo } from 'react';
import { useIsPainted } from '../../../ui/afterPaint';
import { IconButton } from '../../../ui/IconButton';
import { RoadmapLegend } from './RoadmapLegend';

/** The tools in the corner of outline and axis: what everything means, and what stands above the rows. */
export const ChartCorner = memo(function ChartCorner({ onCalendar }: { readonly onCalendar: () => void }) {
  const isPainted = useIsPainted();
  if (!isPainted) return null;
  return (
    <>
      <RoadmapLegend />
      <IconButton size="small" label="Markers and phases…" onPress={onCalendar}>
        <Flag aria-hidden />
      </IconButton>
    </>
  );
});
