import './faultyDisk';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/contract/channels';
import { headingSignature, type SheetMapping } from '../../../src/domain/exchange/mapping';
import { sealBody } from '../../../src/main/store/envelope';
import { SettingsStore } from '../../../src/main/store/settingsStore';
import { fillDiskAfter, mendDisk } from './faultyDisk';
import { scratchFolder } from './programFixtures';

let folder: string;
let told: string[];
const now = () => new Date('2026-11-22T10:00:00.000Z');
const open = () => new SettingsStore(folder, now, (text) => told.push(text));
const settingsFile = () => path.join(folder, 'settings.json');

beforeEach(() => {
  folder = scratchFolder();
  told = [];
});

afterEach(() => {
  mendDisk();
  fs.rmSync(folder, { recursive: true, force: true });
});

const mapping = (field: string, file = 'a.csv'): SheetMapping => ({
  file,
  sheet: null,
  kind: 'projects',
  columns: [
    { column: 'Key', field: 'key' },
    { column: 'Title', field },
  ],
  dateOrder: null,
});

it('starts with the defaults and changes only what is named', () => {
  const settings = open();
  expect(settings.settings).toEqual(defaultSettings);
  settings.change({ theme: 'dark', panes: { inspector: 320 } });
  settings.change({ weekStart: 0, theme: undefined });
  expect(open().settings).toEqual({
    ...defaultSettings,
    theme: 'dark',
    panes: { inspector: 320 },
    weekStart: 0,
  });
});

it('remembers the window and the mappings beside them', () => {
  const settings = open();
  settings.rememberWindow({ x: 10, y: -20, width: 1300, height: 800, maximized: true });
  settings.rememberMappings([mapping('title')]);
  settings.rememberMappings([mapping('summary', 'b.csv')]);
  const again = open();
  expect(again.windowPlace).toEqual({ x: 10, y: -20, width: 1300, height: 800, maximized: true });
  expect([...again.mappingBySignature.keys()]).toEqual([headingSignature(mapping('title'))]);
  expect([...again.mappingBySignature.values()]).toEqual([mapping('summary', 'b.csv')]);
});

it('sets damaged settings aside, names the place, and starts anew', () => {
  fs.writeFileSync(settingsFile(), '{"theme":"da');
  const settings = open();
  expect(settings.settings).toEqual(defaultSettings);
  const aside = path.join(folder, 'damaged-2026-11-22T100000-000Z', 'settings.json');
  expect(told).toEqual([
    `The settings could not be read and were moved to ${aside}. Throughline starts with new ones.`,
  ]);
  expect(fs.readFileSync(aside, 'utf8')).toBe('{"theme":"da');
  settings.change({ theme: 'light' });
  expect(open().settings.theme).toBe('light');
});

it('leaves settings of a newer release alone', () => {
  const newer = sealBody('{"store":"throughline-settings","storeVersion":2,"settings":{}}');
  fs.writeFileSync(settingsFile(), newer);
  const settings = open();
  expect(settings.change({ theme: 'dark' }).theme).toBe('dark');
  expect(fs.readFileSync(settingsFile(), 'utf8')).toBe(newer);
  expect(told.join()).toContain('newer Throughline');
});

it('keeps the fields that it understands when one is wrong', () => {
  const body = { store: 'throughline-settings', storeVersion: 1, settings: { theme: 'dark', weekStart: 4 } };
  fs.writeFileSync(settingsFile(), sealBody(JSON.stringify(body)));
  expect(open().settings).toEqual({ ...defaultSettings, theme: 'dark' });
});

it('says when the disk did not take a change, and holds it until the end', () => {
  const settings = open();
  settings.change({ theme: 'dark' });
  fillDiskAfter(10);
  expect(settings.change({ theme: 'light' }).theme).toBe('light');
  mendDisk();
  expect(told).toEqual(['The settings could not be saved: the disk is full. They hold until you quit.']);
  expect(open().settings.theme).toBe('dark');
});
