import { routes } from '@paystub/contracts/paypro';
import { requests } from '@paystub/contracts/paypro/requests';
import { responses } from '@paystub/contracts/paypro/responses';
import { type Reply, type StubCall, startStubOf } from '../stub-server.js';
import { page, sampleOf } from './answers.js';

export const requestId = '2de44ce1-2ace-4118-922e-e53ab33f6fc7';

const usually = ({ operationId }: StubCall) => ({
  status: operationId.startsWith('create') ? 201 : 200,
  body: operationId.startsWith('list') ? page([sampleOf(operationId)]) : sampleOf(operationId),
});

const named =
  (reply: Reply): Reply =>
  async (call, nth) => {
    const answer = await reply(call, nth);
    return { ...answer, headers: { 'X-Request-Id': requestId, ...answer.headers } };
  };

/** A PayPro, which names each request. */
export async function startStub() {
  const stub = await startStubOf({ routes, requests, responses }, named(usually));
  return { ...stub, on: (operationId: string, reply: Reply) => stub.on(operationId, named(reply)) };
}
export type Stub = Awaited<ReturnType<typeof startStub>>;
