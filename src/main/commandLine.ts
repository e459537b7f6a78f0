import path from 'node:path';

/** What the app was started for. */
export type StartOrder = {
  /** A job to do without a window, and to end. */
  readonly jobFile: string | null;
  /** A folder to export the sample's picture and report to, in a window that is seen, and to end. */
  readonly demoFolder: string | null;
  /** Files to open, as whole paths; and addresses, which are turned down. */
  readonly files: readonly string[];
};

const openable = new Set(['.throughline', '.json', '.csv', '.tsv', '.xlsx', '.xml', '.gan', '.mmd', '.ics']);

/** Whether an argument is an address (`scheme://…`, `scheme:…`) and no path; a drive is one letter. */
export function isAddress(arg: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]+:/.test(arg);
}

/** Reads the app's arguments. Chromium's own flags and the app's folder are among them; neither is a file to open. */
export function parseCommandLine(args: readonly string[], folder: string): StartOrder {
  const flagValue = (flag: string) => {
    const arg = args.find((one) => one.startsWith(`--${flag}=`));
    const value = arg?.slice(flag.length + 3) ?? '';
    return value === '' ? null : path.resolve(folder, value);
  };
  const files = args
    .filter(
      (arg) => !arg.startsWith('-') && (isAddress(arg) || openable.has(path.extname(arg).toLowerCase())),
    )
    // An address stays what it is, so that it is turned down by name and never becomes a path.
    .map((arg) => (isAddress(arg) ? arg : path.resolve(folder, arg)));
  return { jobFile: flagValue('job'), demoFolder: flagValue('demo'), files: [...new Set(files)] };
}
