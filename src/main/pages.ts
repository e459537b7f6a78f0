import path from 'node:path';

/** Where our own pages are served. */
export const appOrigin = 'app://throughline';

/** What our pages may load and do: their own files, and nothing else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

const mimeTypeByEnding: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};

/** The type of a file by its ending; what is not known is bytes that no page will run. */
export function mimeTypeOf(file: string): string {
  return mimeTypeByEnding[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/** The file that an address of ours names; null for another host, another scheme, or a place outside of the folder. */
export function fileOfUrl(url: string, folder: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  if (protocol !== 'app:' || host !== 'throughline') return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const file = path.join(folder, decoded === '/' ? 'index.html' : decoded);
  const inside = path.relative(folder, file);
  return inside === '' || inside.startsWith('..') || path.isAbsolute(inside) ? null : file;
}

/** Whether an address is a page of ours, or while developing of the development server. */
export function isOwnUrl(url: string, developmentOrigin: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin } = new URL(url);
  if (protocol === 'app:' && host === 'throughline') return true;
  return developmentOrigin !== null && origin === developmentOrigin;
}

/** Whether a request may leave the page: our files, what the page itself holds, the tools of Chromium. */
export function mayLoad(url: string, developmentOrigin: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  if (protocol === 'app:') return host === 'throughline';
  if (['blob:', 'data:', 'devtools:', 'chrome-devtools:'].includes(protocol)) return true;
  if (developmentOrigin === null) return false;
  return host === new URL(developmentOrigin).host;
}
