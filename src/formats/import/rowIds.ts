/** 32-bit FNV-1a of a text's UTF-16 units, as eight hexadecimal digits. Source: Fowler, Noll, Vo. */
export function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const slugLength = 40;

/**
 * Makes ids out of the keys of the source, so that the same files give the same program: `project` and `KEP-12` are
 * `project-KEP-12`. What an id may not hold is replaced, and then a hash of the key keeps it apart from others.
 */
export function createRowIds(): (prefix: string, key: string) => string {
  const taken = new Set<string>();
  return (prefix, key) => {
    const slug = key
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, slugLength)
      .replace(/-+$/, '');
    const name = slug === key ? slug : `${slug}${slug === '' ? '' : '-'}${hashText(key)}`;
    let id = `${prefix}-${name}`;
    for (let n = 2; taken.has(id); n++) id = `${prefix}-${name}-${n}`;
    taken.add(id);
    return id;
  };
}
