/**
 * Lets tests say what the disk does. Import it before anything of src/main: the store and what it is built on take hold
 * of the file system's functions when they are loaded.
 */
import '../electronForTests';
import fs from 'node:fs';
import path from 'node:path';

// As in a snap: the store has to take it away before electron-store looks.
process.env.SNAP = '/snap/throughline/1';

type Call = (...args: unknown[]) => unknown;
const changing = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'renameSync',
  'linkSync',
  'unlinkSync',
  'rmSync',
  'mkdirSync',
  'chmodSync',
  'copyFileSync',
  'writeFileSync',
  'utimesSync',
] as const;
type Changing = (typeof changing)[number];
const real = Object.fromEntries(changing.map((name) => [name, fs[name].bind(fs)])) as Record<Changing, Call>;

/** How many bytes the disk still takes; null for a disk without an end. */
let bytesLeft: number | null = null;
/** How many bytes one call takes at most; null for all. */
let bytesPerCall: number | null = null;
/** Why no file may be opened for writing, as the file system says it; null for may. */
let denial: 'EROFS' | 'EACCES' | null = null;
let syncFails = false;
/** How many more calls that change anything are carried out; null for all. */
let callsLeft: number | null = null;
let callCount = 0;
let isPaused = false;
let linksAreDenied = false;
let failing: { after: number; readonly count: number; readonly code: string } | null = null;

/** A disk that takes so many bytes more and then is full. */
export function fillDiskAfter(bytes: number): void {
  bytesLeft = bytes;
}

/** A disk that takes only so many bytes in one call, which the caller has to notice. */
export function limitEachWrite(bytes: number): void {
  bytesPerCall = bytes;
}

/** A disk, or a user, that may not write. */
export function denyWrites(code: 'EROFS' | 'EACCES'): void {
  denial = code;
}

/** Makes syncing fail as a disk that is going does. */
export function failSync(fails: boolean): void {
  syncFails = fails;
}

/** The process ends before its nth call from now that changes anything: it and all later ones come to nothing. */
export function endAfterCalls(calls: number): void {
  callsLeft = calls;
  callCount = 0;
}

/** So many calls that change anything fail, after so many that do not; then the disk is well again. */
export function failCalls(after: number, count: number, code: string): void {
  failing = { after, count, code };
}

/** What is done between is no work of the store: nothing fails and nothing is counted. */
export async function withoutFaults<T>(work: () => Promise<T>): Promise<T> {
  isPaused = true;
  try {
    return await work();
  } finally {
    isPaused = false;
  }
}

/** Whether the failing calls of `failCalls` came. */
export function hasFailed(): boolean {
  return failing !== null && failing.after < 0;
}

/** Whether the process would have ended. */
export function hasEnded(): boolean {
  return callsLeft !== null && callsLeft < 0;
}

/** How many calls changed anything since `endAfterCalls`. */
export function callsMade(): number {
  return callCount;
}

/** A disk that knows no second names for files. */
export function denyLinks(): void {
  linksAreDenied = true;
}

/** A disk without faults. */
export function mendDisk(): void {
  bytesLeft = null;
  bytesPerCall = null;
  denial = null;
  syncFails = false;
  callsLeft = null;
  failing = null;
  linksAreDenied = false;
}

function failure(code: string, what: string): Error {
  return Object.assign(new Error(`${code}: ${what}`), { code });
}

function writeSync(fd: number, ...rest: unknown[]): unknown {
  if (bytesLeft === null && bytesPerCall === null) return real.writeSync(fd, ...rest);
  const [content] = rest;
  const bytes =
    typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(content as Uint8Array).subarray(
          Number(rest[1] ?? 0),
          Number(rest[1] ?? 0) + Number(rest[2]),
        );
  if (bytesLeft === 0) throw failure('ENOSPC', 'no space left on device');
  const taken = Math.min(bytes.length, bytesLeft ?? bytes.length, bytesPerCall ?? bytes.length);
  if (bytesLeft !== null) bytesLeft -= taken;
  return real.writeSync(fd, bytes, 0, taken);
}

/** What was renamed, linked or removed and is not in the folder's own synced state yet: a power cut takes it back. */
type Unsynced = { readonly folder: string; readonly takeBack: () => void };
let unsynced: Unsynced[] = [];
let keptBy: string | null = null;
let keptCount = 0;
const pathByFd = new Map<number, string>();

/** From here on it is remembered what a power cut takes back; `folder` keeps what was replaced. */
export function rememberUnsynced(folder: string | null): void {
  keptBy = folder;
  unsynced = [];
  pathByFd.clear();
}

/** The power goes: of what was not synced some of the latest is as if it had never been. */
export function cutPower(share: number): void {
  const count = Math.round(unsynced.length * share);
  for (const { takeBack } of unsynced.slice(unsynced.length - count).reverse()) takeBack();
  unsynced = [];
}

/** A second name for what is about to be replaced or removed; answers how to bring it back. */
function keep(file: string): () => void {
  if (keptBy === null || !fs.existsSync(file) || !fs.statSync(file).isFile()) return () => undefined;
  const kept = path.join(keptBy, `kept-${keptCount++}`);
  real.linkSync(file, kept);
  return () => {
    real.rmSync(file, { force: true });
    real.linkSync(kept, file);
  };
}

function changeNames(name: Changing, args: readonly unknown[], carryOut: () => unknown): unknown {
  const [from, to] = args as [string, string];
  if (keptBy === null) return carryOut();
  if (name === 'renameSync') {
    const bringBack = keep(to);
    const done = carryOut();
    unsynced.push({
      folder: path.dirname(to),
      takeBack: () => {
        real.renameSync(to, from);
        bringBack();
      },
    });
    return done;
  }
  if (name === 'linkSync') {
    const done = carryOut();
    unsynced.push({ folder: path.dirname(to), takeBack: () => real.rmSync(to, { force: true }) });
    return done;
  }
  if (name === 'unlinkSync' || name === 'rmSync') {
    const takeBack = keep(from);
    const done = carryOut();
    unsynced.push({ folder: path.dirname(from), takeBack });
    return done;
  }
  const done = carryOut();
  if (name === 'openSync') pathByFd.set(done as number, from);
  if (name === 'fsyncSync') {
    const folder = pathByFd.get(args[0] as number);
    unsynced = unsynced.filter((one) => one.folder !== folder);
  }
  return done;
}

for (const name of changing) {
  const faulty: Call = (...args) => {
    const changes = !isPaused && (name !== 'openSync' || args[1] !== 'r');
    if (changes && callsLeft !== null) {
      callsLeft -= 1;
      if (callsLeft < 0) throw failure('ENDED', 'the process is gone');
      callCount += 1;
    }
    if (changes && failing) {
      failing.after -= 1;
      if (failing.after < 0 && failing.after >= -failing.count) throw failure(failing.code, name);
    }
    if (changes && denial !== null && name !== 'fsyncSync') throw failure(denial, name);
    if (name === 'linkSync' && linksAreDenied) throw failure('EPERM', name);
    if (name === 'fsyncSync' && syncFails) throw failure('EIO', 'i/o error, fsync');
    return changeNames(name, args, () =>
      name === 'writeSync' ? writeSync(args[0] as number, ...args.slice(1)) : real[name](...args),
    );
  };
  Object.assign(fs, { [name]: faulty });
}
