/** An address that may be opened outside, and what the user is shown of it. */
export type ExternalLink = { readonly url: string; readonly place: string };

/** Reads an address: https with a host, or mail; null for anything else. */
export function parseExternalLink(text: string): ExternalLink | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'mailto:') {
    const to = decodeURIComponentOrNull(url.pathname);
    return to === null || to === '' ? null : { url: url.href, place: to };
  }
  if (url.protocol !== 'https:' || url.host === '') return null;
  // A name before the host can be made to look like the host.
  if (url.username !== '' || url.password !== '') return null;
  return { url: url.href, place: url.host };
}

function decodeURIComponentOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
