import '../../plan/zodWithoutCode';
import { computeHealth, type HealthReport } from '../../../domain/health/computeHealth';
import type { ProgramDocument } from '../../../domain/model/document';
import type { TableName } from '../../../domain/model/kinds';
import { joinPieces, type RowPiece } from '../../../domain/model/rowPieces';
import { layoutReport } from '../../../domain/report/prepareReport';
import { computeSchedule } from '../../../domain/schedule/computeSchedule';
import type { Schedule } from '../../../domain/schedule/schedule';
import type { Day } from '../../../domain/time/day';
import type { LayoutAnswer, LayoutMessage } from './layoutProtocol';

/** So many pages are sent at a time: the window reads them in turns that nobody notices. */
const pagesPerAnswer = 6;

type Plan = {
  readonly document: ProgramDocument;
  readonly today: Day;
  readonly schedule: Schedule;
  readonly health: HealthReport;
};
type Question = Extract<LayoutMessage, { kind: 'question' }>;
const piecesByTable = new Map<TableName, readonly RowPiece[]>();
let plan: Plan | null = null;
/** The pages of the last answer as text, by which those that are as they were are known. */
let before: ReadonlyMap<string, number> = new Map();

const answer = (it: LayoutAnswer) => postMessage(it);

addEventListener('message', ({ data }: MessageEvent<LayoutMessage>) => {
  if (data.kind === 'question') return answerQuestion(data);
  const { piece, isFirst } = data;
  const others = isFirst ? [] : (piecesByTable.get(piece.table) ?? []);
  piecesByTable.set(piece.table, piece.rows.length === 0 ? [] : [...others, piece]);
});

function planOf({ program, today }: Question): Plan {
  const known = plan;
  if (known !== null && program === null && known.today === today) return known;
  const document =
    program === null ? known?.document : joinPieces(program, [...piecesByTable.values()].flat());
  if (!document) throw new Error('A report was asked for before its plan was given');
  const schedule = computeSchedule(document);
  return { document, today, schedule, health: computeHealth(document, schedule, today) };
}

function answerQuestion(question: Question): void {
  const { options, today } = question;
  plan = planOf(question);
  const { report, pages } = layoutReport(plan.document, plan.schedule, plan.health, options, today);
  const texts = pages.map((page) => JSON.stringify(page));
  const told = pages.map((page, i) => before.get(texts[i] ?? '') ?? page);
  before = new Map(texts.map((text, i) => [text, i]));
  for (let i = 0; i < told.length; i += pagesPerAnswer) {
    answer({ kind: 'pages', pages: told.slice(i, i + pagesPerAnswer) });
  }
  const { header, headline, headlineSource, asks, hidden, warnings } = report;
  answer({ kind: 'done', report: { options, header, headline, headlineSource, asks, hidden, warnings } });
}
