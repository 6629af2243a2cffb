import type { components } from '@paystub/contracts/control';
import { isObject } from '../connection/json.js';

type Schemas = components['schemas'];

/** What the control plane says about a refusal, with what only some refusals have. */
export type ProblemBody = Schemas['Problem'] & Partial<Schemas['StateProblem']> & Partial<Schemas['OpenDeliveriesProblem']>;

/** A call that was refused, or that got no answer: what happened, why, and what to do. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  /** The status of the answer; 0 where there was none that could be read. */
  readonly status: number;
  /** What kind of refusal it is, for programs: `urn:paystub:state-forbids`. */
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
  /** The whole answer: `nearest`, `schema`, `states` and `open` are in it. */
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    const { status, type, title, detail, fix } = problem;
    super(`${title}${status ? ` (${status})` : ''}: ${detail} ${fix}`);
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
    this.fix = fix;
    this.problem = problem;
  }
}

/** The same error for what did not come from the control plane: no answer, or one that is not in its form. */
export const failure = (title: string, detail: string, fix: string, status = 0): ControlError =>
  new ControlError({ type: 'about:blank', status, title, detail, fix });

export function isProblem(body: unknown): body is ProblemBody {
  if (!isObject(body)) return false;
  const { type, title, status, detail, fix } = body;
  return [type, title, detail, fix].every((text) => typeof text === 'string') && typeof status === 'number';
}
