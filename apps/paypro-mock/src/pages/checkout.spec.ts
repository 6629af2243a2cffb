import { expect, it } from 'vitest';
import { type Choice, checkoutView } from './checkout.js';
import type { Order, ShownWorld } from './frame.js';
import { outcomeView } from './outcome.js';

const world: ShownWorld = { id: 'w_k3Zt90aQxY7b', now: Date.UTC(2026, 0, 31, 12), frozen: true };
const order: Order = { id: 'PPA1B2C3D4E5F6', description: 'Order 1001', amount: 1250, shop: 'https://shop.example/done' };
const ideal: Choice = { id: 'ideal', name: 'iDEAL', takes: 'at once' };
const transfer: Choice = { id: 'bank-transfer', name: 'Bank transfer', takes: '1 working day' };

const form = { order, world, choices: [ideal, transfer], formToken: 'token-1' };
const outcome = { order, world, state: 'paid', at: world.now, method: 'iDEAL', onward: 'https://shop.example/done?order=1&x=2' };

const inputs = (html: string) => html.match(/<input type="radio"[^>]*>/g) ?? [];
/** What is read on the page. */
const text = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('shows the order, the amount in euros and each method with what it does', () => {
  const page = text(checkoutView(form));
  expect(page).toContain('To pay €12.50 Order 1001');
  expect(page).toContain('shop.example');
  expect(page).toContain('iDEAL At once');
  expect(page).toContain('Bank transfer Takes 1 working day');
});

it('says that it is a sandbox, which world it is, what its clock shows and that nothing is charged', () => {
  for (const html of [checkoutView(form), outcomeView(outcome)]) {
    expect(text(html)).toContain('PayPro sandbox. Nothing is charged.');
    expect(text(html)).toContain('World w_k3Zt90aQxY7b · 31 Jan 2026, 12:00:00 UTC, frozen');
  }
  expect(text(checkoutView({ ...form, world: { ...world, frozen: false } }))).toContain('UTC, running');
});

it('leaves the choice open between several methods and shows a single one as chosen', () => {
  expect(inputs(checkoutView(form)).map((input) => input.includes('checked'))).toEqual([false, false]);
  expect(inputs(checkoutView({ ...form, choices: [ideal] })).map((input) => input.includes('checked'))).toEqual([true]);
});

it('makes Pay the first button, so that Enter presses it', () => {
  const buttons = [...checkoutView(form).matchAll(/<button[^>]*name="do" value="(\w+)"/g)].map(([, value]) => value);
  expect(buttons).toEqual(['pay', 'fail', 'cancel', 'expire']);
});

it('ties a problem to the group of methods', () => {
  const html = checkoutView({ ...form, problem: 'Choose how to pay.' });
  expect(html).toMatch(/<fieldset[^>]*aria-describedby="problem"/);
  expect(html).toContain('<p id="problem" class="problem">Choose how to pay.</p>');
  expect(html).toContain('<title>Error: Pay €12.50');
  expect(checkoutView(form)).not.toContain('id="problem"');
});

it('escapes what the merchant wrote', () => {
  const hostile = '</title></style><script>alert(1)</script>"><img src=x onerror=alert(1)>';
  for (const html of [
    checkoutView({ ...form, order: { ...order, description: hostile } }),
    outcomeView({ ...outcome, order: { ...order, description: hostile } }),
  ]) {
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
  }
  expect(checkoutView({ ...form, formToken: '"><script>' })).not.toContain('<script');
});

it('links back to the shop as the merchant gave it', () => {
  expect(outcomeView(outcome)).toContain('href="https://shop.example/done?order=1&amp;x=2"');
  expect(text(outcomeView(outcome))).toContain('Continue to shop.example');
  expect(outcomeView({ ...outcome, onward: undefined })).not.toContain('<a ');
});

it.each([
  ['processing', 'Ordered'],
  ['paid', 'Paid'],
  ['completed', 'Paid'],
  ['canceled', 'Canceled'],
  ['failed', 'Failed'],
  ['expired', 'Expired'],
  ['unheard-of', 'Since'],
])('says what became of a payment that is %s, and when', (state, when) => {
  const html = outcomeView({ ...outcome, state, reason: 'No cover' });
  expect(text(html)).toMatch(new RegExp(`State ${state} ${when} 31 Jan 2026, 12:00:00 UTC Method iDEAL Reason No cover`));
  expect(html).not.toContain('<form');
});
