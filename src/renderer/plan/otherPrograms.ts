import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { type MirrorNews, mirrorNews, type Offer } from '../../domain/agreements/mirrors';
import type { ProgramDocument } from '../../domain/model/document';
import { request } from './door';
import { notify } from './notices';
import { useDocument, useOpenProgram } from './openProgram';

/** What another program offers to depend on; null when it could not be read, which is told. */
export async function readOffers(programId: string, programTitle: string): Promise<readonly Offer[] | null> {
  const answer = await request('program:offers', { id: programId as never });
  if (answer.ok) return answer.value;
  notify({ tone: 'refused', text: `‘${programTitle}’ was not read: ${answer.error.message}` });
  return null;
}

type OffersByProgram = ReadonlyMap<string, readonly Offer[]>;

/** What was read of the other programs, and of which: the open program with those that it depends on. */
const useKnown = create<{ readonly key: string; readonly offersByProgram: OffersByProgram | null }>(() => ({
  key: '',
  offersByProgram: null,
}));

/** The open program and the programs that it depends on, as one text that changes only when they do. */
function keyOf(programId: string | null, milestones: ProgramDocument['milestones']): string {
  const titleById = new Map<string, string>();
  for (const { mirror } of milestones) if (mirror) titleById.set(mirror.program, mirror.programTitle);
  return JSON.stringify([programId, [...titleById].sort()]);
}

async function read(key: string): Promise<void> {
  if (useKnown.getState().key !== key) useKnown.setState({ key, offersByProgram: null });
  const [, programs] = JSON.parse(key) as readonly [string | null, readonly (readonly [string, string])[]];
  const offersByProgram = new Map<string, readonly Offer[]>();
  for (const [id, title] of programs) {
    const offers = await readOffers(id, title);
    if (offers) offersByProgram.set(id, offers);
  }
  if (useKnown.getState().key === key) useKnown.setState({ offersByProgram });
}

function useKey(): string {
  const programId = useOpenProgram((state) => state.id);
  const { milestones } = useDocument();
  return useMemo(() => keyOf(programId, milestones), [programId, milestones]);
}

/** What the other programs that this one depends on offer, as they were last read; null until they were. */
export function useOffersByProgram(): OffersByProgram | null {
  const key = useKey();
  const known = useKnown();
  useEffect(() => {
    if (useKnown.getState().key !== key) void read(key);
  }, [key]);
  return known.key === key ? known.offersByProgram : null;
}

const nothingRead: OffersByProgram = new Map();

/**
 * What moved in the other programs that this one depends on. They are read when this is first shown, when another one
 * is brought in, and when `again` is called.
 */
export function useMirrorNews(): { readonly news: readonly MirrorNews[]; readonly again: () => void } {
  const document = useDocument();
  const key = useKey();
  const known = useKnown();
  useEffect(() => void read(key), [key]);
  const offersByProgram = known.key === key ? (known.offersByProgram ?? nothingRead) : nothingRead;
  const news = useMemo(() => mirrorNews(document, offersByProgram), [document, offersByProgram]);
  return { news, again: () => void read(key) };
}
