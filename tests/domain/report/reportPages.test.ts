import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../../../src/domain/layout/pageAnchors';
import { type PageBlock, pageMargin, type ReportPage } from '../../../src/domain/layout/pages';
import { linesToText } from '../../../src/domain/layout/pageText';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { reportAudiences, reportPapers } from '../../../src/domain/report/options';
import { rowAnchor } from '../../../src/domain/report/reportSection';
import { manual, program } from '../build';
import { hasKubernetes, pagesToText, prepare, readKubernetes, readSample, textsOf } from './reports';

const kubernetes = hasKubernetes ? await readKubernetes() : null;

const empty = program();
const programs: [string, ProgramDocument][] = [
  ['the sample', readSample()],
  ['an empty program', empty],
  ...(kubernetes ? [['446 real projects', kubernetes] as [string, ProgramDocument]] : []),
];
const cases = programs.flatMap(([name, document]) =>
  reportAudiences.flatMap((audience) =>
    reportPapers.map((paper) => [name, audience, paper, document] as const),
  ),
);

const isText = (block: PageBlock) => block.kind !== 'area' && block.kind !== 'footer';

function linesOf(block: PageBlock): number {
  if (block.kind === 'text') return block.lines.length;
  if (block.kind === 'list') return block.entries.reduce((sum, entry) => sum + entry.lines.length, 0);
  if (block.kind === 'table') return block.rows.length;
  return block.kind === 'drawing' || block.kind === 'contents' ? Number.POSITIVE_INFINITY : 0;
}

function overlap(a: PageBlock, b: PageBlock): boolean {
  const slack = 0.6;
  return (
    a.x + slack < b.x + b.width &&
    b.x + slack < a.x + a.width &&
    a.y + slack < b.y + b.height &&
    b.y + slack < a.y + a.height
  );
}

describe.each(cases)('%s, %s on %s', (_name, audience, paper, document) => {
  const { pages } = prepare(document, { audience, paper });

  it('[R16] keeps everything inside the margins', () => {
    for (const page of pages) {
      for (const block of page.blocks) {
        const bottom = block.kind === 'footer' ? page.height : page.height - pageMargin.bottom + 0.5;
        expect(block.x, block.kind).toBeGreaterThanOrEqual(pageMargin.left - 0.5);
        expect(block.x + block.width, block.kind).toBeLessThanOrEqual(page.width - pageMargin.right + 0.5);
        expect(block.y, block.kind).toBeGreaterThanOrEqual(pageMargin.top - 0.5);
        expect(block.y + block.height, `${block.kind} on page ${page.number}`).toBeLessThanOrEqual(bottom);
      }
    }
  });

  it('[R16] lets no two blocks overlap', () => {
    for (const page of pages) {
      const blocks = page.blocks.filter(isText);
      blocks.forEach((block, i) => {
        for (const other of blocks.slice(i + 1)) {
          const what = `page ${page.number}: ${block.kind} at ${block.y} and ${other.kind} at ${other.y}`;
          expect(overlap(block, other), what).toBe(false);
        }
      });
    }
  });

  it('[R37] leaves no heading at the foot of a page that what follows has left', () => {
    for (const [i, page] of pages.entries()) {
      const blocks = page.blocks.filter((block) => isText(block));
      const next = pages[i + 1]?.blocks[0];
      const after = next?.kind === 'heading' ? next.level : Number.POSITIVE_INFINITY;
      let lines = 0;
      for (const block of blocks.toReversed()) {
        if (block.kind !== 'heading') {
          lines += linesOf(block);
          continue;
        }
        // A heading that the next page's ends is followed by all that it is about.
        const isWhole = next === undefined || (lines > 0 && after <= block.level);
        const what = `“${linesToText(block.lines)}” on page ${page.number} of ${pages.length}`;
        if (!isWhole) expect(lines, what).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('[R18] prints nothing below 7.5 points', () => {
    for (const block of pages.flatMap((page) => page.blocks)) {
      if ('face' in block) expect(block.face.size).toBeGreaterThanOrEqual(7.5);
      if (block.kind === 'drawing') {
        for (const text of textsOf(block.drawing.shapes)) expect(text.size).toBeGreaterThanOrEqual(7.5);
      }
    }
  });

  it('[R20] tells the pages where things are, and how many there are', () => {
    const pageByAnchor = anchorsOf(pages);
    for (const block of pages.flatMap((page) => page.blocks)) {
      if (block.kind === 'contents') {
        expect(block.entries.length).toBeGreaterThan(0);
        for (const entry of block.entries) expect(entry.page).toBe(pageByAnchor.get(entry.id));
      }
      if (block.kind === 'text') {
        for (const run of block.lines.flat()) {
          if (run.pageOf) expect(run.text).toBe(String(pageByAnchor.get(run.pageOf)));
        }
      }
      if (block.kind === 'footer') expect(block.right).toMatch(new RegExp(`^Page \\d+ of ${pages.length}$`));
    }
    expect(pages.map((page) => page.number)).toEqual(pages.map((_, i) => i + 1));
  });

  it('draws inside its drawings, and describes each in words', () => {
    for (const block of pages.flatMap((page) => page.blocks)) {
      if (block.kind !== 'drawing' || block.drawing.title === '') continue;
      expect(block.drawing.alternative.split(/[.] /).length).toBeGreaterThanOrEqual(2);
      for (const text of textsOf(block.drawing.shapes)) {
        expect(text.y).toBeLessThanOrEqual(block.drawing.height + 0.5);
        expect(text.x).toBeGreaterThanOrEqual(-0.5);
        expect(text.x).toBeLessThanOrEqual(block.drawing.width + 0.5);
      }
    }
  });
});

function rowIds(pages: readonly ReportPage[]): string[] {
  return pages.flatMap((page) =>
    page.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap((row) => (row.id === null ? [] : [row.id])) : [],
    ),
  );
}

describe.each(programs)('the full report of %s', (_name, document) => {
  it('[R9] holds every project, milestone, open agreement and stakeholder once', () => {
    const { report, pages } = prepare(document, { audience: 'full' });
    const ids = rowIds(pages);
    expect(new Set(ids).size).toBe(ids.length);
    const open = [...report.facts.standingById.values()].filter((it) => it.open).map((it) => it.dependencyId);
    const expected = [
      ...document.projects.map((it) => it.id as string),
      ...document.milestones.map((it) => it.id as string),
      ...document.stakeholders.map((it) => it.id as string),
      ...open,
    ].map(rowAnchor);
    const printed = new Set(ids);
    expect(expected.filter((id) => !printed.has(id))).toEqual([]);
  });
});

it.skipIf(kubernetes === null)('[R9] counts 446 projects, 1,061 milestones and 314 agreements', () => {
  if (!kubernetes) return;
  const { pages } = prepare(kubernetes, { audience: 'full' });
  const ids = rowIds(pages);
  const count = (rows: readonly { readonly id: string }[]) => {
    const anchors = new Set(rows.map((it) => rowAnchor(it.id)));
    return ids.filter((id) => anchors.has(id)).length;
  };
  expect(count(kubernetes.projects)).toBe(446);
  expect(count(kubernetes.milestones)).toBe(1_061);
  expect(pagesToText(pages)).toContain('314 agreements between teams');
});

describe('tables over several pages', () => {
  const long = Array.from({ length: 200 }, (_, i) => ({
    id: `j_${i}`,
    title: `Project ${i} ${'with a long name that wraps '.repeat(i % 7)}`,
    teamId: i % 3 === 0 ? 't_a' : 't_b',
    ...manual('2026-10-01', '2027-03-01'),
  }));
  const document = program({
    teams: [
      { id: 't_a', name: 'Alpha' },
      { id: 't_b', name: 'Beta' },
    ],
    projects: long,
  });
  const parts = prepare(document, { audience: 'full' }).pages.flatMap((page) =>
    page.blocks.flatMap((block) => (block.kind === 'table' && block.caption === 'Projects' ? [block] : [])),
  );

  it('[R17] repeat the head and the group, and lose no row', () => {
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts.slice(1)) {
      expect(part.head.cells.map((cell) => linesToText(cell.lines))[0]).toBe('Project');
      expect(linesToText(part.rows[0]?.cells[0]?.lines ?? [])).toMatch(
        /^(Alpha|Beta) \(\d+\)( \(continued\))?$/,
      );
    }
    const ids = parts.flatMap((part) => part.rows.flatMap((row) => row.id ?? []));
    expect([...ids].sort()).toEqual(long.map((it) => rowAnchor(it.id)).sort());
  });

  it('[R17] leave no row alone and no group heading at the foot of a page', () => {
    for (const part of parts) {
      expect(part.rows.filter((row) => row.id !== null).length).toBeGreaterThan(1);
      expect(part.rows.at(-1)?.id).not.toBeNull();
    }
  });

  it('[R17] split a row that is higher than a page', () => {
    const title = Array.from({ length: 1_600 }, (_, i) => `word${i}`)
      .join(' ')
      .slice(0, 9_900);
    const huge = program({
      risks: [
        { id: 'r_1', title, response: title, trigger: title },
        { id: 'r_2', title: 'Small' },
      ],
    });
    const text = pagesToText(prepare(huge, { audience: 'full' }).pages);
    const words = title.split(' ');
    expect(text).toContain(words.at(-2));
    expect(text).toContain('Small');
  });
});
