import type { Validate } from '@paystub/contracts/http';
import type { Answer } from './operation.js';

/** An answer that the contract does not allow: a bug in the mock. */
export class AnswerMismatch extends Error {}

export type AnswerCheck = (operationId: string | undefined, answer: Answer) => void;

/** Holds every answer against the contract. Answers that are this sandbox's own (500 and above) are not the provider's to describe. */
export function answerCheck(responses: Readonly<Record<string, Readonly<Record<string, Validate>>>>): AnswerCheck {
  return (operationId, { status, body, file }) => {
    if (operationId === undefined || status >= 500) return;
    // These have no schema.
    if (file !== undefined || status === 204) return;
    const validate = responses[operationId]?.[status];
    if (!validate) throw new AnswerMismatch(`${operationId} answered ${status}, which its contract does not know`);
    if (validate(JSON.parse(JSON.stringify(body)))) return;
    const findings = (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
    throw new AnswerMismatch(`${operationId} answered ${status} with a body that its contract does not allow: ${findings.join('; ')}`);
  };
}
