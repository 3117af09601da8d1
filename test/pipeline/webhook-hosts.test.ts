import { expect, test } from 'vitest';
import { HTTPS, isOwnHost, maySendTo, PRIVATE, urlFault } from '../../src/pipeline/webhook-hosts.ts';

const NOT_PUBLIC = [
  '127.0.0.1',
  '127.8.9.1',
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1', // carriers' NAT
  '169.254.169.254', // where clouds keep credentials
  '192.0.0.8',
  '192.0.2.1',
  '198.18.0.1',
  '192.88.99.1',
  '192.31.196.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::1',
  '2002:a00:1::', // 6to4 of 10.0.0.1
  '2001::1', // Teredo
  '100::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '2001:db8::1',
  '3fff::1',
  '4000::1', // nobody's yet
  '5f00::1',
  'not an address',
  '',
];

test.each(NOT_PUBLIC)('no webhook goes to %j', (address) => {
  expect(maySendTo(address, [])).toBe(false);
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1', '::ffff:8.8.8.8'])(
  'a webhook may go to %s',
  (address) => {
    expect(maySendTo(address, [])).toBe(true);
  },
);

test('what the newsroom names is its own: by name, address, or network, however an address is written', () => {
  const own = ['Hooks.internal', '10.0.0.0/8', '192.168.1.5', 'fd00::/8', '::1'];
  for (const host of ['hooks.INTERNAL', '10.255.0.1', '192.168.1.5', '::ffff:10.1.2.3', 'fd12::1', '0:0::1'])
    expect([host, isOwnHost(host, own), maySendTo(host, own)]).toEqual([
      host,
      true,
      host.includes('.INTERNAL') ? true : maySendTo(host, own),
    ]);
  for (const host of ['other.internal', 'a.hooks.internal', '11.0.0.1', '192.168.1.6', 'fc00::1'])
    expect([host, isOwnHost(host, own)]).toEqual([host, false]);
});

test.each([
  ['https://hooks.example/a?b', null],
  ['https://8.8.8.8/', null],
  ['http://hooks.example/', HTTPS],
  ['http://8.8.8.8/', HTTPS],
  ['ftp://10.0.0.1/', HTTPS],
  ['http://10.0.0.1:8080/', null],
  ['http://own.example/', null],
  ['https://own.example/', null],
  ['https://me:word@hooks.example/', 'it has a user name or a password'],
  ['https://me@hooks.example/', 'it has a user name or a password'],
  ['hooks.example', 'it is no address'],
  ['https://', 'it is no address'],
  ['https://127.0.0.1/', PRIVATE],
  ['https://2130706433/', PRIVATE],
  ['https://0x7f.1/', PRIVATE],
  ['https://[::1]/', PRIVATE],
  ['https://[::ffff:192.168.0.1]/', PRIVATE],
  ['https://169.254.169.254/latest/meta-data', PRIVATE],
  ['https://localhost/', PRIVATE],
  ['https://a.localhost./', PRIVATE],
  ['https://db.internal/', PRIVATE],
  ['https://printer.local/', PRIVATE],
  ['https://intranet/', PRIVATE],
])('of %s it says: %s', (url, fault) => {
  expect(urlFault(url, ['10.0.0.0/8', 'own.example'])).toBe(fault);
});
