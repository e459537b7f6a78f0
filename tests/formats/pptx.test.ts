import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ReportAudience, reportAudiences, reportOptionsSchema } from '../../src/domain/report/options';
import { writeReport } from '../../src/formats/report/writeReport';
import { prepare, readSample, today } from '../domain/report/reports';

const sample = readSample();

/** The parts of a deck, as text. */
async function deckOf(audience: ReportAudience, more: object = {}) {
  const options = reportOptionsSchema.parse({ audience, ...more });
  const bytes = (await writeReport(sample, options, today, 'pptx')) as Uint8Array;
  const files = Object.entries(unzipSync(bytes)).map(
    ([name, content]) => [name, new TextDecoder().decode(content)] as const,
  );
  const slides = files.filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  const notes = files.filter(([name]) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name));
  return { bytes, files, slides, notes };
}

const textOf = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).join(' ');

describe('a deck', () => {
  it.each(reportAudiences)(
    '[R30] of %s has a slide for each page, each with its title in the placeholder and the ask in its notes',
    async (audience) => {
      const { slides, notes } = await deckOf(audience);
      const { pages, report } = prepare(sample, { audience, paper: 'wide' });
      expect(slides).toHaveLength(pages.length);
      expect(notes).toHaveLength(pages.length);
      for (const [name, xml] of slides) {
        const title = /<p:ph[^>]*type="title"[\s\S]*?<\/p:sp>/.exec(xml)?.[0] ?? '';
        expect(textOf(title).trim(), name).not.toBe('');
        // Nothing is a picture that cannot be edited.
        expect(xml).not.toContain('<p:pic>');
      }
      for (const [, xml] of notes) {
        expect(textOf(xml)).toContain('The ask:');
        if (report.asks[0])
          expect(textOf(xml)).toContain(report.asks[0].title.slice(0, 30).replaceAll('&', '&amp;'));
      }
    },
  );

  it('[R30] has one shape for each bar with its name inside, and native tables with every row', async () => {
    const { slides } = await deckOf('full');
    const xml = slides.map(([, it]) => it).join('');
    const shapes = xml.match(/<p:sp>[\s\S]*?<\/p:sp>/g) ?? [];
    for (const { title } of sample.projects.slice(0, 6)) {
      const bars = shapes.filter((it) => it.includes('roundRect') && textOf(it).trim() === title);
      expect(bars, title).toHaveLength(1);
    }
    const tables = (xml.match(/<a:tbl>[\s\S]*?<\/a:tbl>/g) ?? []).map(textOf).join(' ');
    for (const { title } of sample.milestones) expect(tables).toContain(title);
  });

  it('[R30] is the same bytes for the same report, and well formed', async () => {
    const [first, second] = [await deckOf('executive'), await deckOf('executive')];
    const bare = (deck: typeof first) => deck.files.filter(([name]) => !name.startsWith('docProps/'));
    expect(bare(first)).toEqual(bare(second));
    for (const [name, xml] of first.files) {
      if (/\.(xml|rels)$/.test(name)) expect(xml.match(/&(?!amp;|lt;|gt;|quot;|apos;|#)/g), name).toBeNull();
    }
  });

  it('[R23] for outsiders names no one else in any of its parts', async () => {
    const { files } = await deckOf('external', { teamId: 't_vendor' });
    const all = files.map(([, xml]) => xml).join('\n');
    expect(all).toContain('Region vendor');
    for (const word of ['EUR', 'quota below', 'Ada Okafor', 'Replay of September', 'steering']) {
      expect(all.toLowerCase()).not.toContain(word.toLowerCase());
    }
    expect(
      all.match(/\d{1,2} (?:Jan|Feb|Mar|Oct|Nov|Dec) \d{4}/g)?.filter((it) => it !== '20 Nov 2026') ?? [],
    ).toEqual([]);
  });
});
