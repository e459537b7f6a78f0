import { expect, it } from 'vitest';
import type { Drawing } from '../../../src/domain/layout/drawing';
import { wholeGraph } from '../../../src/domain/report/reportGraph';
import { drawRoadmapPicture, roadmapPictureSchema } from '../../../src/domain/report/roadmapPicture';
import { drawingToSvg, escapeXml } from '../../../src/formats/svg/drawingToSvg';
import { program } from '../../domain/build';
import { factsOf, readSample } from '../../domain/report/reports';

const nasty = '<script>alert("1")</script> & \'x\' \u0007 \uD800';

it('[R21] escapes every text and holds nothing that runs or loads', () => {
  const drawing: Drawing = {
    width: 100,
    height: 50,
    title: nasty,
    alternative: nasty,
    shapes: [
      {
        shape: 'link',
        href: 'https://example.org/?a=1&b="2"',
        children: [
          {
            shape: 'group',
            name: nasty,
            children: [
              { shape: 'text', x: 1, y: 2, text: nasty, size: 8, weight: 400, fill: 'text' },
              { shape: 'rect', x: 0, y: 0, width: 10, height: 10, fill: 'surface', hatch: 'muted' },
            ],
          },
        ],
      },
    ],
  };
  const svg = drawingToSvg(drawing);
  expect(svg).not.toMatch(/<script|<a |<style|<image|href|@import/i);
  expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; \uFFFD \uFFFD');
  expect(svg).toContain('fill="url(#hatch-1)"');
  expect(svg.match(/<pattern /g)).toHaveLength(1);
});

it('[R21] is well-formed: every element that opens closes', () => {
  const hostile = program({
    projects: [
      { id: 'j', title: nasty, plan: { placement: 'manual', startAt: '2026-10-01', finishAt: '2027-01-01' } },
    ],
  });
  for (const facts of [factsOf(readSample()), factsOf(hostile), factsOf(program())]) {
    for (const drawing of [
      drawRoadmapPicture(facts, roadmapPictureSchema.parse({})).drawing,
      wholeGraph(facts),
    ]) {
      const svg = drawingToSvg(drawing);
      const open: string[] = [];
      for (const [, closing, name, selfClosing] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/gi)) {
        if (closing) expect(open.pop()).toBe(name);
        else if (!selfClosing) open.push(name as string);
      }
      expect(open).toEqual([]);
      expect(svg.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')).toBe(true);
    }
  }
});

it('draws the whole roadmap of the sample, every project by name', () => {
  const sample = readSample();
  const svg = drawingToSvg(drawRoadmapPicture(factsOf(sample), roadmapPictureSchema.parse({})).drawing);
  for (const project of sample.projects) expect(svg).toContain(escapeXml(project.title));
});
