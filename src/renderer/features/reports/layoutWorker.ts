import '../../plan/zodWithoutCode';
import { computeHealth, type HealthReport } from '../../../domain/health/computeHealth';
import type { ProgramDocument } from '../../../domain/model/document';
import { layoutReport } from '../../../domain/report/prepareReport';
import { computeSchedule } from '../../../domain/schedule/computeSchedule';
import type { Schedule } from '../../../domain/schedule/schedule';
import type { Day } from '../../../domain/time/day';
import type { LayoutAnswer, LayoutQuestion } from './layoutProtocol';

/** So many pages are sent at a time: the window reads them in turns that nobody notices. */
const pagesPerAnswer = 6;

type Plan = {
  readonly document: ProgramDocument;
  readonly today: Day;
  readonly schedule: Schedule;
  readonly health: HealthReport;
};
let plan: Plan | null = null;
/** The pages of the last answer as text, by which those that are as they were are known. */
let before: ReadonlyMap<string, number> = new Map();

const answer = (it: LayoutAnswer) => postMessage(it);

addEventListener('message', ({ data }: MessageEvent<LayoutQuestion>) => {
  const { options, today } = data;
  const document = data.document ?? plan?.document;
  if (!document) throw new Error('A report was asked for before its plan was given');
  if (plan === null || plan.document !== document || plan.today !== today) {
    const schedule = computeSchedule(document);
    plan = { document, today, schedule, health: computeHealth(document, schedule, today) };
  }
  const { report, pages } = layoutReport(document, plan.schedule, plan.health, options, today);
  const texts = pages.map((page) => JSON.stringify(page));
  const told = pages.map((page, i) => before.get(texts[i] ?? '') ?? page);
  before = new Map(texts.map((text, i) => [text, i]));
  for (let i = 0; i < told.length; i += pagesPerAnswer) {
    answer({ kind: 'pages', pages: told.slice(i, i + pagesPerAnswer) });
  }
  const { header, headline, headlineSource, asks, hidden, warnings } = report;
  answer({ kind: 'done', report: { options, header, headline, headlineSource, asks, hidden, warnings } });
});
