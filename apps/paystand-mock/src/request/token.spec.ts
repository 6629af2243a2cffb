import { expect, it } from 'vitest';
import { type Claims, sign, TokenReader } from './token.js';

const claims: Claims = {
  iss: 'http://127.0.0.1:4020/v3',
  sub: 'merchant_a',
  client_id: 'test_a',
  scope: 'auth',
  environment: 'sandbox',
  iat: 1000.5,
  exp: 1_210_600.5,
  jti: 'one',
};

it('a token says what was put into it, as often as it is read, however long ago it ended', () => {
  const reader = new TokenReader();
  const token = sign(claims, 'secret');
  expect(token.split('.')).toHaveLength(3);
  for (let i = 0; i < 2; i++) expect(reader.read(token, 'secret')).toEqual(claims);
});

it('a token of another process, a changed one, an unsigned one and no token at all say nothing [paystand.R14]', () => {
  const reader = new TokenReader();
  const token = sign(claims, 'secret');
  const [head, , signature] = token.split('.');
  const other = Buffer.from(JSON.stringify({ ...claims, client_id: 'test_b' })).toString('base64url');
  const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${other}.`;
  expect(reader.read(token, 'another secret')).toBeUndefined();
  for (const wrong of [`${head}.${other}.${signature}`, unsigned, `${token}x`, 'abc', ''])
    expect(reader.read(wrong, 'secret')).toBeUndefined();
});
