import fs from 'node:fs';
import path from 'node:path';
import type { StoreFault } from '../contract/channels';
import type { Logo } from '../domain/model/logo';
import { err, type Result } from '../domain/result';
import { largestLogoFile, readLogo } from '../formats/logo/readLogo';
import { drawLogo } from './drawLogo';
import { reasonOf } from './store/faults';

/** Reads the picture of a file as a logo; what it may not be is one sentence. */
export async function readLogoFile(file: string): Promise<Result<Logo, StoreFault>> {
  const name = path.basename(file);
  const refuse = (message: string) => err({ code: 'invalid', message } as const);
  try {
    const { size } = fs.statSync(file);
    if (size > largestLogoFile) return refuse(`${name} is larger than 8 MB. The logo is as it was.`);
    const logo = readLogo(new Uint8Array(fs.readFileSync(file)), name);
    if (!logo.ok) return refuse(logo.error);
    const drawn = await drawLogo(logo.value);
    return drawn.ok ? drawn : refuse(`The logo could not be drawn: ${drawn.error}. The logo is as it was.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return refuse(`${name} could not be read: ${reasonOf(error)}. The logo is as it was.`);
  }
}
