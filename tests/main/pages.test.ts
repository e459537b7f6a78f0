import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, fileOfUrl, isOwnUrl, mayLoad, mimeTypeOf } from '../../src/main/pages';

const folder = path.resolve('/srv/throughline/renderer');

describe('an address of ours', () => {
  it('names a file of the folder', () => {
    expect(fileOfUrl('app://throughline/', folder)).toBe(path.join(folder, 'index.html'));
    expect(fileOfUrl('app://throughline/assets/a%20b.js?x#y', folder)).toBe(
      path.join(folder, 'assets/a b.js'),
    );
  });

  it('names nothing outside of it', () => {
    for (const url of [
      'app://throughline/../main/main.js',
      'app://throughline/%2e%2e/main/main.js',
      'app://throughline/..%2f..%2fetc%2fpasswd',
      'app://throughline/..%5c..%5cetc',
      'app://throughline/a%00.js',
      'app://throughline/%',
      'app://elsewhere/index.html',
      'https://throughline/index.html',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      const file = fileOfUrl(url, folder);
      if (file !== null) expect(file.startsWith(folder + path.sep)).toBe(true);
    }
    expect(fileOfUrl('app://throughline/..%2f..%2fetc%2fpasswd', folder)).toBeNull();
    expect(fileOfUrl('app://elsewhere/index.html', folder)).toBeNull();
  });

  it('whatever it is, leads into the folder or nowhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', 'a', '%00', '~')),
        (parts) => {
          const file = fileOfUrl(`app://throughline/${parts.join('/')}`, folder);
          if (file !== null) expect(path.relative(folder, file)).not.toMatch(/^\.\.|^$/);
        },
      ),
    );
  });
});

it('a page is ours by its scheme and host, or while developing by its origin', () => {
  expect(isOwnUrl('app://throughline/report.html', null)).toBe(true);
  expect(isOwnUrl('app://evil/report.html', null)).toBe(false);
  expect(isOwnUrl('app://throughline.evil/x', null)).toBe(false);
  expect(isOwnUrl('http://localhost:5173/', null)).toBe(false);
  expect(isOwnUrl('http://localhost:5173/', 'http://localhost:5173')).toBe(true);
  expect(isOwnUrl('http://localhost:51730/', 'http://localhost:5173')).toBe(false);
  expect(isOwnUrl('', null)).toBe(false);
});

it('nothing is loaded from a network', () => {
  for (const url of [
    'app://throughline/x.js',
    'data:image/png;base64,AA',
    'blob:app://throughline/1',
    'devtools://d/x',
  ]) {
    expect([url, mayLoad(url, null)]).toEqual([url, true]);
  }
  for (const url of [
    'https://example.com',
    'http://localhost:5173/x',
    'ws://localhost:5173',
    'file:///etc/passwd',
    'ftp://x',
    'app://other/x',
  ]) {
    expect([url, mayLoad(url, null)]).toEqual([url, false]);
  }
  expect(mayLoad('ws://localhost:5173/', 'http://localhost:5173')).toBe(true);
});

it('the policy is the one that was decided', () => {
  expect(contentSecurityPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types default",
  );
});

it('files are of the type that their ending says, and of none that runs otherwise', () => {
  expect(mimeTypeOf('/a/b.JS')).toBe('text/javascript; charset=utf-8');
  expect(mimeTypeOf('/a/b.woff2')).toBe('font/woff2');
  expect(mimeTypeOf('/a/b.exe')).toBe('application/octet-stream');
});
