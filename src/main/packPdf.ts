import { deflateSync } from 'node:zlib';

/** What is told of a packed document, as PDF text: the entries of its information dictionary, and its XMP packet. */
export type PdfIdentity = {
  readonly info: readonly (readonly [name: string, value: string])[];
  readonly xmp: Uint8Array;
};

/** A document's objects as Chromium writes them: each at its place, numbered from 1, without generations. */
type PlainPdf = {
  readonly objects: ReadonlyMap<number, Buffer>;
  readonly rootNumber: number;
  readonly infoNumber: number | null;
};

/** So many objects share a stream: a reader that wants one unpacks them all. */
const objectsPerStream = 200;

/**
 * Packs the objects of a PDF that Chromium printed into object streams, which makes a tagged one a fourth as large, and
 * tells who it is of. The objects themselves are not looked into: they go over byte for byte. Null for a file that is not
 * written the way Chromium writes them. Source: ISO 32000-1, 7.5.4, 7.5.7 and 7.5.8.
 */
export function packPdf(
  bytes: Uint8Array,
  { info, xmp }: PdfIdentity,
): { readonly bytes: Uint8Array; readonly pageCount: number } | null {
  const plain = readPlainPdf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const root = plain?.objects.get(plain.rootNumber)?.toString('latin1') ?? '';
  if (plain === null || !/^\s*<<[\s\S]*\/Type\s*\/Catalog\b/.test(root)) return null;

  let next = Math.max(...plain.objects.keys()) + 1;
  const xmpNumber = next++;
  const infoNumber = next++;
  const objects = new Map(plain.objects);
  if (plain.infoNumber !== null) objects.delete(plain.infoNumber);
  const additions = [
    `/Metadata ${xmpNumber} 0 R`,
    ...(/\/Lang\b/.test(root) ? [] : ['/Lang (en)']),
    ...(/\/ViewerPreferences\b/.test(root) ? [] : ['/ViewerPreferences <</DisplayDocTitle true>>']),
  ];
  objects.set(plain.rootNumber, Buffer.from(root.replace('<<', `<<${additions.join(' ')} `), 'latin1'));
  objects.set(infoNumber, Buffer.from(`<<${info.map(([name, value]) => `/${name} ${value}`).join(' ')}>>`));
  objects.set(xmpNumber, toStream('/Type /Metadata /Subtype /XML', Buffer.from(xmp)));

  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  let length = parts[0]?.length ?? 0;
  /** Where an object stands: at a byte, or at a place in an object stream. */
  const places = new Map<number, readonly [kind: 1 | 2, first: number, second: number]>();
  const write = (number: number, body: Buffer) => {
    places.set(number, [1, length, 0]);
    for (const part of [Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]) {
      parts.push(part);
      length += part.length;
    }
  };
  const packed: (readonly [number, Buffer])[] = [];
  let pageCount = 0;
  for (const [number, body] of objects) {
    if (isStream(body)) write(number, body);
    else {
      packed.push([number, body]);
      if (/\/Type\s*\/Page\b/.test(body.toString('latin1'))) pageCount += 1;
    }
  }
  for (let from = 0; from < packed.length; from += objectsPerStream) {
    const held = packed.slice(from, from + objectsPerStream);
    const streamNumber = next++;
    let at = 0;
    const heads = held.map(([number, body], i) => {
      places.set(number, [2, streamNumber, i]);
      const head = `${number} ${at}`;
      at += body.length + 1;
      return head;
    });
    const first = Buffer.from(`${heads.join(' ')}\n`);
    const content = Buffer.concat([first, ...held.flatMap(([, body]) => [body, Buffer.from('\n')])]);
    const about = `/Type /ObjStm /N ${held.length} /First ${first.length} /Filter /FlateDecode`;
    write(streamNumber, toStream(about, deflateSync(content)));
  }
  const tableNumber = next++;
  const startOfTable = length;
  places.set(tableNumber, [1, startOfTable, 0]);
  const table = Buffer.alloc(7 * next);
  for (let number = 0; number < next; number++) {
    // A number that nothing has is free, as the first always is.
    const [kind, first, second] = places.get(number) ?? [0, 0, number === 0 ? 0xffff : 0];
    table.writeUInt8(kind, 7 * number);
    table.writeUInt32BE(first, 7 * number + 1);
    table.writeUInt16BE(second, 7 * number + 5);
  }
  const about = `/Type /XRef /Size ${next} /W [1 4 2] /Root ${plain.rootNumber} 0 R /Info ${infoNumber} 0 R /Filter /FlateDecode`;
  write(tableNumber, toStream(about, deflateSync(table)));
  parts.push(Buffer.from(`startxref\n${startOfTable}\n%%EOF\n`));
  return { bytes: Buffer.concat(parts), pageCount };
}

const isStream = (body: Buffer) => body.subarray(-9).toString('latin1') === 'endstream';

function toStream(about: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${about} /Length ${content.length}>>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
}

/** Reads a file with one plain table of its objects, all of the first generation; null for any other. */
function readPlainPdf(bytes: Buffer): PlainPdf | null {
  const tail = bytes.subarray(-1_024).toString('latin1');
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  if (!(tableAt > 0 && tableAt < bytes.length)) return null;
  const end = bytes.subarray(tableAt).toString('latin1');
  const head = /^xref\s+0 (\d+)\s*\n/.exec(end);
  const rootNumber = Number(/\/Root (\d+) 0 R/.exec(end)?.[1]);
  if (!head || !Number.isInteger(rootNumber) || /\/(Prev|Encrypt)\b/.test(end)) return null;
  const count = Number(head[1]);
  const places: { number: number; at: number }[] = [];
  for (let number = 1; number < count; number++) {
    const from = head[0].length + 20 * number;
    const entry = /^(\d{10}) (\d{5}) ([nf])/.exec(end.slice(from, from + 20));
    if (!entry) return null;
    if (entry[3] === 'f') continue;
    if (entry[2] !== '00000') return null;
    places.push({ number, at: Number(entry[1]) });
  }
  places.sort((a, b) => a.at - b.at);
  const objects = new Map<number, Buffer>();
  for (const [i, { number, at }] of places.entries()) {
    const whole = bytes.subarray(at, places[i + 1]?.at ?? tableAt);
    const begin = /^(\d+) 0 obj\s/.exec(whole.subarray(0, 24).toString('latin1'));
    const last = whole.lastIndexOf('endobj');
    if (Number(begin?.[1]) !== number || last === -1) return null;
    objects.set(number, trimmed(whole.subarray(begin?.[0].length ?? 0, last)));
  }
  const information = /\/Info (\d+) 0 R/.exec(end)?.[1];
  return { objects, rootNumber, infoNumber: information === undefined ? null : Number(information) };
}

/** Without the blanks and line ends around it. */
function trimmed(bytes: Buffer): Buffer {
  const isBlank = (at: number) => (bytes[at] ?? 0) <= 0x20;
  let from = 0;
  let to = bytes.length;
  while (from < to && isBlank(from)) from += 1;
  while (to > from && isBlank(to - 1)) to -= 1;
  return bytes.subarray(from, to);
}
