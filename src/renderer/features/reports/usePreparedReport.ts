import { useEffect, useRef, useState } from 'react';
import type { ReportOptions } from '../../../domain/report/options';
import { useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import type { ShownPages } from './layoutProtocol';
import { type LayoutQuestion, LayoutThread } from './layoutThread';

/** The report and its pages, laid out off the window's thread: those of a large program take some hundred milliseconds. */
export function usePreparedReport(options: ReportOptions): {
  readonly prepared: ShownPages | null;
  /** What is shown is not yet what was chosen. */
  readonly isStale: boolean;
} {
  const document = useDocument();
  const today = useToday();
  const thread = useRef<LayoutThread | null>(null);
  const [made, setMade] = useState<{
    readonly question: LayoutQuestion;
    readonly prepared: ShownPages;
  } | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  if (failure !== null) throw failure;
  useEffect(() => {
    const started = new LayoutThread((prepared, question) => setMade({ prepared, question }), setFailure);
    thread.current = started;
    return () => started.end();
  }, []);
  useEffect(() => thread.current?.ask({ document, options, today }), [document, options, today]);
  const { question } = made ?? {};
  const isStale = question?.document !== document || question.options !== options || question.today !== today;
  return { prepared: made?.prepared ?? null, isStale };
}
