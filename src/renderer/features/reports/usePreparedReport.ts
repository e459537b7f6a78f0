import { useEffect, useState } from 'react';
import type { ReportOptions } from '../../../domain/report/options';
import { layoutReport, type PreparedReport } from '../../../domain/report/prepareReport';
import { useHealth, useSchedule, useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';

/** A large program's pages take some hundred milliseconds: they are laid out after what the user did was drawn. */
export function usePreparedReport(options: ReportOptions): {
  readonly prepared: PreparedReport | null;
  /** What is shown is not yet what was chosen. */
  readonly isStale: boolean;
} {
  const document = useDocument();
  const schedule = useSchedule();
  const health = useHealth();
  const today = useToday();
  const [made, setMade] = useState<{
    readonly key: readonly unknown[];
    readonly prepared: PreparedReport;
  } | null>(null);
  const key = [document, schedule, health, options, today];
  const isStale = made === null || made.key.some((part, i) => part !== key[i]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const prepared = layoutReport(document, schedule, health, options, today);
      setMade({ key: [document, schedule, health, options, today], prepared });
    }, 0);
    return () => clearTimeout(timer);
  }, [document, schedule, health, options, today]);
  return { prepared: made?.prepared ?? null, isStale };
}
