import { inflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { ImportFault } from '../../domain/exchange/lossReport';
import { err, ok, type Result } from '../../domain/result';
import { limits } from '../limits';

/** One part of an archive as its directory declares it. */
type Declared = { readonly name: string; readonly size: number; readonly originalSize: number };

const megabyte = 1_048_576;

/**
 * Unpacks the parts of a ZIP archive that `wanted` picks, into memory only. What the directory declares is held against
 * the limits first (number of parts, their names, sizes and ratio), and the real sizes while unpacking.
 */
export function openArchive(
  bytes: Uint8Array,
  file: string,
  wanted: (name: string) => boolean,
): Result<ReadonlyMap<string, Uint8Array>, ImportFault> {
  const fault = (code: string, place: string, message: string, remedy: string) =>
    err({ code, file, place, message: `${file} ${message}`, remedy });
  const unreadable = (place: string) =>
    fault(
      'badArchive',
      place,
      'is damaged: it is no complete workbook.',
      'Open it in the program that made it and save it anew.',
    );
  const tooLarge = (place: string) =>
    fault(
      'unpackedTooLarge',
      place,
      `unpacks to more than it may (${limits.unpackedBytes / megabyte} MB in all).`,
      'Leave out the sheets, rows and pictures that are not needed, or save it as CSV.',
    );
  const declared: Declared[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        declared.push({ name, size, originalSize });
        return false;
      },
    });
  } catch {
    return unreadable('');
  }
  if (declared.length > limits.archiveEntries) {
    return fault(
      'badArchive',
      '',
      `has more than ${limits.archiveEntries} parts.`,
      'Open it in the program that made it and save it anew.',
    );
  }
  let sum = 0;
  const names = new Set<string>();
  for (const { name, size, originalSize } of declared) {
    const parts = name.split(/[\\/]/);
    if (parts.includes('..') || /^([A-Za-z]:|[\\/])/.test(name) || name.includes('\0') || names.has(name)) {
      return fault(
        'badArchive',
        name.slice(0, 100),
        `holds a part whose name no workbook has: "${name.slice(0, 100)}".`,
        'Do not trust this file. Ask for it again from where it came.',
      );
    }
    names.add(name);
    sum += originalSize;
    const isBomb = originalSize > megabyte && originalSize > size * limits.unpackRatio;
    if (isBomb || sum > limits.unpackedBytes) return tooLarge(name);
  }
  const contents = new Map<string, Uint8Array>();
  let left: number = limits.unpackedBytes;
  for (const { name } of declared) {
    if (!wanted(name)) continue;
    const part = unpackPart(bytes, name, left);
    if (part === 'damaged') return unreadable(name);
    if (part === 'tooLarge') return tooLarge(name);
    left -= part.length;
    contents.set(name, part);
  }
  return ok(contents);
}

/**
 * Unpacks one part by its entry in the directory. zlib stops at the limit whatever size is declared; fflate would
 * believe the directory.
 */
function unpackPart(bytes: Uint8Array, name: string, limit: number): Uint8Array | 'damaged' | 'tooLarge' {
  const entry = findEntry(bytes, name);
  if (!entry) return 'damaged';
  const packed = bytes.subarray(entry.start, entry.start + entry.size);
  if (packed.length !== entry.size) return 'damaged';
  if (entry.method === 0) return packed.length > limit ? 'tooLarge' : packed;
  if (entry.method !== 8) return 'damaged';
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'damaged';
  }
}

type Entry = { readonly start: number; readonly size: number; readonly method: number };

/** Where a part's bytes are, read off the central directory and the part's own header. Source: PKWARE APPNOTE 4.3. */
function findEntry(bytes: Uint8Array, name: string): Entry | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const entryName = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (entryName === name) {
      const header = view.getUint32(at + 42, true);
      if (header + 30 > bytes.length || view.getUint32(header, true) !== 0x04034b50) return null;
      return {
        start: header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true),
        size: view.getUint32(at + 20, true),
        method: view.getUint16(at + 10, true),
      };
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return null;
}
