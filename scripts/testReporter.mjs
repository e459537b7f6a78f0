/** A vitest reporter that leaves the counts, the failures and the reasons of skips in a JSON file for `npm test`. */
import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} TestTally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures the full names of what failed
 * @property {{ name: string, reason: string }[]} skips
 */

export default class TestReporter {
  /** @param {{ file: string }} options where the tally goes */
  constructor(options) {
    this.file = options.file;
  }

  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {TestTally} */
    const tally = { passed: 0, failed: 0, skipped: 0, failures: [], skips: [] };
    /** @param {string} name */
    const fail = (name) => {
      tally.failed += 1;
      tally.failures.push(name);
    };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const name = `${module.relativeModuleId} > ${test.fullName}`;
        const result = test.result();
        if (result.state === 'passed') {
          tally.passed += 1;
        } else if (result.state === 'skipped') {
          tally.skipped += 1;
          tally.skips.push({ name, reason: result.note ?? `marked .${test.options.mode}` });
        } else {
          fail(result.state === 'failed' ? name : `${name} (did not run)`);
        }
      }
      // A file or a group that could not be set up fails without any of its tests failing.
      for (const error of module.errors()) fail(`${module.relativeModuleId}: ${firstLine(error.message)}`);
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors()) {
          fail(`${module.relativeModuleId} > ${suite.fullName}: ${firstLine(error.message)}`);
        }
      }
    }
    for (const error of unhandledErrors) {
      fail(
        `Outside of any test: ${firstLine(/** @type {{ message?: string }} */ (error).message ?? String(error))}`,
      );
    }
    fs.mkdirSync(path.dirname(this.file), { recursive: true });
    fs.writeFileSync(this.file, JSON.stringify(tally));
  }
}

/** @param {string} text */
function firstLine(text) {
  return text.split('\n')[0] ?? '';
}
