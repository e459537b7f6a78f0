import fc from 'fast-check';

/** Texts that break readers: formulas, markup, paths, reserved names, directions, halves of characters, length. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\u00a0\u200b',
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      '<img src=x onerror=alert(1)>',
      '</script><script>alert(1)</script>',
      '=HYPERLINK("http://x","y")',
      '@SUM(A1)',
      '+1',
      '-2+3',
      '../../etc/passwd',
      'C:\\Windows',
      'CON',
      'javascript:alert(1)',
      'https://user@evil.example/',
      '\u202egnp.exe',
      '\ud800',
      '\udc00x',
      '\u0000',
      'a\r\nb',
      'a\tb',
      '"',
      '""',
      "'",
      '&amp;&#0;&lol;',
      ']]>',
      '%00',
      `$${'{7*7}'}`,
      'NaN',
      'Infinity',
      '1e999',
      '-0',
      '٣',
      'İ',
      'ﬀ',
      '👩‍👩‍👧‍👦',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(10_000), 'x'.repeat(10_001), 'é'.repeat(40_000)) },
);

/** What people and programs write where a day is meant. */
export const hostileDay: fc.Arbitrary<string> = fc.constantFrom(
  '2027-01-04',
  '2027-01-29',
  '2027-02-31',
  '2027-13-01',
  '0000-00-00',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '-0001-01-01',
  '2028-02-29',
  '2027-02-29',
  '00.00.0000',
  '03/04/2027',
  '25/12/2027',
  '22/Mar/26 10:50 AM',
  '31 Feb 2027',
  '46023',
  '20270104',
  '2027-01-04T25:61',
  '2027-01-04T08:00:00',
  '2027-01-04T24:00',
  'tomorrow',
  '',
);

export const hostileNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    -1,
    1,
    100,
    101,
    1e9,
    -1e9,
    525_960_000,
    525_960_001,
    Number.MAX_SAFE_INTEGER,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
    0.1,
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);

/** Any JSON value, with the hostile ones among them. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  hostileDay,
  hostileNumber,
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { id: 'a' }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Ways in which a file is damaged on its way: cut, overwritten, doubled, flipped, mixed up. */
type Damage = { readonly how: number; readonly at: number; readonly length: number; readonly text: string };

export const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record({
    how: fc.nat({ max: 6 }),
    at: fc.nat({ max: 999_999 }),
    length: fc.nat({ max: 200 }),
    text: hostileText.filter((text) => text.length < 200),
  }),
  { maxLength: 4 },
);

/** A text with damages done to it. */
export function damageText(text: string, done: readonly Damage[]): string {
  let damaged = text;
  for (const { how, at, length, text: other } of done) {
    const place = damaged.length === 0 ? 0 : at % damaged.length;
    const head = damaged.slice(0, place);
    const tail = damaged.slice(place + length);
    if (how === 0) damaged = head;
    else if (how === 1) damaged = head + tail;
    else if (how === 2) damaged = head + other + damaged.slice(place);
    else if (how === 3) damaged = head + other + tail;
    else if (how === 4) damaged = head + damaged.slice(place, place + length).repeat(2) + tail;
    else if (how === 5) damaged = tail + head;
    else damaged = damaged.slice(0, place) + damaged.slice(place).replace(/\d+/, other || '9'.repeat(20));
  }
  return damaged;
}

/** Bytes with damages done to them. */
export function damageBytes(bytes: Uint8Array, done: readonly Damage[]): Uint8Array {
  let damaged = Uint8Array.from(bytes);
  for (const { how, at, length } of done) {
    const place = damaged.length === 0 ? 0 : at % damaged.length;
    if (how === 0) damaged = damaged.slice(0, place);
    else if (how === 1) damaged.fill(0, place, place + length);
    else if (how === 2) damaged.fill(0xff, place, place + 4);
    else
      for (let i = place; i < Math.min(damaged.length, place + 1 + (length % 8)); i++)
        damaged[i] = (damaged[i] ?? 0) ^ (1 << (at % 8));
  }
  return damaged;
}
