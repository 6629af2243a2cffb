import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { controlPage, frontPage } from './front-page.js';
import { messagePage, pageHeaders, renderPage } from './layout.js';

const now = Date.UTC(2026, 0, 31, 12);

it('renders a whole document', () => {
  const html = renderPage({ title: 'A <b>', body: 'x < y', style: '.a > .b { color: red; }' });
  expect(html).toMatch(/^<!doctype html><html lang="en"><head><meta charset="utf-8"\s?\/?>/);
  expect(html).toContain('<title>A &lt;b></title>');
  expect(html).toContain('<body>x &lt; y</body>');
});

it('allows the style of the page and nothing else, by its hash', () => {
  const html = renderPage({ title: 'A', body: '', style: '.a > .b { content: "é"; }' });
  const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(html) ?? [];
  expect(style).toContain('.a > .b { content: "é"; }');
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  expect(pageHeaders(html)['content-security-policy']).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`,
  );
});

const hashOf = (text = '') => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const policyOf = (html: string, framing = {}) => pageHeaders(html, framing)['content-security-policy'];

it('allows the script of the page, and that it asks its own site', () => {
  const html = renderPage({ title: 'A', body: '', script: 'document.title = "<é>";' });
  expect(html).toContain('<script type="module">document.title = "<é>";</script>');
  const [, style] = /<style>([\s\S]*)<\/style>/.exec(html) ?? [];
  expect(policyOf(html)).toBe(
    `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf('document.title = "<é>";')}; connect-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'`,
  );
});

it('allows no script that stands anywhere else', () => {
  const smuggled = '<script type="module">alert(1)</script>';
  for (const script of [undefined, 'let own = 1;']) {
    const html = renderPage({ title: 'A', body: '', script })
      .replace('<body>', `<body>${smuggled}`)
      .replace('</title>', `</title>${smuggled}`);
    expect(policyOf(html)).not.toContain(hashOf('alert(1)'));
    expect(policyOf(html)?.includes('script-src')).toBe(script !== undefined);
  }
});

it('lets other sites frame a page that is made for it, and that one alone', () => {
  const html = renderPage({ title: 'A', body: '' });
  expect(policyOf(html, { framable: true })).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'$/);
  expect(policyOf(html, { framable: false })).toMatch(/; frame-ancestors 'none'$/);
});

it('keeps pages nowhere, so that Back asks again', () => {
  expect(pageHeaders(messagePage({ title: 'Gone', text: 'Nothing here.' }))).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

it('names the mock, says that it is a sandbox and leads to the control plane', () => {
  const html = frontPage({ title: 'Acme', url: 'http://127.0.0.1:1', control: 'http://127.0.0.1:2/' });
  expect(html).toContain('<h1>Acme</h1>');
  expect(html).toContain('Nothing is charged');
  expect(html).toContain('href="http://127.0.0.1:2/"');
  expect(frontPage({ title: 'Acme', url: 'http://127.0.0.1:1' })).not.toContain('<a ');
});

it('lists addresses and worlds on the control plane', () => {
  const html = controlPage({
    version: '1.2.3',
    url: 'http://127.0.0.1:2',
    providers: [{ title: 'Acme', url: 'http://127.0.0.1:1', credential: '…wxyz' }],
    worlds: [{ id: 'w_1', now, frozen: true, credentials: ['…<1>'] }],
    total: 3,
  });
  expect(html).toContain('href="http://127.0.0.1:1"');
  expect(html).toContain('…wxyz');
  expect(html).toContain('href="http://127.0.0.1:2/worlds/w_1/deliveries"');
  expect(html).toContain('31 Jan 2026, 12:00:00 UTC, frozen');
  expect(html).toContain('…&lt;1>');
  expect(html).toContain('1 of 3 are shown.');
  expect(controlPage({ version: '1.2.3', url: 'http://127.0.0.1:2', providers: [], worlds: [] })).toContain('None yet');
});
