import { sealBody } from '../../../src/main/store/envelope';

/** What can become of a file, by what is said of it. */
export const damages: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'cut in half': (bytes) => bytes.subarray(0, bytes.length / 2),
  emptied: () => Buffer.alloc(0),
  zeroed: (bytes) => Buffer.alloc(bytes.length),
  'with one bit flipped': (bytes) => {
    const copy = Buffer.from(bytes);
    copy[Math.floor(copy.length * 0.7)] = (copy[Math.floor(copy.length * 0.7)] ?? 0) ^ 1;
    return copy;
  },
  'turned into an empty object': () => Buffer.from('{}'),
  'turned into null': () => Buffer.from('null'),
  'turned into a list': () => Buffer.from('[1]'),
  'sealed, but something else': () => Buffer.from(sealBody('{"hello":"world"}')),
};
