import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const source = join(root, 'src');

/** The table of rooms in src/README.md, as rules: rooms and packages that each may import. */
const rooms: Record<string, { rooms: string[]; packages: RegExp }> = {
  domain: { rooms: [], packages: /^zod$/ },
  formats: {
    rooms: ['domain'],
    packages:
      /^(papaparse|read-excel-file(\/.+)?|write-excel-file(\/.+)?|saxes|fflate|pptxgenjs|zod|node:.+)$/,
  },
  contract: { rooms: ['domain'], packages: /^zod$/ },
  preload: { rooms: ['contract'], packages: /^electron$/ },
  main: {
    rooms: ['domain', 'formats', 'contract'],
    packages: /^(electron|electron-store|@cantoo\/pdf-lib|@fontsource\/inter\/.+|zod|node:.+)$/,
  },
  renderer: {
    rooms: ['domain', 'contract'],
    packages:
      /^(react|react-dom(\/.+)?|react-aria-components|@internationalized\/date|zustand|vis-timeline\/standalone|vis-timeline\/styles\/.+|lucide-react|marked|elkjs\/lib\/.+|@tanstack\/react-virtual|@fontsource\/inter\/.+)$/,
  },
  cli: { rooms: ['domain', 'formats'], packages: /^node:.+$/ },
};
/** Layers inside of the renderer, lowest first: each may import those before it; features not each other. */
const layers = ['ui', 'plan', 'report', 'features', 'app'];

type Import = { file: string; target: string; dynamic: boolean };

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g,
  )) {
    found.push({ file, target: (match[1] ?? match[2]) as string, dynamic: false });
  }
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    found.push({ file, target: match[1] as string, dynamic: true });
  }
  return found;
}

const files = (readdirSync(source, { recursive: true }) as string[])
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join(source, file));
const imports = files.flatMap(importsOf);
const roomOf = (path: string) => relative(source, path).split('/')[0] as string;
const place = (path: string) => relative(root, path);

it('looks at the whole tree', () => {
  expect(files.length).toBeGreaterThan(60);
  expect(imports.length).toBeGreaterThan(150);
  for (const room of Object.keys(rooms))
    expect(
      files.some((file) => roomOf(file) === room),
      room,
    ).toBe(true);
});

it('each room imports only the rooms and packages of its row', () => {
  const broken = imports.flatMap(({ file, target, dynamic }) => {
    const room = roomOf(file);
    const allowed = rooms[room];
    if (!allowed) return [`${place(file)}: no such room`];
    if (!target.startsWith('.')) return allowed.packages.test(target) ? [] : [`${place(file)} → ${target}`];
    const resolved = resolve(dirname(file), target);
    if (target.includes('/resources/')) return [];
    const to = roomOf(resolved);
    if (to !== room && dynamic) return [`${place(file)} → ${target} (dynamic)`];
    return to === room || allowed.rooms.includes(to) ? [] : [`${place(file)} → ${target}`];
  });
  expect(broken).toEqual([]);
});

it('in the renderer, ui ← plan ← report ← features ← app, and features do not import each other', () => {
  const broken = imports.flatMap(({ file, target }) => {
    if (roomOf(file) !== 'renderer' || !target.startsWith('.')) return [];
    const resolved = resolve(dirname(file), target);
    if (roomOf(resolved) !== 'renderer') return [];
    const [, from, feature] = relative(source, file).split('/');
    const [, to, otherFeature] = relative(source, resolved).split('/');
    const up =
      layers.indexOf(to as string) > layers.indexOf(from as string) && layers.includes(from as string);
    const across = from === 'features' && to === 'features' && feature !== otherFeature;
    return up || across ? [`${place(file)} → ${target}`] : [];
  });
  expect(broken).toEqual([]);
});

it('one door each: ipcMain, windows, the preload object and vis-timeline have one file', () => {
  const holders = (pattern: RegExp) =>
    files
      .filter((file) => pattern.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')))
      .map(place);
  expect(holders(/import\s*{[^}]*\bipcMain\b/)).toEqual(['src/main/ipc.ts']);
  expect(holders(/new BrowserWindow\(/)).toEqual(['src/main/windows.ts']);
  expect(holders(/window\.throughline\b/)).toEqual(['src/renderer/plan/door.ts']);
  expect(holders(/from 'vis-timeline/)).toEqual(['src/renderer/features/roadmap/widget/timelineAdapter.ts']);
});

// That it touches no page and no host, the compiler holds: its library has neither.
it('the law has no clock and no chance', () => {
  const law = files.filter((file) => roomOf(file) === 'domain');
  const broken = law.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\/\/.*$/gm, '');
    const found =
      /\b(Date\.now|new Date\b|Math\.random|crypto\.|process\.|setTimeout|setInterval|performance\.|fetch\()/.exec(
        text,
      );
    return found ? [`${place(file)}: ${found[0]}`] : [];
  });
  expect(broken).toEqual([]);
});

it('has no barrels, no utils, no files that swallow their neighbours', () => {
  expect(
    files.filter((file) => /\/(index|utils?|helpers?|misc|common)\.tsx?$/.test(file)).map(place),
  ).toEqual([]);
  const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 500).map(place);
  expect(long).toEqual([]);
});

it('never makes markup of text', () => {
  const broken = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\/\/.*$/gm, '');
    const found =
      /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|eval\(|new Function\()/.exec(
        text,
      );
    return found ? [`${place(file)}: ${found[0]}`] : [];
  });
  expect(broken).toEqual([]);
});

it('every relative import names a file that is there', () => {
  const broken = imports.filter(({ file, target }) => {
    if (!target.startsWith('.')) return false;
    const path = resolve(dirname(file), target.replace(/\?.*$/, ''));
    return !['', '.ts', '.tsx'].some((ending) => existsSync(path + ending));
  });
  expect(broken.map(({ file, target }) => `${place(file)} → ${target}`)).toEqual([]);
});
