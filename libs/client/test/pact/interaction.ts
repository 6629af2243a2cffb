import { afterAll, describe, expect, it } from 'vitest';
import { Draft } from './draft.js';
import type { Ref } from './refs.js';

/** A situation in words, with what it is given: `['a paid payment', { amount: 1000 }]` is `given.aPaidPayment({ amount: 1000 })`. */
export type Given = readonly [name: string, parameters?: Readonly<Record<string, unknown>> | undefined];

/** What the client asks, and what it makes of the answer. */
export interface Interaction {
  readonly title: string;
  readonly given?: Given | undefined;
  readonly method: string;
  readonly path: Ref | string;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly headers: Readonly<Record<string, Ref | string>>;
  readonly body?: object | undefined;
  /** A form of one file, in place of a body. */
  readonly file?: FileOnDisk & { readonly part: string };
  readonly status: number;
  /** JSON, a file, or neither. */
  readonly answer: { readonly headers?: Readonly<Record<string, unknown>>; readonly body?: unknown; readonly file?: FileOnDisk };
  /** Lets the client ask at this URL. */
  readonly ask: (url: string) => Promise<unknown>;
  readonly result?: unknown;
  /** Facts of the error, where the client throws one. */
  readonly error?: object | undefined;
}

/** Of a file Pact looks at the type, by its first bytes. */
export interface FileOnDisk {
  readonly path: string;
  readonly type: string;
}

/** A spec of these: each test is an interaction, the last one holds them against the pact that is committed. */
export function pactSpec(provider: string, name: string, interactions: readonly Interaction[]): void {
  const draft = new Draft(provider, name);
  afterAll(() => draft.remove());

  describe('the client asks and understands', () => {
    it.each(interactions)('$title', async (interaction) => {
      const { result, error } = interaction;
      expect(await record(draft, interaction)).toEqual(error ? { error } : { result });
    });
  });

  it('the committed pact has all of that, and nothing else', () => {
    expect(draft.complaint(interactions.length)).toBeUndefined();
  });
}

/** Writes the interaction down and lets the client have it. */
async function record({ pact }: Draft, interaction: Interaction): Promise<unknown> {
  const { title, given, method, path, query, headers, body, file, status, answer } = interaction;
  const described = given ? pact.addInteraction().given(given[0], given[1] as never) : pact.addInteraction();
  return described
    .uponReceiving(title)
    .withRequest(method, path, (request) => {
      request.headers(headers);
      if (query) request.query({ ...query });
      if (body) request.jsonBody(body);
      // The same boundary each time, so that the pact stays the same.
      if (file) request.multipartBody(file.type, file.path, file.part, 'form-of-one-file');
    })
    .willRespondWith(status, (response) => {
      if (answer.headers) response.headers(answer.headers as never);
      if (answer.body !== undefined) response.jsonBody(answer.body);
      if (answer.file) response.binaryFile(answer.file.type, answer.file.path);
    })
    .executeTest(({ url }) =>
      interaction.ask(url).then(
        (result) => ({ result }),
        (error: Readonly<Record<string, unknown>>) => {
          if (!interaction.error) throw error;
          return { error: Object.fromEntries(Object.keys(interaction.error).map((fact) => [fact, error[fact]])) };
        },
      ),
    );
}
