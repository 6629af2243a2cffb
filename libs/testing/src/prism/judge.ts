import type { Passed } from './front.js';
import type { Violation } from './violations.js';

export interface Verdict {
  /** A violation where none belongs, or none where one does. */
  readonly complaint?: string;
  /** Why there is none, or one, though the answer says otherwise. */
  readonly reasons?: readonly string[];
}

/** Answers are always valid. Whether a request has to be, each provider judges by its refusals. */
export function judge(passed: Passed, ofRequest: (passed: Passed, violations: readonly Violation[]) => Verdict): Verdict {
  const of = (part: string) => passed.violations.filter(({ location }) => location[0] === part);
  const wrong = of('response').map(({ message }) => message);
  const verdict = wrong.length > 0 ? { complaint: `the answer is wrong: ${wrong.join('; ')}` } : ofRequest(passed, of('request'));
  if (verdict.complaint === undefined) return verdict;
  const { method, path, status, answer } = passed;
  return { complaint: `${method} ${path}: ${verdict.complaint}\nanswered ${status} ${answer.slice(0, 400)}` };
}
