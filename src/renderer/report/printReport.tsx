import '../ui/fonts.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { ReportPage } from '../../domain/layout/pages';
import { prepareReport } from '../../domain/report/prepareReport';
import type { Day } from '../../domain/time/day';
import { dayToText } from '../../domain/time/dayToText';
import { request } from '../plan/door';
import { pageRulesOf } from './pageRules';
import { ReportPageView } from './ReportPageView';
import './printReport.css';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const place = document.getElementById('pages');
if (!place) throw new Error('The report page has no place for pages');
const root = createRoot(place);
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

/** What was drawn before, page by page with its text: what is as it was is not drawn again. */
let drawn: readonly { readonly text: string; readonly page: ReportPage }[] = [];

/** Asks for the next job, draws all pages, waits for fonts and two frames, and says that it is ready. */
async function drawNext(): Promise<void> {
  const { document: program, options, today } = await request('report:job', null);
  const { report, pages } = prepareReport(program, options, today as Day);
  drawn = pages.map((page, i) => {
    const text = JSON.stringify(page);
    const before = drawn[i];
    return before?.text === text ? before : { text, page };
  });
  const { programTitle, kindTitle, asOfDay } = report.header;
  document.title = `${programTitle}, ${kindTitle.toLowerCase()} as of ${dayToText(asOfDay)}`;
  sheet.replaceSync(pageRulesOf(options.paper));
  flushSync(() => root.render(drawn.map(({ page }) => <ReportPageView key={page.number} page={page} />)));
  await document.fonts.ready;
  await nextFrame();
  await nextFrame();
  await request('report:ready', { pageCount: pages.length });
}

// The window is destroyed when its report is written.
for (;;) await drawNext();
