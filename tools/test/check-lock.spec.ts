import { expect, it } from 'vitest';
import { lockFindings } from '../check-lock.mjs';

const found = (packages: Record<string, object>) => lockFindings({ packages });

it('accepts a lockfile that has everything and says nothing of where it comes from', () => {
  const packages = {
    '': { dependencies: { a: '^1.0.0' } },
    'libs/client': { devDependencies: { b: '1.0.0' } },
    'node_modules/@paystub/client': { resolved: 'libs/client', link: true },
    'node_modules/a': { integrity: 'sha512-a', dependencies: { b: '1', c: '1' }, devDependencies: { z: '1' } },
    'node_modules/a/node_modules/c': { integrity: 'sha512-c', dependencies: { b: '1' } },
    'node_modules/b': { integrity: 'sha512-b' },
  };
  expect(found(packages)).toEqual([]);
});

it('finds a download address', () => {
  const resolved = 'https://registry.example/a.tgz';
  expect(found({ 'node_modules/a': { integrity: 'sha512-a', resolved } })).toEqual(['node_modules/a carries a download address']);
});

it('finds what npm ci would miss: a package, and a platform package of one', () => {
  expect(found({ '': { devDependencies: { a: '1' } } })).toEqual(['the root asks for a, which is not in it']);
  const packages = { 'node_modules/a': { integrity: 'sha512-a', optionalDependencies: { '@a/win32': '1' } } };
  expect(found(packages)).toEqual(['node_modules/a asks for @a/win32, which is not in it']);
});

it('finds a package that stands where the one that asks for it does not look', () => {
  const packages = {
    'node_modules/a': { integrity: 'sha512-a', dependencies: { b: '1' } },
    'node_modules/c': { integrity: 'sha512-c' },
    'node_modules/c/node_modules/b': { integrity: 'sha512-b' },
  };
  expect(found(packages)).toEqual(['node_modules/a asks for b, which is not in it']);
});

it('finds a package without integrity', () => {
  expect(found({ 'node_modules/a': {} })).toEqual(['node_modules/a has no integrity']);
});
