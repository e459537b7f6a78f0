/**
 * zod tries once whether it may make code of text, which the pages' policy forbids and the console would show as an
 * error. It is asked as soon as a schema is made, so this stands in its place of settings before zod itself is loaded.
 */
(globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };

export {};
