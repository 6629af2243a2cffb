import { readdirSync } from 'node:fs';
import type { ViteUserConfig } from 'vitest/config';
import { findChromium } from './tools/chromium.mjs';

const withBrowser = process.env.PAYSTUB_BROWSER !== 'none';
const isSpec = (path: string) => /\.spec\.tsx?$/.test(path) && (withBrowser || !path.includes('.browser.spec.'));

/** The configuration of one project's specs. A project that has none yet passes; one that has some must run them. */
export function specsOf(folder: string): ViteUserConfig {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => !path.includes('node_modules'));
  const chromium = findChromium();
  return {
    root: folder,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    test: {
      environment: 'node',
      include: ['**/*.spec.{ts,tsx}'],
      exclude: ['**/node_modules/**', '**/dist/**', ...(withBrowser ? [] : ['**/*.browser.spec.ts'])],
      passWithNoTests: !files.some(isSpec),
      testTimeout: 20_000,
      hookTimeout: 20_000,
      // Specs wait for servers and pages much of their time.
      maxWorkers: 2,
      env: withBrowser && chromium ? { CHROMIUM_PATH: chromium } : {},
    },
  };
}
