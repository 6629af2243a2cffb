import { rules } from '@paystub/contracts/paystar/rules';
import { checks, type Target } from '@paystub/contracts/verifier';
import { startMock, type TestMock, targetOf } from '@paystub/testing';
import { type Chromium, openChromium } from '@paystub/testing/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaystarMock } from '../../src/index.js';

let mock: TestMock;
let chromium: Chromium;
let target: Target;
beforeAll(async () => {
  [mock, chromium] = await Promise.all([startMock(createPaystarMock()), openChromium()]);
  target = { ...targetOf(mock), browser: chromium.browser() };
});
afterAll(async () => {
  await chromium?.close();
  await mock?.stop();
});

describe('in Chromium the mock keeps the rule', () => {
  const inBrowser = checks(rules.filter(({ needs }) => needs.includes('browser')));

  it.each(inBrowser.map(({ title, run }) => [title, run] as const))('%s', { timeout: 60_000 }, async (_, run) => {
    expect(await run(target)).toMatchObject({ outcome: 'passed' });
  });
});
