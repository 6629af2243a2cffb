import type { IncomingHttpHeaders } from 'node:http';
import { routes } from '@paystub/contracts/paystar';
import { body, built, credential, locate, route, type Step, type Unreadable } from '@paystub/mock-http';
import type { Facts, Fault } from '@paystub/mock-kernel';
import { violationsOf } from './checks.js';
import { type FaultCode, fault, refuseFor } from './faults.js';
import { bodies } from './request/bodies.js';
import { bodyRule } from './request/field-rules.js';
import { violationsIn } from './request/findings.js';
import { read, readQuery } from './request/names.js';
import { sessionOf, type Tx } from './state.js';

const unreadable: Readonly<Record<Unreadable, FaultCode>> = {
  'too large': 'body_too_large',
  'not JSON': 'body_not_json',
  'too deep': 'body_too_deep',
  'forbidden key': 'body_forbidden_key',
  'wrong content type': 'body_wrong_type',
  'not multipart': 'body_wrong_type',
  'cut off': 'body_cut_off',
};

/** Refusals that stand for what the documentation says of an endpoint as a whole, where it does: POST, with a JSON body. */
const asAWhole: readonly FaultCode[] = ['method_not_allowed', 'body_not_json', 'body_wrong_type'];

function refusal(code: FaultCode, operationId: string | undefined, facts: Facts = {}): Fault {
  const rule = asAWhole.includes(code) && operationId !== undefined ? bodyRule(operationId) : undefined;
  return fault(code, { ...facts, rule });
}

/** For whoever brings a key of their own account. */
const HINT = 'This sandbox takes any key test_NAME (1 to 64 letters, digits, - and _); a strict one only those that were declared.';

/** Each API asks for its key by a rule of its own. */
function ruleOfKey(path: string): string {
  if (path.startsWith('/integrations/query/')) return 'paystar.R4';
  return path === '/integrations/events' ? 'paystar.R3' : 'paystar.R2';
}

function apiKey({ 'x-paystar-api-key': key }: IncomingHttpHeaders): string | undefined {
  return typeof key === 'string' && key !== '' ? key : undefined;
}

/** The checks before an operation, in the order of dossier 1.4; what members mean together, then the state, come after them. */
export const pipeline: readonly Step<Tx>[] = [
  // paystar.R1-R4, P1
  credential({
    read: apiKey,
    refuse: (key, path) =>
      key === undefined ? fault('unauthorized', { rule: ruleOfKey(path) }) : fault('unauthorized', { rule: 'paystar.P1', hint: HINT }),
  }),
  // dossier 1.4: an unknown path is 404, a known one with another method 405
  route({
    refuse: (method, path, methods) =>
      methods.length === 0
        ? fault('route_not_found', { method, path })
        : refusal('method_not_allowed', routes.find((one) => one.path === path)?.operationId, { path, allowed: methods.join(', ') }),
  }),
  built({ refuse: (operation) => fault('not_built', { operation }) }),
  // paystar.P18
  locate({ getPaymentSession: (tx, { sessionIdentifier }) => sessionOf(tx, sessionIdentifier as string) }),
  // paystar.P2
  body({
    unreadable: (why, { operationId }) => refusal(unreadable[why], operationId),
    readQuery,
    normalise: (sent, { operationId }) => {
      const members = bodies[operationId];
      return members ? read(sent, members) : sent;
    },
    refuse: (findings, { operationId }, where, sent, tx) => {
      const violations = where === 'query' ? violationsIn(findings, sent, operationId) : violationsOf(tx, operationId, sent, findings);
      return refuseFor(violations);
    },
  }),
];
