import fs from 'node:fs';
import { z } from 'zod';
import { pictureKinds } from '../contract/channels';
import type { ProgramDocument } from '../domain/model/document';
import { daySchema } from '../domain/model/fields';
import { parseProgram } from '../domain/model/parseProgram';
import { reportFormats, reportOptionsSchema } from '../domain/report/options';
import type { Exporter } from './exporter';
import { writeFileWhole } from './files';

const common = { program: z.unknown(), today: daySchema };
const out = z.string().min(1);
/** What the command line has the app do without a window; `program` is a program file's JSON value. */
const jobSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('reports'),
    ...common,
    reports: z
      .array(
        z.strictObject({ options: reportOptionsSchema, format: z.enum(reportFormats).default('pdf'), out }),
      )
      .min(1),
  }),
  z.strictObject({
    kind: z.literal('picture'),
    ...common,
    out,
    picture: z.enum(pictureKinds),
    format: z.enum(['svg', 'png']),
  }),
]);

/** Does the job that a file describes. Throws one sentence on what failed; that file is not written, and none after it. */
export async function runJob(jobFile: string, exporter: Exporter): Promise<void> {
  const read = jobSchema.safeParse(JSON.parse(fs.readFileSync(jobFile, 'utf8')));
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new Error(`The job is wrong at ${issue?.path.join('.') || 'its root'}: ${issue?.message}`);
  }
  const job = read.data;
  const { today } = job;
  const document = readDocument(job.program);
  if (job.kind === 'picture') {
    const made = await exporter.picture(document, job.picture, job.format, today);
    if (!made.ok) throw new Error(made.error.message);
    writeFileWhole(job.out, made.value);
    return;
  }
  for (const { options, format, out: file } of job.reports) {
    const made = await exporter.report({ document, options, today }, format);
    if (!made.ok) throw new Error(made.error.message);
    if (made.value === null) throw new Error('The report was cancelled.');
    writeFileWhole(file, made.value.content);
  }
}

function readDocument(program: unknown): ProgramDocument {
  const parsed = parseProgram(program);
  if (parsed.ok) return parsed.value.document;
  throw new Error(`The job's program cannot be read: ${parsed.error.where} ${parsed.error.reason}`);
}
