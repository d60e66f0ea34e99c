// A push service and a browser in one, over real HTTP: it takes what is sent, opens it with http_ece, checks the VAPID
// token with jws and web-push's own idea of a valid key, and says what it found. Prints one line of JSON when it is
// ready: {url, subscription}. POST /_fake {status, retryAfter, times, cut} plans the next answers; GET /_fake lists
// what was received.
import { createServer } from 'node:http';
import { createECDH, createPublicKey, randomBytes } from 'node:crypto';
import ece from 'http_ece';
import jws from 'jws';
import webPush from 'web-push';

const receiver = createECDH('prime256v1');
receiver.generateKeys();
const auth = randomBytes(16);
const received = [];
let plans = [];

function token(header) {
  const match = /^vapid t=([^,]+), ?k=(.+)$/.exec(header ?? '');
  if (!match) return { valid: false };
  const point = Buffer.from(match[2], 'base64url');
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const valid = jws.verify(match[1], 'ES256', key.export({ format: 'pem', type: 'spki' }));
  const { header: head, payload } = jws.decode(match[1]);
  return { valid, key: match[2], head, claims: typeof payload === 'string' ? JSON.parse(payload) : payload };
}

function open(body) {
  try {
    const plain = ece.decrypt(body, { version: 'aes128gcm', privateKey: receiver, authSecret: auth.toString('base64url') });
    return JSON.parse(plain.toString('utf8'));
  } catch (error) {
    return { error: String(error) };
  }
}

const read = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
};

const server = createServer(async (request, response) => {
  const body = await read(request);
  if (request.url === '/_fake') {
    if (request.method === 'POST') {
      plans = JSON.parse(body.toString('utf8'));
      response.writeHead(204).end();
    } else {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(received));
    }
    return;
  }
  const plan = plans[0];
  if (plan && --plan.times <= 0) plans.shift();
  if (plan?.cut === 'before') {
    request.socket.destroy();
    return;
  }
  const status = plan?.status ?? 201;
  if (status < 300) {
    received.push({
      path: request.url,
      headers: request.headers,
      size: body.length,
      token: token(request.headers.authorization),
      payload: open(body),
    });
  }
  if (plan?.cut === 'after') {
    request.socket.destroy();
    return;
  }
  setTimeout(
    () => response.writeHead(status, plan?.retryAfter ? { 'retry-after': String(plan.retryAfter) } : {}).end(),
    plan?.delay ?? 0,
  );
});

server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  console.log(
    JSON.stringify({
      url,
      subscription: {
        endpoint: `${url}/send/abc`,
        p256dh: receiver.getPublicKey().toString('base64url'),
        auth: auth.toString('base64url'),
      },
      // What the library makes of the same: our own test compares the shape.
      library: webPush.supportedContentEncodings.AES_128_GCM,
    }),
  );
});
process.stdin.on('end', () => process.exit(0)).resume();
