import { useEffect } from 'react';
import { audienceTitles } from '../../../domain/report/options';
import { isWeeklyReportDue } from '../../../domain/report/weeklyReport';
import type { Day } from '../../../domain/time/day';
import { useToday } from '../../plan/derived';
import { request } from '../../plan/door';
import { notify } from '../../plan/notices';
import { useDocument, useOpenProgram } from '../../plan/openProgram';
import { goTo } from '../../plan/screens';
import { readSettings, useSettings } from '../../plan/settings';
import { Select } from '../../ui/Select';
import { useReportDraft } from './reportDraft';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'].map(
  (label, i) => ({ id: String(i), label }),
);

function changeWeekly(programId: string, weekly: object | null): void {
  const { [programId]: _, ...others } = readSettings().weeklyReports;
  const weeklyReports = weekly === null ? others : { ...others, [programId]: weekly };
  void request('settings:change', { changes: { weeklyReports } } as never);
}

/** On which day of the week this report is prepared for review; it is never sent by itself. */
export function WeeklyChoice() {
  const programId = useOpenProgram((state) => state.id);
  const { audience } = useReportDraft((state) => state.options);
  const weekly = useSettings().weeklyReports[programId ?? ''] ?? null;
  const today = useToday();
  if (programId === null) return null;
  const other = weekly !== null && weekly.audience !== audience ? audienceTitles[weekly.audience] : null;
  return (
    <Select
      label="Prepare each week"
      none="Never"
      value={weekly !== null && other === null ? String(weekly.weekday) : null}
      options={weekdays}
      description={
        other === null
          ? 'You are told when it is ready for review. It is never sent by itself.'
          : `Each week the ${other.toLowerCase()} is prepared; a day chosen here prepares this one instead.`
      }
      onChange={(day) =>
        changeWeekly(programId, day === null ? null : { weekday: Number(day), audience, preparedDay: today })
      }
    />
  );
}

/** Says when the report of the week is prepared, whatever screen is in view. */
export function WeeklyReportNotice() {
  const programId = useOpenProgram((state) => state.id);
  return programId === null ? null : <Watch programId={programId} />;
}

function Watch({ programId }: { readonly programId: string }) {
  const { title } = useDocument().program;
  const today = useToday();
  const weekly = useSettings().weeklyReports[programId] ?? null;
  const preparedDay = weekly?.preparedDay ?? null;
  const isDue =
    weekly !== null &&
    isWeeklyReportDue({ weekday: weekly.weekday, preparedDay: preparedDay as Day | null }, today);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each week, whatever else changes.
  useEffect(() => {
    if (!isDue || weekly === null) return;
    changeWeekly(programId, { ...weekly, preparedDay: today });
    notify({
      tone: 'info',
      text: `The weekly ${audienceTitles[weekly.audience].toLowerCase()} of ${title} is ready for your review.`,
      action: { label: 'Review it', run: () => goTo('Reports', weekly.audience) },
    });
  }, [isDue, programId]);
  return null;
}
