// Reads lines of JSON {token, url, params, signature}; writes for each {signature, accepts}: what the provider's own
// library signs, and whether it takes the signature that was given.
import { createInterface } from 'node:readline';
import twilio from 'twilio';

const { getExpectedTwilioSignature, validateRequest } = await import('twilio/lib/webhooks/webhooks.js').then(
  (module) => module.default ?? module,
);

for await (const line of createInterface({ input: process.stdin })) {
  const { token, url, params, signature } = JSON.parse(line);
  console.log(
    JSON.stringify({
      signature: getExpectedTwilioSignature(token, url, params),
      accepts: (validateRequest ?? twilio.validateRequest)(token, signature, url, params),
    }),
  );
}
