import fs from 'node:fs';
import { z } from 'zod';
import { pictureKinds } from '../contract/channels';
import type { ProgramDocument } from '../domain/model/document';
import { daySchema } from '../domain/model/fields';
import { parseProgram } from '../domain/model/parseProgram';
import { reportOptionsSchema } from '../domain/report/options';
import type { Exporter } from './exporter';
import { writeFileWhole } from './files';

const common = { program: z.unknown(), today: daySchema, out: z.string().min(1) };
/** What the command line has the app do without a window; `program` is a program file's JSON value. */
const jobSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('report'), ...common, options: reportOptionsSchema }),
  z.strictObject({
    kind: z.literal('picture'),
    ...common,
    picture: z.enum(pictureKinds),
    format: z.enum(['svg', 'png']),
  }),
]);

/** Does the job that a file describes. Throws one sentence on what failed; nothing is written then. */
export async function runJob(jobFile: string, exporter: Exporter): Promise<void> {
  const job = jobSchema.safeParse(JSON.parse(fs.readFileSync(jobFile, 'utf8')));
  if (!job.success) {
    const issue = job.error.issues[0];
    throw new Error(`The job is wrong at ${issue?.path.join('.') || 'its root'}: ${issue?.message}`);
  }
  const { program, today, out } = job.data;
  const document = readDocument(program);
  const made =
    job.data.kind === 'report'
      ? await exporter.report({ document, options: job.data.options, today }, 'pdf')
      : await exporter.picture(document, job.data.picture, job.data.format, today);
  if (!made.ok) throw new Error(made.error.message);
  if (made.value === null) throw new Error('The report was cancelled.');
  const content = typeof made.value === 'object' && 'content' in made.value ? made.value.content : made.value;
  writeFileWhole(out, content);
}

function readDocument(program: unknown): ProgramDocument {
  const parsed = parseProgram(program);
  if (parsed.ok) return parsed.value.document;
  throw new Error(`The job's program cannot be read: ${parsed.error.where} ${parsed.error.reason}`);
}
