// Everything that is shipped: the JupyterLab extension (dist/labextension) and the bundle for hosts without it (dist/widget).
// Called by hatch_build.py, `npm run build`; never calls npm itself, since some installations of Node bring none that works.
import { rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { styles } from './styles.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));
const shared = { bundle: true, format: 'esm', target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact', plugins: [styles],
  logLevel: 'warning', absWorkingDir: here, legalComments: 'none' };

const lib = join(here, 'lib');
const next = join(here, 'lib.next');
await rm(next, { recursive: true, force: true });
await build({ ...shared, entryPoints: { index: 'src/lab/index.ts' }, outdir: next, splitting: true, packages: 'external' });
await rm(lib, { recursive: true, force: true });
await rename(next, lib);
if (existsSync(join(here, 'src/widget/index.ts'))) {
  await build({ ...shared, entryPoints: { widget: 'src/widget/index.ts' }, outdir: 'dist/widget', minify: true });
}
const builder = ['node_modules/@jupyter/builder/lib/build-labextension.js',
  '--core-package-file', 'node_modules/@jupyterlab/core-meta/core.package.json', '.'];
const done = spawnSync(process.execPath, builder, { cwd: here, stdio: ['ignore', 'pipe', 'inherit'] });
if (done.status !== 0) {
  process.stdout.write(done.stdout ?? '');
  process.exit(done.status ?? 1);
}
