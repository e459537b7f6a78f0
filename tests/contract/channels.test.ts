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
