import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A bare Electron that prints static files, each in so many milliseconds. */
export type BarePrinter = {
  readonly print: (file: string) => Promise<number>;
  readonly end: () => void;
};

/** Starts `bench/bare`; throws what it said when it ends before it is asked to. */
export async function startBarePrinter(
  electron: string,
  root: string,
  userData: string,
): Promise<BarePrinter> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(ELECTRON_RUN_AS_NODE|NODE_OPTIONS)$/.test(name)),
  );
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []),
    path.join(root, 'bench/bare'),
    `--user-data-dir=${userData}`,
  ];
  const child = spawn(electron, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`The bare printer ended: ${said}`);
    return value as string;
  };
  for (let line = await nextLine(); line !== 'ready'; line = await nextLine());
  return {
    print: async (file) => {
      child.stdin.write(`${file}\n`);
      const ms = Number(await nextLine());
      if (!Number.isFinite(ms)) throw new Error(`The bare printer printed nothing: ${said}`);
      return ms;
    },
    end: () => child.kill(),
  };
}
