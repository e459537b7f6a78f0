import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parseProgram } from '../../src/domain/model/parseProgram';
import { programToJson } from '../../src/domain/model/serializeProgram';
import { computeSchedule } from '../../src/domain/schedule/computeSchedule';
import { readImport } from '../../src/formats/import/readImport';
import { makeWorkbook, textCell, workbookParts } from '../formats/spreadsheet/makeWorkbook';
import { waitWithin } from '../workTime';
import {
  damageBytes,
  damages,
  damageText,
  hostileDay,
  hostileNumber,
  hostileText,
  hostileValue,
} from './hostile';

/** What one reading of a small file may take. */
const limitMs = 3_000;
const encode = (text: string) => new TextEncoder().encode(text);

/** Reads a file as the window and the command line do, and holds the outcome against what always has to hold. */
export async function checkReading(name: string, bytes: Uint8Array): Promise<void> {
  const read = await waitWithin(limitMs, () => readImport([{ name, bytes }]));
  const bare = {} as Record<string, unknown>;
  for (const polluted of ['x', 'y', 'isAdmin', 'polluted']) expect(bare[polluted]).toBeUndefined();
  if (!read.ok) {
    const { message, remedy, code } = read.error;
    expect(code).not.toBe('');
    expect(message).toContain(name);
    expect(`${message} ${remedy}`).not.toMatch(/\bundefined\b(?! entity)|\[object Object/);
    expect(remedy).not.toBe('');
    return;
  }
  const { document, report } = read.value;
  // Whatever was taken in is a program by all rules of its file: nothing has to be mended when it is opened again.
  const again = parseProgram(JSON.parse(JSON.stringify(programToJson(document))));
  if (!again.ok) throw new Error(`Not a program: ${again.error.where} ${again.error.reason}`);
  expect(again.value.notes).toEqual([]);
  expect(again.value.document).toEqual(JSON.parse(JSON.stringify(document)));
  for (const tally of report.tallies)
    expect(tally.rowsImported + tally.rowsMerged + tally.rowsSkipped).toBe(tally.rowsRead);
  for (const entry of report.entries) expect(entry.message).not.toMatch(/\[object Object|\bundefined\b/);
  computeSchedule(document);
}

const cell = fc.oneof(
  hostileText,
  hostileDay,
  fc.constantFrom('A', 'B', 'P-1', 'P-2', 'Alpha'),
  hostileNumber.map(String),
);
const headings = fc.array(
  fc.oneof(
    fc.constantFrom(
      'Key',
      'Name',
      'Title',
      'Start',
      'End',
      'Due date',
      'Team',
      'Owner',
      'Status',
      'Depends on',
    ),
    fc.constantFrom(
      'Progress',
      'Priority',
      'Type',
      'From',
      'To',
      'Parent',
      'Date',
      'Confidence',
      '% complete',
      'Labels',
    ),
    hostileText,
  ),
  { minLength: 1, maxLength: 8 },
);
const quote = (text: string) => (/[",\n\r;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A sheet of comma separated values of any headings and cells, then damaged. */
export const csvFiles = fc
  .record({
    headings,
    rows: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.boolean(),
    damages,
  })
  .map(({ headings: first, rows, delimiter, end, mark, damages: done }) => {
    const text = [first, ...rows].map((row) => row.map(quote).join(delimiter)).join(end);
    return encode(damageText(`${mark ? '\ufeff' : ''}${text}${end}`, done));
  });

/** A workbook of any cells, its sheet or its archive damaged. */
export const workbooks = fc
  .record({
    headings,
    rows: fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
    sheetDamages: damages,
    damages,
    spread: fc.constantFrom(1, 1, 1, 7, 1_048_575),
  })
  .map(({ headings: first, rows, sheetDamages, damages: done, spread }) => {
    const toXml = (text: string) =>
      text
        .replace(/\p{Cc}/gu, ' ')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;');
    const xml = [first, ...rows]
      .map((row, i) => {
        const number = i === 0 ? 1 : 1 + i * spread;
        const cells = row.map((text, column) =>
          textCell(`${String.fromCharCode(65 + column)}${number}`, toXml(text)),
        );
        return `<row r="${number}">${cells.join('')}</row>`;
      })
      .join('');
    return damageBytes(makeWorkbook(workbookParts(damageText(xml, sheetDamages))), done);
  });

const sampleText = fs.readFileSync(
  path.join(import.meta.dirname, '../../resources/samples/atlas.json'),
  'utf8',
);

type Change = { readonly at: number; readonly how: number; readonly value: unknown; readonly name: string };

/** Every place of a JSON value that can be changed: its owner and the name or index in it. */
function placesOf(value: unknown): { owner: Record<string, unknown> | unknown[]; key: string | number }[] {
  const places: { owner: Record<string, unknown> | unknown[]; key: string | number }[] = [];
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) {
      next.forEach((part, key) => {
        places.push({ owner: next as unknown[], key });
        if (typeof part === 'object' && part !== null) waiting.push(part);
      });
    } else {
      for (const [key, part] of Object.entries(next as Record<string, unknown>)) {
        places.push({ owner: next as Record<string, unknown>, key });
        if (typeof part === 'object' && part !== null) waiting.push(part);
      }
    }
  }
  return places;
}

function applyChanges(changes: readonly Change[]): string {
  const value: unknown = JSON.parse(sampleText);
  const places = placesOf(value);
  for (const { at, how, value: other, name } of changes) {
    const { owner, key } = places[at % places.length] as (typeof places)[number];
    const from = places[(at * 7 + how) % places.length] as (typeof places)[number];
    const of = owner as Record<string | number, unknown>;
    if (how === 0) of[key] = other;
    else if (how === 1) of[key] = (from.owner as Record<string | number, unknown>)[from.key];
    else if (how === 2 && Array.isArray(owner)) owner.splice(Number(key), 1);
    else if (how === 2) delete of[key];
    else if (Array.isArray(owner)) owner.push(owner[Number(key)]);
    // As a name of its own, as JSON.parse makes it, never as the object's prototype.
    else
      Object.defineProperty(owner, name, {
        value: other,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  try {
    return JSON.stringify(value);
  } catch {
    // One value was put into itself.
    return sampleText;
  }
}

/** The sample with any of its values changed, and then perhaps its text damaged. */
export const programFiles = fc
  .record({
    changes: fc.array(
      fc.record({
        at: fc.nat({ max: 99_999 }),
        how: fc.nat({ max: 3 }),
        value: hostileValue,
        name: hostileText,
      }),
      { minLength: 1, maxLength: 3 },
    ),
    damages: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: damages }),
  })
  .map(({ changes, damages: done }) => encode(damageText(applyChanges(changes), done)));

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const uid = fc.oneof(
  fc.constantFrom('0', '1', '2', '3', '4', '5'),
  hostileText.filter((it) => it.length < 100),
);

/** A plan of Microsoft Project of any values, then damaged. */
export const mspdiFiles = fc
  .record({
    tasks: fc.array(
      fc.record({
        uid,
        name: hostileText,
        level: fc.oneof(fc.integer({ min: -1, max: 5 }).map(String), hostileNumber.map(String)),
        start: hostileDay,
        finish: hostileDay,
        duration: fc.constantFrom(
          'PT8H0M0S',
          'PT0H0M0S',
          'soon',
          '-PT8H0M0S',
          'PT999999999999H0M0S',
          'P3D',
          '',
        ),
        percent: hostileNumber.map(String),
        constraint: fc.constantFrom('0', '1', '2', '4', '7', '99', 'x'),
        manual: fc.constantFrom('0', '1'),
        links: fc.array(
          fc.record({ uid, type: fc.constantFrom('0', '1', '2', '3', '9'), lag: hostileNumber.map(String) }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 8 },
    ),
    header: fc.array(
      fc.tuple(
        fc.constantFrom(
          'Name',
          'Title',
          'StartDate',
          'CalendarUID',
          'StatusDate',
          'CriticalSlackLimit',
          'FYStartDate',
          'ScheduleFromStart',
        ),
        fc.oneof(hostileText, hostileDay, hostileNumber.map(String)),
      ),
      { maxLength: 4 },
    ),
    resources: fc.array(fc.tuple(uid, hostileText), { maxLength: 3 }),
    calendars: fc.array(fc.tuple(uid, uid, hostileText, hostileDay, hostileDay), { maxLength: 2 }),
    damages,
  })
  .map(({ tasks, header, resources, calendars, damages: done }) => {
    const tag = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;
    const text = `<Project xmlns="http://schemas.microsoft.com/project">${header.map(([name, value]) => tag(name, value)).join('')}<Calendars>${calendars
      .map(
        ([id, base, name, from, to]) =>
          `<Calendar>${tag('UID', id)}${tag('Name', name)}<IsBaseCalendar>1</IsBaseCalendar>${tag('BaseCalendarUID', base)}<Exceptions><Exception>${tag('Name', name)}<TimePeriod>${tag('FromDate', from)}${tag('ToDate', to)}</TimePeriod></Exception></Exceptions></Calendar>`,
      )
      .join('')}</Calendars><Tasks>${tasks
      .map(
        (task) =>
          `<Task>${tag('UID', task.uid)}${tag('Name', task.name)}${tag('OutlineLevel', task.level)}${tag('Manual', task.manual)}${tag('Start', task.start)}${tag('Finish', task.finish)}${tag('Duration', task.duration)}${tag('PercentComplete', task.percent)}${tag('ConstraintType', task.constraint)}${tag('ConstraintDate', task.finish)}${tag('ActualStart', task.percent === '1' ? task.start : '')}${task.links
            .map(
              (link) =>
                `<PredecessorLink>${tag('PredecessorUID', link.uid)}${tag('Type', link.type)}${tag('LinkLag', link.lag)}</PredecessorLink>`,
            )
            .join('')}</Task>`,
      )
      .join(
        '',
      )}</Tasks><Resources>${resources.map(([id, name]) => `<Resource>${tag('UID', id)}${tag('Name', name)}<Type>1</Type></Resource>`).join('')}</Resources></Project>`;
    return encode(damageText(text, done));
  });

/** A plan of GanttProject of any values, then damaged. */
export const ganFiles = fc
  .record({
    tasks: fc.array(
      fc.record({
        id: uid,
        name: hostileText,
        start: hostileDay,
        duration: hostileNumber.map(String),
        complete: hostileNumber.map(String),
        meeting: fc.constantFrom('true', 'false', 'x'),
        nested: fc.boolean(),
        depends: fc.array(
          fc.tuple(uid, fc.constantFrom('1', '2', '3', '4', '8'), hostileNumber.map(String)),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 8 },
    ),
    week: fc.array(fc.constantFrom('0', '1'), { minLength: 7, maxLength: 7 }),
    holidays: fc.array(fc.tuple(fc.constantFrom('', '2027', '0', 'x'), hostileNumber.map(String)), {
      maxLength: 2,
    }),
    damages,
  })
  .map(({ tasks, week, holidays, damages: done }) => {
    const attribute = (name: string, text: string) => `${name}="${escapeXml(text)}"`;
    const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
      .map((day, i) => `${day}="${week[i]}"`)
      .join(' ');
    let text = '';
    let open = 0;
    for (const task of tasks) {
      const links = task.depends.map(
        ([id, type, lag]) =>
          `<depend ${attribute('id', id)} type="${type}" ${attribute('difference', lag)}/>`,
      );
      text += `<task ${attribute('id', task.id)} ${attribute('name', task.name)} ${attribute('start', task.start)} ${attribute('duration', task.duration)} ${attribute('complete', task.complete)} meeting="${task.meeting}">${links.join('')}`;
      if (task.nested) open++;
      else text += '</task>';
    }
    text += '</task>'.repeat(open);
    const calendar = `<calendars><day-types><default-week ${days}/></day-types>${holidays.map(([year, day]) => `<date year="${year}" month="1" ${attribute('date', day)}/>`).join('')}</calendars>`;
    return encode(
      damageText(
        `<project name="P" view-date="2027-01-01">${calendar}<tasks>${text}</tasks></project>`,
        done,
      ),
    );
  });

/** A Mermaid diagram of any lines, then damaged. */
export const mermaidFiles = fc
  .record({
    lines: fc.array(
      fc.oneof(
        fc
          .tuple(
            hostileText,
            fc.constantFrom('', 'done, ', 'crit, active, ', 'milestone, '),
            fc.constantFrom('', 'a, ', 'b, ', '__proto__, '),
            fc.oneof(hostileDay, fc.constantFrom('after a', 'after b a', 'after zzz', 'after __proto__')),
            fc.oneof(hostileDay, fc.constantFrom('3d', '24h', '0d', '1M', '999999999y', 'until b', 'soon')),
          )
          .map(
            ([name, tags, id, start, end]) =>
              `${name.replace(/[\n\r:]/g, ' ')} :${tags}${id}${start}, ${end}`,
          ),
        fc.constantFrom(
          'section S',
          'section',
          'title T',
          'excludes weekends',
          'excludes 2027-01-05, monday',
          'includes 2027-01-09',
          'inclusiveEndDates',
          'weekend friday',
          'dateFormat DD/MM/YYYY',
          'dateFormat X',
          'dateFormat YYYY-MM-DD HH:mm',
          'dateFormat Q[x',
          '%% x',
        ),
        hostileText,
      ),
      { maxLength: 14 },
    ),
    damages,
  })
  .map(({ lines, damages: done }) => encode(damageText(`gantt\n${lines.join('\n')}\n`, done)));

/** A calendar of any properties, then damaged. */
export const icsFiles = fc
  .record({
    entries: fc.array(
      fc.record({
        kind: fc.constantFrom('VEVENT', 'VTODO', 'VJOURNAL'),
        lines: fc.array(
          fc.tuple(
            fc.constantFrom(
              'UID',
              'SUMMARY',
              'DTSTART',
              'DTSTART;VALUE=DATE',
              'DTEND',
              'DUE',
              'DURATION',
              'DESCRIPTION',
              'RRULE',
              'STATUS',
              'PERCENT-COMPLETE',
              'URL',
              'LOCATION',
              'X;A="b',
            ),
            fc.oneof(
              hostileText,
              hostileDay.map((it) => it.replaceAll('-', '')),
              fc.constantFrom('P3D', 'PT1H', 'P99999999W', 'COMPLETED', '20270104T100000Z'),
            ),
          ),
          { maxLength: 6 },
        ),
      }),
      { maxLength: 6 },
    ),
    damages,
  })
  .map(({ entries, damages: done }) => {
    const text = entries.map(
      ({ kind, lines }) =>
        `BEGIN:${kind}\r\n${lines.map(([name, value]) => `${name}:${value.replace(/[\r\n]/g, '\\n')}\r\n`).join('')}END:${kind}\r\n`,
    );
    return encode(damageText(`BEGIN:VCALENDAR\r\n${text.join('')}END:VCALENDAR\r\n`, done));
  });

/** Bytes of nothing in particular, with beginnings that some format has. */
export const anyBytes = fc
  .tuple(
    fc.constantFrom(
      '',
      'PK\u0003\u0004',
      '{',
      '<',
      '<project',
      '<Project>',
      'BEGIN:VCALENDAR\n',
      'gantt\n',
      '\ufeff',
      'Name,Start\n',
      'sep=;\n',
    ),
    fc.uint8Array({ maxLength: 300 }),
  )
  .map(([head, rest]) => Uint8Array.from([...encode(head), ...rest]));

/** Endings that a file may have, whatever is in it. */
export const endings = fc.constantFrom(
  'csv',
  'json',
  'xml',
  'xlsx',
  'gan',
  'mmd',
  'ics',
  'txt',
  'throughline',
  '',
);
