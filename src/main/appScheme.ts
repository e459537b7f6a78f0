import fs from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { contentSecurityPolicy, fileOfUrl, mimeTypeOf } from './pages';

/** Announces the scheme of our pages; before the app is ready. */
export function announceAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the pages of a folder at app://throughline/, and nothing outside of it. */
export function serveAppScheme(folder: string): void {
  protocol.handle('app', async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    const file = fileOfUrl(request.url, folder);
    if (file === null) return new Response(null, { status: 404 });
    try {
      // A link inside the folder must not lead out of it.
      const real = await fs.realpath(file);
      if (path.relative(await fs.realpath(folder), real).startsWith('..'))
        return new Response(null, { status: 404 });
      const bytes = await fs.readFile(real);
      return new Response(new Uint8Array(bytes), {
        headers: {
          'Content-Type': mimeTypeOf(file),
          'Content-Security-Policy': contentSecurityPolicy,
          'X-Content-Type-Options': 'nosniff',
          'Referrer-Policy': 'no-referrer',
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cache-Control': 'no-cache',
        },
      });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR')
        return new Response(null, { status: 404 });
      throw error;
    }
  });
}
