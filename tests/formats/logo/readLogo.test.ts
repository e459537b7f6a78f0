import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Logo, logoSchema } from '../../../src/domain/model/logo';
import { reportOptionsSchema } from '../../../src/domain/report/options';
import { readLogo } from '../../../src/formats/logo/readLogo';
import { writeReport } from '../../../src/formats/report/writeReport';
import { prepare, readSample, today } from '../../domain/report/reports';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (logo: Logo) => Buffer.from(logo.content, 'base64').toString('latin1');
const read = (bytes: Uint8Array, name = 'logo') => {
  const logo = readLogo(bytes, name);
  if (!logo.ok) throw new Error(logo.error);
  expect(logoSchema.parse(logo.value)).toEqual(logo.value);
  return logo.value;
};
const faultOf = (bytes: Uint8Array) => {
  const logo = readLogo(bytes, 'mark.svg');
  return logo.ok ? '' : logo.error;
};

const chunk = (kind: string, content: Uint8Array) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, bytesOf(kind), content, Buffer.alloc(4)]);
};
const header = (width: number, height: number) => {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return chunk('IHDR', size);
};
const png = (...extra: Buffer[]) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      header(40, 10),
      ...extra,
      chunk('IDAT', deflateSync(Buffer.alloc(10 * 121))),
      chunk('IEND', new Uint8Array()),
    ]),
  );
const segment = (marker: number, content: Uint8Array) =>
  Buffer.concat([Buffer.from([0xff, marker, 0, content.length + 2]), content]);
const jpeg = new Uint8Array(
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, bytesOf('Exif: taken at home')),
    segment(0xfe, bytesOf('made by somebody')),
    segment(0xc0, Buffer.from([8, 0, 30, 0, 90, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3, 0xff, 0xd9]),
    bytesOf('behind the end'),
  ]),
);
const svg = (inside: string, head = 'viewBox="0 0 200 50"') =>
  bytesOf(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${head}>${inside}</svg>`);

describe('a logo', () => {
  it('[R35] keeps of a PNG and a JPEG only what is drawn', () => {
    const picture = read(png(chunk('tEXt', bytesOf('Author a secret')), chunk('eXIf', bytesOf('place'))));
    expect(picture).toMatchObject({ kind: 'png', width: 40, height: 10 });
    expect(textOf(picture)).not.toMatch(/secret|place/);
    expect(textOf(picture)).toBe(textOf(read(png())));
    const photo = read(jpeg);
    expect(photo).toMatchObject({ kind: 'jpeg', width: 90, height: 30 });
    expect(textOf(photo)).not.toMatch(/home|somebody|behind/);
  });

  it('[R35] keeps of an SVG its shapes and colours', () => {
    const logo = read(
      svg(
        '<metadata>who</metadata><title>Tip</title><defs><linearGradient id="g"><stop offset="0" style="stop-color:#fff"/></linearGradient></defs>' +
          '<path d="M0 0h9" fill="url(#g)" onclick="x()"/><rect fill="url(https://a.example/b)" width="9" height="9"/>' +
          '<use href="#g"/><use href="https://a.example/"/>',
      ),
    );
    expect(logo).toMatchObject({ kind: 'svg', width: 200, height: 50 });
    const text = textOf(logo);
    expect(text).toContain('<path d="M0 0h9" fill="url(#g)"></path>');
    expect(text).toContain('stop-color="#fff"');
    expect(text).toContain('<use href="#g"></use><use></use>');
    expect(text).not.toMatch(/who|Tip|onclick|example|style/);
    // What was kept is kept as it is the next time.
    expect(textOf(read(bytesOf(text)))).toBe(text);
  });

  it.each([
    [svg('<script>x()</script>'), /holds <script>/],
    [svg('<image href="data:image/png;base64,AA"/>'), /holds <image>/],
    [svg('<foreignObject/>'), /holds <foreignObject>/],
    [svg('<style>path{fill:red}</style>'), /holds <style>/],
    [svg('<path d="M0 0">'), /no whole SVG/],
    [svg('', ''), /says no size/],
    [
      bytesOf('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'),
      /entities|no whole SVG/,
    ],
    [bytesOf('<svg width="9" height="9"/>'), /no SVG/],
    [bytesOf('GIF89a'), /no PNG, JPEG or SVG/],
    [png().slice(0, 60), /cut short/],
    [jpeg.slice(0, 40), /cut short/],
    [new Uint8Array(), /no PNG, JPEG or SVG/],
  ])('[R35] is refused in one sentence that says why (%#)', (bytes, why) => {
    const fault = faultOf(bytes);
    expect(fault).toMatch(why);
    expect(fault).toMatch(/^mark\.svg is not taken as a logo: .*The logo is as it was\.$/);
  });

  it('[R35] of any bytes is read or refused, never more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(png(), jpeg, svg('<path d="M0 0"/>')),
        fc.nat(),
        fc.nat(255),
        (good, at, byte) => {
          const bytes = Uint8Array.from(good);
          bytes[at % bytes.length] = byte;
          const logo = readLogo(bytes, 'x');
          if (logo.ok) expect(logoSchema.safeParse(logo.value).success).toBe(true);
          else expect(logo.error).toMatch(/^x is not taken/);
        },
      ),
    );
  });

  it('[R35] stands at the head of the pages, the page and the slides', async () => {
    const sample = readSample();
    const logo = read(svg('<path d="M0 0h9"/>'));
    const document = { ...sample, program: { ...sample.program, logo } };
    for (const audience of ['executive', 'steering', 'team', 'external'] as const) {
      const [first] = prepare(document, { audience }).pages;
      expect(first?.blocks[0]).toMatchObject({
        kind: 'logo',
        alternative: `Logo of ${sample.program.title}`,
      });
      // The title stands beside it.
      expect(first?.blocks[1]).toMatchObject({ kind: 'heading' });
      expect(first?.blocks[1]?.x).toBeGreaterThan(
        (first?.blocks[0]?.x ?? 0) + (first?.blocks[0]?.width ?? 0),
      );
    }
    const options = reportOptionsSchema.parse({ audience: 'steering' });
    expect(await writeReport(document, options, today, 'html')).toContain(
      `src="data:image/svg+xml;base64,${logo.content}"`,
    );
    const deck = unzipSync((await writeReport(document, options, today, 'pptx')) as Uint8Array);
    const media = Object.entries(deck).filter(([name]) => /media\/.*\.(png|svg)$/.test(name));
    expect(media.map(([name]) => name.slice(-3)).sort()).toEqual(['png', 'svg']);
    for (const [name, bytes] of media) expect(bytes[0]).toBe(name.endsWith('png') ? 0x89 : 0x3c);
  });
});
