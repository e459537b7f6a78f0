import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type ChannelName,
  channels,
  type Door,
  defaultSettings,
  type EventName,
  type Events,
  eventNames,
  settingsChangesSchema,
  settingsSchema,
} from '../../src/contract/channels';
import { drawingSchema } from '../../src/contract/drawingSchema';

describe('the channels', () => {
  it('are nouns and verbs, each with a parser', () => {
    const names = Object.keys(channels) as ChannelName[];
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      expect(name).toMatch(/^[a-z]+:[a-zA-Z]+$/);
      expect(channels[name].request.safeParse(Symbol('nothing')).success).toBe(false);
    }
  });

  it('take no field that they do not know', () => {
    for (const [name, { request }] of Object.entries(channels)) {
      const parsed = request.safeParse({ surprise: true });
      expect([name, parsed.success]).toEqual([name, false]);
    }
  });

  it('never take a path', () => {
    const source = readFileSync(new URL('../../src/contract/channels.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/\b(path|filePath|folder|directory)\w*: z\./);
  });

  it('tell each event once', () => {
    expect(new Set(eventNames).size).toBe(eventNames.length);
    expectTypeOf<EventName>().toEqualTypeOf<(typeof eventNames)[number]>();
  });
});

describe('the door', () => {
  it('has two ways through and no more', () => {
    expectTypeOf<keyof Door>().toEqualTypeOf<'request' | 'listen'>();
    expectTypeOf<Parameters<Door['listen']>[0]>().toEqualTypeOf<keyof Events>();
    const preload = readFileSync(new URL('../../src/preload/preload.ts', import.meta.url), 'utf8');
    expect(preload).toContain('} satisfies Door;');
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload.split('\n').length).toBeLessThan(30);
  });
});

describe('settings', () => {
  it('have defaults that are settings', () => {
    expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
  });
  it('are changed by name: what is not named stays as it was', () => {
    expect(settingsChangesSchema.parse({})).toEqual({});
    expect(settingsChangesSchema.parse({ weekStart: 0 })).toEqual({ weekStart: 0 });
  });
});

describe('a drawing that a window hands over', () => {
  const rect = { shape: 'rect', x: 1, y: 2, width: 3, height: 4, fill: 'surface' };
  const drawing = (shape: object) => ({
    width: 10,
    height: 10,
    title: 'T',
    alternative: 'A.',
    shapes: [shape],
  });
  const isTaken = (shape: object) => drawingSchema.safeParse(drawing(shape)).success;

  it('is read as it was drawn, groups included', () => {
    const group = { shape: 'group', name: 'One', children: [rect] };
    expect(drawingSchema.parse(drawing(group))).toEqual(drawing(group));
    expect(isTaken({ shape: 'path', d: 'M1 2h3v4h-3z', stroke: 'muted', dash: [4, 2.5] })).toBe(true);
  });

  it('carries no colours, paths or links of its own making', () => {
    expect(isTaken({ ...rect, fill: 'url(#x)' })).toBe(false);
    expect(isTaken({ shape: 'path', d: 'M1 2"/><script>' })).toBe(false);
    expect(isTaken({ shape: 'link', href: '#a', children: [] })).toBe(false);
    expect(isTaken({ ...rect, width: Number.POSITIVE_INFINITY })).toBe(false);
  });
});
