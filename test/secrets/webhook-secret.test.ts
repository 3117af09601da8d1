import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { webhookSecret } from '../../src/secrets/webhook-secret.ts';

test('a secret of a webhook is one a webhook and number, as Standard Webhooks reads them', () => {
  const subkey = new TextEncoder().encode('Jefe');
  const secret = webhookSecret(subkey, 'a', 1);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const at = new Date();
  const signature = new Webhook(secret).sign('event', at, '{}');
  const headers = {
    'webhook-id': 'event',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  };
  expect(new Webhook(webhookSecret(subkey, 'a', 1)).verify('{}', headers)).toEqual({});
  for (const other of [webhookSecret(subkey, 'a', 2), webhookSecret(subkey, 'b', 1)])
    expect(() => new Webhook(other).verify('{}', headers)).toThrow('No matching signature');
});
