import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rules } from '@paystub/contracts/paystar/rules';
import { type Report, verify } from '@paystub/contracts/verifier';
import { startMock, type TestMock, targetOf } from '@paystub/testing';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { createPaystarMock } from '../../src/index.js';

interface Answer {
  readonly status: number;
  readonly body: string;
}

let mock: TestMock;
beforeAll(async () => {
  mock = await startMock(createPaystarMock());
});
afterAll(() => mock.stop());

/** The mock, but for what is made of its answers on their way. */
async function answering(otherwise: (path: string, answer: Answer) => Answer): Promise<string> {
  const server = createServer((asked, answered) => {
    const { method, url: path = '', headers } = asked;
    const passedOn = send(new URL(path, mock.url), { method, headers }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      const { status, body } = otherwise(path, { status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      const type = answer.headers['content-type'] ?? 'text/plain';
      answered.writeHead(status, { 'content-type': type, ...(answer.headers.allow && { allow: answer.headers.allow }) }).end(body);
    });
    asked.pipe(passedOn);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const grounded = rules.filter(({ basis, needs }) => basis !== 'inferred' && !needs.includes('browser'));
const rulesHold = async (url: string): Promise<Report> => verify(grounded, { ...targetOf(mock), url });
const unpassed = ({ results }: Report) =>
  results.filter(({ outcome }) => outcome !== 'passed').map(({ id, outcome, reason }) => `${id} ${outcome}: ${reason}`);

/** Of no answer to an event is anything documented, of sessions not the status, and of refusals neither that nor what errors hold. */
function undocumented(path: string, { status, body }: Answer): Answer {
  if (path.startsWith('/integrations/events')) return { status: 200, body: '' };
  if (status === 200 && path.startsWith('/integrations/embedded')) return { status: 201, body };
  if (status < 400) return { status, body };
  const errors = [{ code: 17, said: 'No' }];
  return { status: status === 401 ? 403 : 422, body: JSON.stringify({ hasErrors: true, errors, data: {} }) };
}

it('a target that answers otherwise where nothing is documented breaks no documented rule', { timeout: 120_000 }, async () => {
  const report = await rulesHold(await answering(undocumented));
  expect(unpassed(report)).toEqual([]);
  expect(report.inferredFailures.length).toBeGreaterThan(50);
});

it('a target that takes queries elsewhere leaves open what hangs on them, and breaks nothing', { timeout: 120_000 }, async () => {
  const elsewhere = (path: string, answer: Answer) =>
    path.startsWith('/integrations/query') ? { status: 404, body: 'Cannot GET this' } : answer;
  const { results, counts } = await rulesHold(await answering(elsewhere));
  const open = results.filter(({ outcome }) => outcome !== 'passed');
  expect(counts.failed).toBe(0);
  const hanging = grounded.filter(({ hangsOn }) => hangsOn.length > 0);
  expect(open.map(({ id }) => id).toSorted()).toEqual(hanging.map(({ id }) => id).toSorted());
  expect(new Set(open.map(({ outcome, reason }) => `${outcome}: ${reason}`))).toEqual(
    new Set(['findPaymentSession', 'getPaymentSession'].map((id) => `not checkable here: hangs on ${id}, which is inferred`)),
  );
});

it('an event that is answered with nothing is known by what it does, or not at all', { timeout: 60_000 }, async () => {
  const url = await answering((path, answer) => (path.startsWith('/integrations/events') ? { status: 200, body: '' } : answer));
  const withoutControl = { url, freshAccounts: true, credential: () => mock.freshKey() };
  const events = grounded.filter(({ place }) => /events?\b|payload|Accounts\.|subAccountNumber/i.test(place));
  const { results } = await verify(events, withoutControl);
  const passed = results.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id);
  expect(passed).toEqual([]);
  expect(results.some(({ reason = '' }) => /no answer tells whether an event was taken/.test(reason))).toBe(true);
});
