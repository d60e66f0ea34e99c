/** The fake Hub, see README.md beside it. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { roughMap } from './basemap.mjs';
import { FakeHub } from './hub.mjs';
import { FakeLive } from './live.mjs';

const port = Number(process.env.BEREDSKAB_PORT ?? 5080);
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const baseMap = process.env.BEREDSKAB_BASEMAP
  ? JSON.parse(readFileSync(process.env.BEREDSKAB_BASEMAP, 'utf8'))
  : roughMap;
const hub = new FakeHub(baseMap);
const live = new FakeLive(
  (request) => hub.follow(request),
  () => hub.heartbeat(),
);
hub.publish = (change) => live.broadcast('change', change);

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

function file(response, path) {
  const wanted = join(dist, normalize(path));
  const found = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(dist, 'index.html');
  if (!existsSync(found)) return json(response, 404, { title: 'Byg først: npm run build' });
  response.writeHead(200, {
    'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
  });
  createReadStream(found).pipe(response);
}
function json(response, status, body, headers = {}) {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
async function bodyOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text ? JSON.parse(text) : {};
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname.startsWith('/fake/')) {
    if (pathname === '/fake/silence') live.silentUntil = Date.now() + 20_000;
    else hub.stage(pathname.slice('/fake/'.length));
    return json(response, 200, {});
  }
  if (!pathname.startsWith('/api/')) return file(response, pathname);
  const me = /fake=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null;
  const { status, body, cookie } = hub.answer(request.method, pathname, await bodyOf(request), me);
  json(
    response,
    status,
    body,
    cookie === undefined
      ? {}
      : { 'set-cookie': `fake=${cookie}; Path=/; SameSite=Lax${cookie ? '' : '; Max-Age=0'}` },
  );
});
server.on('upgrade', (request, socket, head) => {
  if (request.url.startsWith('/live')) live.upgrade(request, socket, head);
  else socket.destroy();
});
server.listen(port, () => console.log(`Falsk Hub på http://localhost:${port}`));
