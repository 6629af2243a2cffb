import { expect, it } from 'vitest';
import { money } from './money.js';
import { hostOf, webUrl } from './web-url.js';

it.each(['https://shop.example', 'http://127.0.0.1:8080/done?order=1&x=%20#top', 'https://shop.example/a"b'])(
  'keeps %s as it was given',
  (url) => {
    expect(webUrl(url)).toBe(url);
  },
);

it.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://shop.example',
  '/done',
  'shop.example',
  '',
])('refuses %j', (url) => {
  expect(webUrl(url)).toBeUndefined();
});

it('has no address where there is none', () => {
  expect(webUrl(null)).toBeUndefined();
});

it('writes an address so that a header can carry it', () => {
  expect(webUrl('https://shop.example/café\r\nx-evil: 1')).toBe('https://shop.example/caf%C3%A9x-evil:%201');
  expect(webUrl('https://bücher.example/')).toBe('https://xn--bcher-kva.example/');
});

it('names the host with its port', () => {
  expect(hostOf('http://127.0.0.1:8080/done')).toBe('127.0.0.1:8080');
});

it.each([
  [1, '€0.01'],
  [1000, '€10.00'],
  [1250, '€12.50'],
  [5_000_000, '€50,000.00'],
])('%i cents are %s', (cents, text) => {
  expect(money(cents)).toBe(text);
});
