// The views on example answers, for looking at: node scripts/dev.mjs [--watch] [folder with more examples]
// Then open dist/dev/index.html?view=timeline&theme=dark through any local server (`--serve PORT` is one).
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';
import { styles } from './styles.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));
const out = process.env.CW_DEV_OUT ?? join(here, 'dist/dev');
const more = join(here, 'dist/examples');
await mkdir(out, { recursive: true });

const found = [];
for (const folder of [join(here, '../../tests/contract'), more]) {
  if (!existsSync(folder)) continue;
  for (const name of (await readdir(folder)).filter(name => name.endsWith('.json'))) {
    found.push(JSON.parse(await readFile(join(folder, name), 'utf8')));
  }
}
await writeFile(join(out, 'examples.js'), `globalThis.examples = ${JSON.stringify(found)};`);
await cp(join(here, 'src/dev/index.html'), join(out, 'index.html'));

const made = await context({
  entryPoints: [join(here, 'src/dev/dev.ts')], outdir: out, bundle: true, format: 'esm', splitting: true, target: 'es2022',
  jsx: 'automatic', jsxImportSource: 'preact', sourcemap: 'inline', plugins: [styles], logLevel: 'info'
});
await made.rebuild();
const port = process.argv.indexOf('--serve');
if (port > 0) await made.serve({ servedir: out, port: Number(process.argv[port + 1]) || 8123, host: '127.0.0.1' });
else if (process.argv.includes('--watch')) await made.watch();
else await made.dispose();
