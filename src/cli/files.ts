import fs from 'node:fs';
import path from 'node:path';
import type { ImportFile } from '../formats/import/readImport';
import { PlanAtFault, WrongUsage } from './wrongUsage';

const importable = new Set([
  '.csv',
  '.tsv',
  '.xlsx',
  '.json',
  '.throughline',
  '.xml',
  '.gan',
  '.mmd',
  '.ics',
]);
/** A file larger than this is not even read. */
const largestBytes = 300 * 1024 * 1024;

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read or written';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'ENOTDIR') return 'a part of its path is no folder';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}

function readOne(file: string): ImportFile {
  try {
    const stat = fs.statSync(file);
    // A pipe or a device may never end.
    if (!stat.isFile()) throw new PlanAtFault([`${file} is no file: a device or pipe is not read.`]);
    if (stat.size > largestBytes) {
      throw new PlanAtFault([`${file} is larger than ${largestBytes / 1_048_576} MB and was not read.`]);
    }
    // The folder goes along: it tells what the program may be called.
    const full = path.resolve(file);
    const name = `${path.basename(path.dirname(full))}/${path.basename(full)}`;
    return { name, bytes: fs.readFileSync(file) };
  } catch (error) {
    if (error instanceof PlanAtFault) throw error;
    throw new PlanAtFault([`${file} cannot be read: ${reasonOf(error)}.`]);
  }
}

/** Reads files, and the importable files of folders; in the order given, those of a folder by name. */
export function readFiles(paths: readonly string[]): ImportFile[] {
  if (paths.length === 0) throw new WrongUsage('Name at least one file.');
  return paths.flatMap((given) => {
    let isFolder = false;
    try {
      isFolder = fs.statSync(given).isDirectory();
    } catch (error) {
      throw new PlanAtFault([`${given} cannot be read: ${reasonOf(error)}.`]);
    }
    if (!isFolder) return [readOne(given)];
    const names = fs
      .readdirSync(given, { withFileTypes: true })
      .filter((entry) => entry.isFile() && importable.has(path.extname(entry.name).toLowerCase()))
      .map((entry) => entry.name)
      .sort();
    if (names.length === 0) {
      throw new PlanAtFault([`${given} holds no file that can be imported (CSV, XLSX, JSON or XML).`]);
    }
    return names.map((name) => readOne(path.join(given, name)));
  });
}

/** The bytes of one file. */
export function readBytes(file: string): Uint8Array {
  return readOne(file).bytes;
}

/** Reads a file of settings for the command line as JSON. */
export function readJson(file: string): unknown {
  const { bytes } = readOne(file);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new PlanAtFault([`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}.`]);
  }
}

/** Writes a file whole or not at all: beside it first, then renamed into its place. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const beside = `${file}.part-${process.pid}`;
  try {
    fs.writeFileSync(beside, content, { flush: true });
    fs.renameSync(beside, file);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw new PlanAtFault([`${file} cannot be written: ${reasonOf(error)}.`]);
  }
}

/** Makes a folder where there is none. */
export function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new PlanAtFault([`${folder} cannot be made: ${reasonOf(error)}.`]);
  }
}
