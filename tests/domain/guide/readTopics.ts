import { readdirSync, readFileSync } from 'node:fs';
import { parseTopic } from '../../../src/domain/guide/parseTopic';
import { sortTopics, type Topic } from '../../../src/domain/guide/topic';

const folder = new URL('../../../resources/guide/', import.meta.url);

/** The files of the guide as they are in the project, by name. */
export const guideFiles: readonly { readonly name: string; readonly text: string }[] = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

/** All topics as they are read; throws, naming the file and line, when one is none. */
export const guideTopics: readonly Topic[] = sortTopics(
  guideFiles.map(({ name, text }) => {
    const parsed = parseTopic(text);
    if (!parsed.ok) throw new Error(`${name}:${parsed.error.line} ${parsed.error.message}`);
    return parsed.value;
  }),
);
