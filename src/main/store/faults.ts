import type { StoreFault } from '../../contract/channels';

const sentenceByCode: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'the folder or file is not there',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EIO: 'the disk reported an error',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'it is in use by another program',
};

/** Why the file system said no, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const known = code === undefined ? undefined : sentenceByCode[code];
  if (known !== undefined) return known;
  return error instanceof Error ? error.message : String(error);
}

/** A write that failed, as the answer to who asked for it. */
export function errorToFault(error: unknown): StoreFault {
  return {
    code: 'notSaved',
    message: `Not saved: ${reasonOf(error)}. The program on disk is as it was before this change.`,
  };
}
