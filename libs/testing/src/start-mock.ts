import { type Mock, type Running, startSandbox } from '@paystub/mock-http';

/** A mock on free ports, with every answer held against its contract. */
export interface TestMock {
  /** The base of the provider's API, and of the control plane. */
  readonly url: string;
  readonly control: string;
  readonly running: Running;
  /** A credential that nobody has used: its world opens at first use, and no other test sees it. */
  freshKey(): string;
  stop(): Promise<void>;
}

/** Starts one provider's mock for a spec file. The seed is fixed, so that ids are the same in every run. */
// biome-ignore lint/suspicious/noExplicitAny: a mock of any provider
export async function startMock(mock: Mock<any>, seed = 'specs'): Promise<TestMock> {
  const options = { port: 0, seed, quiet: true, log: 'text', checkAnswers: true } as const;
  const running = await startSandbox([mock], options, '0.0.0', () => {});
  let keys = 0;
  return {
    url: running.sandbox.urlOf(mock.provider),
    control: running.ready.control.url,
    running,
    freshKey() {
      const mark = String(++keys);
      return mock.credentials.make((length) => mark.padStart(length, 'T'));
    },
    stop: () => running.stop(),
  };
}
