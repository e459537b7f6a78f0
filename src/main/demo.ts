import fs from 'node:fs';
import path from 'node:path';
import type { OpenedProgram, StoreFault } from '../contract/channels';
import { reportOptionsSchema } from '../domain/report/options';
import type { Result } from '../domain/result';
import type { Exporter } from './exporter';
import { writeFileWhole } from './files';
import type { Session } from './session';

/** Exports what the app makes of the sample program: its roadmap and its report. Throws a sentence on what failed. */
export async function exportDemo(
  opened: Result<OpenedProgram, StoreFault>,
  folder: string,
  exporter: Exporter,
  session: Session,
): Promise<void> {
  if (!opened.ok) throw new Error(opened.error.message);
  const { document } = opened.value;
  const today = session.todayOf(document);
  fs.mkdirSync(folder, { recursive: true });
  for (const format of ['svg', 'png'] as const) {
    const picture = await exporter.picture(document, 'roadmap', format, today);
    if (!picture.ok) throw new Error(picture.error.message);
    writeFileWhole(path.join(folder, `atlas-roadmap.${format}`), picture.value);
  }
  const options = reportOptionsSchema.parse({ audience: 'full' });
  const report = await exporter.report({ document, options, today }, 'pdf');
  if (!report.ok) throw new Error(report.error.message);
  if (report.value === null) throw new Error('The report was cancelled.');
  writeFileWhole(path.join(folder, 'atlas-report.pdf'), report.value.content);
}
