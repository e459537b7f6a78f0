import Papa from 'papaparse';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../src/domain/health/computeHealth';
import { gatherFacts } from '../../src/domain/report/reportFacts';
import { wholeGraph } from '../../src/domain/report/reportGraph';
import { drawRoadmapPicture, roadmapPictureSchema } from '../../src/domain/report/roadmapPicture';
import { computeSchedule } from '../../src/domain/schedule/computeSchedule';
import type { Day } from '../../src/domain/time/day';
import {
  type ExportOutcome,
  exportCsvFolder,
  exportIcs,
  exportJson,
  exportMermaid,
  exportMspdi,
  exportPlanCsv,
  exportXlsx,
} from '../../src/formats/export/exportProgram';
import { readImport } from '../../src/formats/import/readImport';
import { openArchive } from '../../src/formats/spreadsheet/openArchive';
import { drawingToSvg } from '../../src/formats/svg/drawingToSvg';
import { hostileNames, longestName, readHostileProgram } from './hostileProgram';

const today = '2027-01-15' as Day;
const document = readHostileProgram();
const textsOf = (outcome: ExportOutcome) => outcome.files.map(({ content }) => String(content));

/** Elements and attributes of an XML text; throws where it is none. */
function elementsOf(xml: string): { names: Set<string>; attributes: Set<string>; text: string } {
  const names = new Set<string>();
  const attributes = new Set<string>();
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    names.add(tag.name);
    for (const name of Object.keys(tag.attributes)) attributes.add(name);
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.write(xml).close();
  return { names, attributes, text };
}

describe('a name that would break out, in an export', () => {
  it('is a text in every cell of CSV, never a formula', () => {
    let cells = 0;
    for (const text of [
      ...textsOf(exportCsvFolder(document, today)),
      ...textsOf(exportPlanCsv(document, 'a.csv', today)),
    ]) {
      const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''));
      for (const cell of data.flat()) {
        if (/^-?\d+(\.\d+)?$/.test(cell)) continue;
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        cells++;
      }
    }
    expect(cells).toBeGreaterThan(200);
    const plan = textsOf(exportPlanCsv(document, 'a.csv', today)).join('');
    expect(plan).toContain(longestName.slice(0, 40).replaceAll('"', '""'));
  });

  it('is a text in every cell of the workbook, which has no formula and leads nowhere', async () => {
    const { files } = await exportXlsx(document, 'a.xlsx', today);
    const opened = openArchive(files[0]?.content as Uint8Array, 'a.xlsx', () => true);
    if (!opened.ok) throw new Error(opened.error.message);
    for (const [name, bytes] of opened.value) {
      if (!/\.(?:xml|rels)$/.test(name)) continue;
      const { names } = elementsOf(new TextDecoder().decode(bytes));
      expect(names.has('f')).toBe(false);
      expect(names.has('hyperlink')).toBe(false);
      expect(names.has('img')).toBe(false);
      expect(new TextDecoder().decode(bytes)).not.toMatch(/TargetMode="External"/);
    }
  });

  it('is a text in the pictures', () => {
    const schedule = computeSchedule(document);
    const facts = gatherFacts(document, schedule, computeHealth(document, schedule, today), today);
    for (const drawing of [
      drawRoadmapPicture(facts, roadmapPictureSchema.parse({})).drawing,
      wholeGraph(facts),
    ]) {
      const { names, attributes, text } = elementsOf(drawingToSvg(drawing));
      for (const name of ['script', 'img', 'image', 'foreignObject', 'a', 'use', 'iframe'])
        expect([name, names.has(name)]).toEqual([name, false]);
      expect([...attributes].filter((name) => /^on|href$/i.test(name))).toEqual([]);
      expect(text).toContain('<img src=x');
    }
  });

  it('is a text in the plan of Microsoft Project', () => {
    for (const text of textsOf(exportMspdi(document, 'a.xml'))) {
      const { names, text: said } = elementsOf(text);
      expect(names.has('img')).toBe(false);
      expect(names.has('script')).toBe(false);
      expect(said).toContain(hostileNames[0]);
    }
  });

  it.each([
    ['json', () => exportJson(document, 'a.json')],
    ['mspdi', () => exportMspdi(document, 'a.xml')],
    ['ics', () => exportIcs(document, 'a.ics', today)],
    ['mmd', () => exportMermaid(document, 'a.mmd')],
  ] as const)('comes back from %s as it was, or as said', async (ending, make) => {
    const outcome: ExportOutcome = make();
    const [file] = outcome.files;
    const name = `a.${ending === 'mspdi' ? 'xml' : ending}`;
    const read = await readImport([{ name, bytes: new TextEncoder().encode(String(file?.content)) }]);
    if (!read.ok) throw new Error(read.error.message);
    const titles = new Set(
      [...read.value.document.projects, ...read.value.document.tasks, ...read.value.document.milestones].map(
        (row) => row.title.replace(/^[◆–] /, ''),
      ),
    );
    if (ending === 'mmd') {
      expect(outcome.report.entries.some((it) => it.code === 'label')).toBe(true);
      expect(titles.size).toBeGreaterThan(hostileNames.length - 2);
      return;
    }
    for (const title of hostileNames.filter((it) => it !== hostileNames[4]))
      expect([...titles]).toContain(title);
  });
});
