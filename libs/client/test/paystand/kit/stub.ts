import { routes } from '@paystub/contracts/paystand';
import { requests } from '@paystub/contracts/paystand/requests';
import { responses } from '@paystub/contracts/paystand/responses';
import { createPaystand, type Paystand, type PaystandOptions } from '../../../src/paystand/index.js';
import { type StubCall, startStubOf } from '../../stub-server.js';
import { credentials } from './access.js';
import { answerOf } from './samples.js';

/** A Paystand, and a client of it. */
export async function startStub(options: Partial<PaystandOptions> = {}) {
  const stub = await startStubOf({ routes, requests, responses }, ({ operationId }) => answerOf(operationId));
  const client = (others: Partial<PaystandOptions> = {}): Paystand =>
    createPaystand({ ...credentials, baseUrl: stub.url, ...options, ...others });
  return {
    ...stub,
    client,
    paystand: client(),
    /** The calls but those for a token. */
    asked: (): readonly StubCall[] => stub.calls.filter(({ operationId }) => operationId !== 'createToken'),
    tokens: (): readonly StubCall[] => stub.calls.filter(({ operationId }) => operationId === 'createToken'),
  };
}
export type Stub = Awaited<ReturnType<typeof startStub>>;
