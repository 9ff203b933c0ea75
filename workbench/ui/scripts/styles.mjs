// A style sheet that is imported becomes a module which puts it into the page once; no file to be linked by any host.
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { transform } from 'esbuild';

export const styles = {
  name: 'styles',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      const id = 'cw-' + createHash('sha256').update(code).digest('hex').slice(0, 10);
      const contents = `if (!document.getElementById(${JSON.stringify(id)})) {
        const el = document.createElement('style');
        el.id = ${JSON.stringify(id)};
        el.textContent = ${JSON.stringify(code)};
        document.head.append(el);
      }`;
      return { contents, loader: 'js' };
    });
  }
};
