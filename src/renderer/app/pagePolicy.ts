/** What the browser offers of Trusted Types; not in TypeScript's DOM library yet. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: {
      readonly createHTML: (text: string) => string;
      readonly createScriptURL: (address: string) => string | null;
    },
  ) => unknown;
};

/**
 * The one policy of the page: text that a library assigns as markup is escaped, so it can only ever be text, and
 * workers come from the app itself. Loaded before anything else.
 */
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', {
  createHTML: (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  createScriptURL: (address) => (new URL(address, location.href).origin === location.origin ? address : null),
});
