import './faultyDisk';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEnvelope, sealBody } from '../../../src/main/store/envelope';
import { RecordFile } from '../../../src/main/store/recordFile';
import { fillDiskAfter, mendDisk } from './faultyDisk';
import { scratchFolder } from './programFixtures';

let folder: string;

beforeEach(() => {
  folder = scratchFolder();
});

afterEach(() => {
  mendDisk();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('opens what was sealed, whatever it holds', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(openEnvelope(sealBody(text))?.text).toBe(text);
      expect(JSON.parse(sealBody(text)).body).toEqual(JSON.parse(text));
    }),
  );
});

it('refuses whatever was changed in a single character, cut or lengthened', () => {
  const sealed = sealBody(JSON.stringify({ title: 'Größe', list: [1, 2, 3] }));
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
      const changed = sealed.slice(0, at) + character + sealed.slice(at + 1);
      expect(openEnvelope(changed) === null).toBe(changed !== sealed);
      expect(openEnvelope(sealed.slice(0, at))).toBeNull();
      expect(openEnvelope(sealed + character)).toBeNull();
    }),
  );
});

it('is an electron-store file that names its sum', () => {
  const record = new RecordFile(folder, 'library');
  expect(record.read()).toEqual({ state: 'missing' });
  record.write('{"a":1}');
  const onDisk = JSON.parse(fs.readFileSync(path.join(folder, 'library.json'), 'utf8'));
  expect(onDisk).toEqual({ sum: expect.stringMatching(/^[0-9a-f]{64}$/), body: { a: 1 } });
  expect(new RecordFile(folder, 'library').read()).toMatchObject({ state: 'read', value: { a: 1 } });
});

it('never writes over a file that it could not read', () => {
  fs.writeFileSync(path.join(folder, 'library.json'), '{"mine":true}');
  const record = new RecordFile(folder, 'library');
  expect(record.read()).toMatchObject({ state: 'damaged' });
  expect(() => record.write('{}')).toThrow('checksum');
  expect(fs.readFileSync(path.join(folder, 'library.json'), 'utf8')).toBe('{"mine":true}');
});

it('leaves the old file whole when the disk is full at any byte of the new one', () => {
  const record = new RecordFile(folder, 'library');
  record.write('{"a":1}');
  const size = sealBody('{"a":2}').length;
  for (let bytes = 0; bytes < size; bytes++) {
    fillDiskAfter(bytes);
    expect(() => record.write('{"a":2}')).toThrow('ENOSPC');
    mendDisk();
    expect(new RecordFile(folder, 'library').read()).toMatchObject({ state: 'read', value: { a: 1 } });
  }
  record.write('{"a":2}');
  expect(new RecordFile(folder, 'library').read()).toMatchObject({ state: 'read', value: { a: 2 } });
});
