import type { Steps } from '../steps';
import {
  type PicturePaper,
  type PicturePlan,
  type PictureSource,
  planPictureSteps,
  type RoadmapPictureOptions,
} from './roadmapPicture';

/** Type smaller than this is hardly read on paper, in points. */
export const leastReadable = 5;

/** Something else that could be asked for, in which the type can be read. */
export type ReadableChoice = Pick<RoadmapPictureOptions, 'paper' | 'rows'> & {
  /** The smallest type of it, in points. */
  readonly leastType: number;
};

/** Papers that are larger than one, the next size first. */
const largerPapers: Readonly<Record<PicturePaper, readonly PicturePaper[]>> = {
  fit: [],
  a4: ['a3', 'a2', 'a1'],
  a3: ['a2', 'a1'],
  a2: ['a1'],
  a1: [],
  letter: ['tabloid', 'a2', 'a1'],
  tabloid: ['a2', 'a1'],
  wide: ['a3', 'a2', 'a1'],
};

/**
 * [R42] What else could be asked for where a picture on its sheet can hardly be read: the next larger paper on which it
 * can, one row for each lane on the same paper or the next larger one, and a picture as large as it must be. Nothing where
 * `plan`, which the options led to, can be read.
 */
export function* readableChoices(
  source: PictureSource,
  options: RoadmapPictureOptions,
  plan: PicturePlan,
): Steps<readonly ReadableChoice[]> {
  if (plan.leastType >= leastReadable) return [];
  const { paper, rows } = options;
  const larger = largerPapers[paper];
  function* firstReadable(
    papers: readonly PicturePaper[],
    asRows: RoadmapPictureOptions['rows'],
  ): Steps<ReadableChoice[]> {
    for (const it of papers) {
      const { leastType } = yield* planPictureSteps(source, { ...options, paper: it, rows: asRows });
      if (leastType >= leastReadable) return [{ paper: it, rows: asRows, leastType }];
    }
    return [];
  }
  const onLarger = yield* firstReadable(larger, rows);
  const asLanes = rows === 'lanes' ? [] : yield* firstReadable([paper, ...larger], 'lanes');
  const own = yield* firstReadable(['fit'], rows);
  return [...onLarger, ...asLanes, ...own];
}
