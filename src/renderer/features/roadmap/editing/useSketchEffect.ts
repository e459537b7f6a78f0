import { useEffect, useState } from 'react';
import { drawnToCommand } from '../../../../domain/editing/drawnRow';
import { figuresToHeadline } from '../../../../domain/whatif/headline';
import { readSchedule } from '../../../plan/derived';
import { useOpenProgram } from '../../../plan/openProgram';
import type { Sketch } from '../gestures/sketch';
import { previewCommands } from './whatIf';

/** What a bar that is being drawn would move, in a line; empty while that is nothing. Only a task's project can move. */
export function useSketchEffect(sketch: Sketch | null): string {
  const [headline, setHeadline] = useState('');
  useEffect(() => {
    // After the bar was drawn there: what it moves is said when there is time.
    const timer = setTimeout(() => {
      const { document } = useOpenProgram.getState();
      if (!document || sketch?.drawn.kind !== 'task') {
        setHeadline('');
        return;
      }
      const command = drawnToCommand(sketch.drawn, 'sketch', 'Sketch', sketch.startDay, sketch.finishDay);
      const { figures } = previewCommands(document, readSchedule(document), 'Draw', [command]);
      setHeadline(figures && figures.movedCount > 0 ? figuresToHeadline(figures) : '');
    }, 0);
    return () => clearTimeout(timer);
  }, [sketch]);
  return headline;
}
