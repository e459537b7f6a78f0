import { useEffect, useMemo, useState } from 'react';
import { type MirrorNews, mirrorNews, type Offer } from '../../domain/agreements/mirrors';
import { request } from './door';
import { notify } from './notices';
import { useDocument } from './openProgram';

/** What another program offers to depend on; null when it could not be read, which is told. */
export async function readOffers(programId: string, programTitle: string): Promise<readonly Offer[] | null> {
  const answer = await request('program:offers', { id: programId as never });
  if (answer.ok) return answer.value;
  notify({ tone: 'refused', text: `‘${programTitle}’ was not read: ${answer.error.message}` });
  return null;
}

/**
 * What moved in the other programs that this one depends on. They are read when the program is opened here, when
 * another one is brought in, and when `again` is called.
 */
export function useMirrorNews(): { readonly news: readonly MirrorNews[]; readonly again: () => void } {
  const document = useDocument();
  const [round, setRound] = useState(0);
  const [offersByProgram, setOffers] = useState<ReadonlyMap<string, readonly Offer[]>>(new Map());
  const programs = useMemo(() => {
    const titleById = new Map<string, string>();
    for (const { mirror } of document.milestones) {
      if (mirror) titleById.set(mirror.program, mirror.programTitle);
    }
    return JSON.stringify([...titleById].sort());
  }, [document.milestones]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew, the same programs are read again.
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      const known = new Map<string, readonly Offer[]>();
      for (const [id, title] of JSON.parse(programs) as readonly [string, string][]) {
        const offers = await readOffers(id, title);
        if (offers) known.set(id, offers);
      }
      if (!isOver) setOffers(known);
    };
    void read();
    return () => {
      isOver = true;
    };
  }, [programs, round]);
  const news = useMemo(() => mirrorNews(document, offersByProgram), [document, offersByProgram]);
  return { news, again: () => setRound((now) => now + 1) };
}
