import { expect, it } from 'vitest';
import { isNoise } from '../../scripts/app.mjs';

it("Chromium's own talk is noise, and what the app says is not", () => {
  const noise = [
    '',
    '[5698:1122/132631.961401:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket',
    '[5727:1122/132632.233779:ERROR:viz_main_impl.cc(181)] Exiting GPU process due to errors',
    '[12:0101/000000.000001:WARNING:sandbox_linux.cc(430)] InitializeSandbox() called with multiple threads',
    '(electron:123): Gtk-WARNING **: 10:00:00.000: Theme parsing error',
    'libva error: vaGetDriverNameByIndex() failed with unknown libva error, driver_name = (null)',
    'DevTools listening on ws://127.0.0.1:1234/devtools/browser/abc',
  ];
  const told = [
    'The program could not be read: line 3 is no JSON.',
    'ERROR: the plan has a cycle',
    'Error: ENOENT: no such file or directory',
    '[5698:1122/132631.961401:FATAL:gpu_data_manager_impl_private.cc(448)] GPU process is not usable. Goodbye.',
  ];
  expect(noise.filter((line) => !isNoise(line))).toEqual([]);
  expect(told.filter(isNoise)).toEqual([]);
});
