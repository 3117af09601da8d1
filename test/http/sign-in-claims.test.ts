import type { JWTPayload } from 'jose';
import { expect, test } from 'vitest';
import type { SignInSettings } from '../../src/domain/access.ts';
import { personOf } from '../../src/http/sign-in-claims.ts';

const settings: SignInSettings = {
  issuer: 'https://id.example',
  audience: 'hakam',
  jwks: null,
  claim: 'hakam',
  roles: null,
  clientId: null,
  clientSecret: null,
};
const nameOf = (claims: JWTPayload) => personOf({ sub: 's', ...claims }, settings)?.name;
const grantsOf = (claims: JWTPayload, more: Partial<SignInSettings> = {}) =>
  personOf({ sub: 's', ...claims }, { ...settings, ...more })?.grants;
const MODERATOR = { role: 'moderator', site: 'plain' };

test('a person is called by the first name that the token has', () => {
  expect(nameOf({ name: 'Suad', preferred_username: 'suad', email: 's@news.example' })).toBe('Suad');
  expect(nameOf({ name: ' \u202e ', preferred_username: 'suad' })).toBe('suad');
  expect(nameOf({ name: 7, preferred_username: '', email: 's@news.example' })).toBe('s@news.example');
  expect(nameOf({})).toBe('s');
});

test('a name is one line of what a database can hold, and not longer than others', () => {
  expect(nameOf({ name: 'a\u0000b\nc\u2067\ud800' })).toBe('abc\ufffd');
  expect(nameOf({ name: '😀'.repeat(101) })).toBe('😀'.repeat(100));
});

test('a claim may lie in an object, or have a name with dots', () => {
  const claim = 'https://news.example/hakam';
  expect(grantsOf({ [claim]: ['moderator:plain'] }, { claim })).toEqual([MODERATOR]);
  const deep = { resource_access: { hakam: { roles: ['moderator:plain'] } } };
  expect(grantsOf(deep, { claim: 'resource_access.hakam.roles' })).toEqual([MODERATOR]);
  for (const path of [
    'resource_access',
    'resource_access.x.roles',
    'a.b',
    '__proto__',
    'constructor.name',
    '',
  ])
    expect(grantsOf({ ...deep, a: null }, { claim: path })).toEqual([]);
});

test('an address that nobody has verified grants nothing', () => {
  const by = { claim: 'email', roles: new Map([['s@news.example', [MODERATOR as never]]]) };
  expect(grantsOf({ email: 's@news.example', email_verified: true }, by)).toEqual([MODERATOR]);
  expect(grantsOf({ email: 's@news.example' }, by)).toEqual([MODERATOR]);
  for (const email_verified of [false, 'false'])
    expect(grantsOf({ email: 's@news.example', email_verified }, by)).toEqual([]);
});
