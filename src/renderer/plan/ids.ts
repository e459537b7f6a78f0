/** A new id for a row that the user makes: a word for its kind and 12 random letters and digits. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  return `${prefix}_${[...bytes].map((byte) => letters[byte % 32]).join('')}`;
}
