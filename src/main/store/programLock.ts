import fs from 'node:fs';
import os from 'node:os';
import { z } from 'zod';
import type { StoreFault } from '../../contract/channels';
import { err, ok, type Result } from '../../domain/result';

/** Who has a program open: a process on a computer, since when it runs. */
const ownerSchema = z.object({ pid: z.number().int().min(1), host: z.string(), started: z.string() });
type Owner = z.infer<typeof ownerSchema>;

const self: Owner = { pid: process.pid, host: os.hostname(), started: startOf(process.pid) ?? '' };

/** Keeps other processes from opening the same program. */
export class ProgramLock {
  readonly #file: string;
  #held = false;

  constructor(file: string) {
    this.#file = file;
  }

  get held(): boolean {
    return this.#held;
  }

  /** Takes the lock, also from a process that is gone. Throws what the file system says. */
  take(): Result<null, StoreFault> {
    if (this.#held) return ok(null);
    for (;;) {
      if (this.#tryToMake()) {
        this.#held = true;
        return ok(null);
      }
      const owner = readOwner(this.#file);
      if (owner && lives(owner)) return err(inUse(owner, this.#file));
      // Two processes may both find the owner gone: only one of them moves its lock away.
      const gone = `${this.#file}.${process.pid}`;
      try {
        fs.renameSync(this.#file, gone);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
        throw error;
      }
      const taken = readOwner(gone);
      if (taken && JSON.stringify(taken) !== JSON.stringify(owner) && lives(taken)) {
        // Another was quicker and holds it by right: it gets its lock back.
        fs.renameSync(gone, this.#file);
        return err(inUse(taken, this.#file));
      }
      fs.rmSync(gone, { recursive: true, force: true });
    }
  }

  /** Gives the lock back. What cannot be removed is seen to be of a process that is gone, later. */
  release(): void {
    if (!this.#held) return;
    this.#held = false;
    const owner = readOwner(this.#file);
    if (owner?.pid !== self.pid || owner.host !== self.host) return;
    try {
      fs.rmSync(this.#file, { force: true });
    } catch {
      // Whoever finds it sees that this process is gone.
    }
  }

  #tryToMake(): boolean {
    const own = readOwner(this.#file);
    if (own && JSON.stringify(own) === JSON.stringify(self)) return true;
    // Made whole under another name first: a lock that can be seen can be read.
    const fresh = `${this.#file}.new-${process.pid}`;
    fs.writeFileSync(fresh, JSON.stringify(self), { mode: 0o600 });
    try {
      fs.linkSync(fresh, this.#file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      // Some disks know no second names: there it is made in place.
      return this.#tryToMakeInPlace();
    } finally {
      fs.rmSync(fresh, { force: true });
    }
  }

  #tryToMakeInPlace(): boolean {
    try {
      fs.writeFileSync(this.#file, JSON.stringify(self), { mode: 0o600, flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }
}

function readOwner(file: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    // No lock, or none that says whose it is: nobody's.
    return null;
  }
}

function lives(owner: Owner): boolean {
  if (owner.host !== self.host) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // The number may have gone to another process since.
  const started = startOf(owner.pid);
  return started === null || owner.started === '' || started === owner.started;
}

/** When a process was started, in ticks since this computer was, with the number of that start; null where unknown. */
function startOf(pid: number): string | null {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; the 22nd field is the 20th behind it.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return null;
  }
}

function inUse({ pid, host }: Owner, file: string): StoreFault {
  const where = host === self.host ? '' : ` on ${host}`;
  const remedy =
    host === self.host
      ? 'Close it there first.'
      : `Close it there first; if Throughline no longer runs there, delete ${file}.`;
  return {
    code: 'inUse',
    message: `The program is open in another Throughline (process ${pid}${where}). ${remedy}`,
  };
}
