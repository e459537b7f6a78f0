import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindNames, kinds } from '../../../src/domain/model/kinds';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { references } from '../../../src/domain/model/references';
import { programToJson, serializeProgram } from '../../../src/domain/model/serializeProgram';
import { program, twoTeams } from '../build';

const sample = () => readFileSync(new URL('../../../resources/samples/atlas.json', import.meta.url), 'utf8');
const file = (more: object = {}) => ({
  format: 'throughline-program',
  version: 1,
  program: { id: 'prg', title: 'Program' },
  ...more,
});
const faultOf = (input: unknown) => {
  const parsed = parseProgram(input);
  if (parsed.ok) throw new Error('Was read');
  return parsed.error;
};

describe('program files', () => {
  it('[M5] what was written and read again is the same, to the byte', () => {
    const text = sample();
    const parsed = parseProgram(JSON.parse(text));
    if (!parsed.ok) throw new Error(parsed.error.where);
    expect(parsed.value.notes).toEqual([]);
    expect(serializeProgram(parsed.value.document)).toBe(text);
    const again = parseProgram(programToJson(parsed.value.document));
    expect(again.ok && again.value.document).toEqual(parsed.value.document);
  });

  it('says what is wrong and where', () => {
    expect(faultOf(null).code).toBe('notAProgram');
    expect(faultOf({ format: 'other' }).code).toBe('notAProgram');
    expect(faultOf(file({ version: 2 }))).toMatchObject({ code: 'newerVersion', where: 'version' });
    expect(faultOf(file({ projects: {} }))).toMatchObject({ where: 'projects', reason: 'is no list' });
    expect(faultOf(file({ items: [] })).where).toBe('items');
    const badDay = { id: 'j', title: 'Launch', plan: { startAt: '2027-02-30' } };
    expect(faultOf(file({ projects: [badDay] })).where).toBe("projects[0].plan.startAt ('Launch')");
    const unknown = faultOf(file({ teams: [{ id: 't', name: 'A', size: 3 }] }));
    expect(`${unknown.where} ${unknown.reason}`).toContain('size');
  });

  it('[M2] two rows with one id are a fault', () => {
    const fault = faultOf(file({ teams: [{ id: 'a', name: 'A' }], goals: [{ id: 'a', title: 'G' }] }));
    expect(fault).toMatchObject({ code: 'duplicateId', where: 'goals[0]' });
  });

  it('refuses ids that are paths, markup or names of prototypes', () => {
    for (const id of ['../config', '<b>', '__proto__', 'constructor', '', 'x'.repeat(65)]) {
      expect(faultOf(file({ teams: [{ id, name: 'A' }] })).where).toContain('teams[0].id');
    }
  });

  it('[M4] a reference to nothing is cleared, or its row left out, and noted', () => {
    const parsed = parseProgram(
      file({
        ...twoTeams,
        tasks: [
          { id: 'k1', title: 'K1', projectId: 'gone' },
          { id: 'k2', title: 'K2', projectId: 'j_a', parentId: 'k1', ownerId: 'nobody' },
        ],
        dependencies: [
          { id: 'd1', predecessorId: 'j_a', successorId: 'k1' },
          { id: 'd2', predecessorId: 'k2', successorId: 'm_gone' },
        ],
      }),
    );
    if (!parsed.ok) throw new Error(parsed.error.where);
    const { document, notes } = parsed.value;
    expect(document.tasks.map((it) => [it.id, it.parentId, it.ownerId])).toEqual([['k2', null, null]]);
    expect(document.dependencies).toEqual([]);
    expect(notes.map((note) => note.code)).toEqual(Array(notes.length).fill('danglingReference'));
    expect(notes.length).toBeGreaterThanOrEqual(5);
  });

  it('[M3] every field of every kind that holds ids is in the table of references', () => {
    for (const kind of kindNames) {
      const fields = Object.keys(kinds[kind].schema.shape).filter(
        (field) => /(^|[a-z])Ids?$/.test(field) && field !== 'externalId',
      );
      const known = references[kind].map((reference) => reference.field);
      for (const field of fields) expect(known, `${kind}.${field}`).toContain(field);
    }
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        parseProgram(value);
        parseProgram(file({ projects: value, dependencies: [value] }));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves defaults out of the file', () => {
    expect(programToJson(program({ teams: [{ id: 't', name: 'A' }] })).teams).toEqual([
      { id: 't', name: 'A' },
    ]);
  });
});
