import { expect, test } from 'vitest';
import { apiKeyId, hashApiKey, newApiKey } from '../../src/secrets/api-key.ts';
import { sameText } from '../../src/secrets/same-text.ts';
import { deriveSubkeys, keyedHash } from '../../src/secrets/subkeys.ts';

test('a new key is found by its id and proved by its hash, which does not hold it', () => {
  const { id, key, hash } = newApiKey();
  expect(apiKeyId(key)).toBe(id);
  expect(hashApiKey(key)).toBe(hash);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(key).not.toContain(hash);
  expect(newApiKey().key).not.toBe(key);
});

test.each([
  '',
  'hakam_',
  'hakam_xyz_abc',
  `hakam_${'0'.repeat(16)}_${'0'.repeat(63)}`,
  `x${newApiKey().key}`,
  `${newApiKey().key}0`,
])('%j is no key', (text) => {
  expect(apiKeyId(text)).toBeUndefined();
});

test('hashes are of the published algorithms', () => {
  // SHA-256 of "abc": FIPS 180-2, appendix B.1.
  expect(hashApiKey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  // HMAC-SHA256, RFC 4231, test case 2, cut to 128 bits.
  expect(keyedHash(new TextEncoder().encode('Jefe'), 'what do ya want for nothing?')).toBe(
    Buffer.from('5bdcc146bf60754e6a042426089575c7', 'hex').toString('base64url'),
  );
});

test('each purpose has a subkey of its own, and each secret others', () => {
  const [one, other] = [deriveSubkeys('one secret'), deriveSubkeys('another secret')];
  const hashes = [one, other].flatMap((keys) => Object.values(keys).map((key) => keyedHash(key, 'x')));
  expect(new Set(hashes).size).toBe(2 * Object.keys(one).length);
  expect(deriveSubkeys('one secret')).toEqual(one);
});

test.each([
  ['', '', true],
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'abcd', false],
  ['abcd', 'abc', false],
])('%j and %j are the same: %s', (one, other, same) => {
  expect(sameText(one, other)).toBe(same);
});
