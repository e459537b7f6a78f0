import { type RefObject, useCallback, useMemo, useState } from 'react';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';

/**
 * The row of the outline that the Tab key reaches, by its place among the rows. It is kept by its key: rows that come,
 * go or move around it leave it where it is; when it is gone itself, what took its place is next.
 */
export function useFocusedRow(
  layout: RoadmapLayout,
  latest: RefObject<{ readonly layout: RoadmapLayout }>,
): readonly [number, (index: number) => void] {
  const [focused, setFocused] = useState<{ readonly index: number; readonly key: string | null }>({
    index: 0,
    key: null,
  });
  const { rows } = layout;
  const focusIndex = useMemo(() => {
    const { index, key } = focused;
    const isThere = key === null || rows[index]?.key === key;
    const found = isThere ? index : rows.findIndex((row) => row.key === key);
    return Math.max(0, Math.min(found >= 0 ? found : index, rows.length - 1));
  }, [focused, rows]);
  const setFocusIndex = useCallback(
    (index: number) => {
      const key = latest.current.layout.rows[index]?.key ?? null;
      setFocused((known) => (known.index === index && known.key === key ? known : { index, key }));
    },
    [latest],
  );
  return [focusIndex, setFocusIndex];
}
