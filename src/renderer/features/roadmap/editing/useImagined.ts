import { useEffect, useMemo } from 'react';
import { findRow, type ProgramDocument } from '../../../../domain/model/document';
import type { Schedule } from '../../../../domain/schedule/schedule';
import { scheduledRows, stepCommands } from './steps';
import {
  type Imagined,
  type Imagining,
  imagine,
  imagineCommands,
  imagineScenario,
  useWhatIf,
} from './whatIf';

/** What is being imagined on the roadmap, computed upon the program as it is now. */
export function useImagined(
  document: ProgramDocument,
  schedule: Schedule,
  daysOff: ReadonlySet<number>,
): { readonly imagining: Imagining | null; readonly imagined: Imagined | null } {
  const imagining = useWhatIf((state) => state.imagining);
  useEffect(() => () => imagine(null), []);
  const imagined = useMemo(() => {
    if (imagining === null) return null;
    if (imagining.source === 'scenario') {
      const scenario = findRow(document, 'scenario', imagining.scenarioId);
      return scenario ? imagineScenario(document, schedule, scenario) : null;
    }
    const rows = scheduledRows(schedule, imagining.ids);
    const [first] = rows;
    if (!first) return null;
    const title = rows.length === 1 ? first.title : `${rows.length} items`;
    return imagineCommands(document, schedule, title, stepCommands(rows, imagining.days, 'move', daysOff));
  }, [imagining, document, schedule, daysOff]);
  return { imagining: imagined ? imagining : null, imagined };
}
