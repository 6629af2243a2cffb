// Counts what one run of `npm test` did, from the reports its tasks wrote.

const nothing = { passed: 0, failed: 0, skipped: 0 };

const plus = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

/** One spec file in vitest's JSON: a file that does not load, or whose hooks throw, has no failed test to show and counts as one. */
function ofFile({ status, assertionResults }) {
  const count = (...statuses) => assertionResults.filter((test) => statuses.includes(test.status)).length;
  const failed = count('failed');
  const skipped = count('pending', 'skipped', 'todo', 'disabled');
  return { passed: count('passed'), failed: failed === 0 && status === 'failed' ? 1 : failed, skipped };
}

/** A task is done when its report says that every step went well; a task without a report never came to its end. */
function ofTask(read, project, target) {
  const steps = read(`${project}.${target}.json`)?.steps;
  const broken = steps ? steps.filter(({ ok }) => !ok).length : 1;
  if (target !== 'test') return { ...nothing, failed: broken };
  const tests = (read(`${project}.json`)?.testResults ?? []).map(ofFile).reduce(plus, nothing);
  return { ...tests, failed: Math.max(tests.failed, broken) };
}

/** `tasks` are [project, target]; `read` answers the content of a report, or undefined. */
export function tally(tasks, read) {
  return tasks.map(([project, target]) => ofTask(read, project, target)).reduce(plus, nothing);
}

export function lineOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** What is wrong with a run that no single test shows. */
export function objections({ passed, failed, skipped }, { ci }) {
  const none = passed + failed === 0 ? ['No test ran.'] : [];
  return ci && skipped > 0 ? [...none, 'CI takes no skipped and no todo tests.'] : none;
}
