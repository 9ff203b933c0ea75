// A screenshot of a view on example answers: node scripts/look.mjs out.png view=timeline theme=dark size=1180x420 focus='{"session":14}'
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const [file, ...rest] = process.argv.slice(2);
const given = Object.fromEntries(rest.map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
const [width, height] = (given.size ?? '1560x950').split('x').map(Number);
const folder = process.env.CW_DEV_OUT ?? join(fileURLToPath(new URL('..', import.meta.url)), 'dist/dev');
const types = { html: 'text/html', js: 'text/javascript' };
const server = createServer(async (request, answer) => {
  const name = new URL(request.url, 'http://x').pathname;
  try {
    const content = await readFile(join(folder, name === '/' ? 'index.html' : name));
    answer.writeHead(200, { 'content-type': types[(name === '/' ? 'html' : name.split('.').pop())] ?? 'text/plain' }).end(content);
  } catch { answer.writeHead(404).end(); }
}).listen(0, '127.0.0.1');
await new Promise(done => server.once('listening', done));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
page.on('console', line => line.type() === 'error' && console.error('console:', line.text()));
page.on('pageerror', error => console.error('page:', error.message));
const query = new URLSearchParams({ view: given.view ?? 'workbench', theme: given.theme ?? 'light', ...(given.focus && { focus: given.focus }) });
await page.goto(`http://127.0.0.1:${server.address().port}/?${query}`);
await page.waitForSelector('body[data-ready]');
for (const step of (given.do ?? '').split(';').filter(Boolean)) { // do="click:.cw-turn;press:m"
  const [verb, what] = [step.slice(0, step.indexOf(':')), step.slice(step.indexOf(':') + 1)];
  await (verb === 'click' ? page.click(what) : verb === 'hover' ? page.hover(what) : verb === 'type' ? page.keyboard.type(what) : page.keyboard.press(what));
}
await page.waitForTimeout(Number(given.wait ?? 400));
await page.screenshot({ path: file });
await browser.close();
server.close();
