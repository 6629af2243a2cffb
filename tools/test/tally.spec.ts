import { expect, it } from 'vitest';
import { lineOf, objections, tally } from '../tally.mjs';

const done = { steps: [{ name: 'tests', ok: true }] };
const broken = { steps: [{ name: 'tests', ok: false }] };
const file = (status: string, ...statuses: string[]) => ({ status, assertionResults: statuses.map((each) => ({ status: each })) });
const count = (target: string, reports: Record<string, unknown>) => tally([['client', target]], (name: string) => reports[name]);

it('adds up the tests of all projects', () => {
  const reports: Record<string, unknown> = {
    'client.test.json': done,
    'client.json': { testResults: [file('passed', 'passed', 'passed')] },
    'contracts.test.json': broken,
    'contracts.json': { testResults: [file('failed', 'passed', 'failed', 'failed'), file('passed', 'skipped', 'todo')] },
  };
  const tasks = [
    ['client', 'test'],
    ['contracts', 'test'],
  ];
  expect(tally(tasks, (name: string) => reports[name])).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

it('counts a spec file that does not load as failed', () => {
  expect(count('test', { 'client.test.json': broken, 'client.json': { testResults: [file('failed')] } })).toMatchObject({ failed: 1 });
});

it('counts an error that no test shows, and a run that left no report, as failed', () => {
  const passing = { testResults: [file('passed', 'passed')] };
  expect(count('test', { 'client.test.json': broken, 'client.json': passing })).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(count('test', {})).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('counts each failed step of lint and types, and a task that never ran, as failed', () => {
  const steps = [
    { name: 'format', ok: false },
    { name: 'lint', ok: false },
    { name: 'boundaries', ok: true },
  ];
  expect(count('lint', { 'client.lint.json': { steps } })).toEqual({ passed: 0, failed: 2, skipped: 0 });
  expect(count('typecheck', {})).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(count('typecheck', { 'client.typecheck.json': { steps: [] } })).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

it('prints one line, with what was skipped only where something was', () => {
  expect(lineOf({ passed: 1, failed: 0, skipped: 0 })).toBe('1 passed, 0 failed');
  expect(lineOf({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
});

it('objects to a run without tests, and in CI to skipped ones', () => {
  expect(objections({ passed: 0, failed: 0, skipped: 1 }, { ci: false })).toEqual(['No test ran.']);
  expect(objections({ passed: 1, failed: 0, skipped: 1 }, { ci: false })).toEqual([]);
  expect(objections({ passed: 1, failed: 0, skipped: 1 }, { ci: true })).toEqual(['CI takes no skipped and no todo tests.']);
});
