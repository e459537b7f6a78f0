/**
 * What properties are drawn from. At a desk by chance, so that every run looks somewhere new; with
 * THROUGHLINE_PROPERTY_SEED from that seed; in CI always from the same one: it judges the change, not the draw.
 */
const asked = process.env.THROUGHLINE_PROPERTY_SEED ?? (process.env.CI ? '1' : '');
if (asked !== '') {
  const seed = Number(asked);
  if (!Number.isInteger(seed)) throw new Error(`THROUGHLINE_PROPERTY_SEED is a whole number, not ${asked}`);
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}

export {};
