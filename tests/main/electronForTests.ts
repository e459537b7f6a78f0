/**
 * electron-store asks for Electron when it is imported; in plain Node the package answers with the path of a binary,
 * which it would download. With this set it answers without looking. Import it before anything of src/main.
 */
process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
