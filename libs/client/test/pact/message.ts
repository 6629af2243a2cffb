import { afterAll, describe, expect, it } from 'vitest';
import { Draft } from './draft.js';
import type { Given } from './interaction.js';

/** A webhook that the client gets: what happens before, what it says by its shape, and an example of that. */
export interface Message {
  readonly title: string;
  readonly given: readonly Given[];
  readonly content: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly example: unknown;
}

/** A spec of these: each test is a message, the last one holds them against the pact that is committed. */
export function messageSpec(
  provider: string,
  name: string,
  messages: readonly Message[],
  receive: (content: unknown, title: string) => unknown,
): void {
  const draft = new Draft(provider, name);
  afterAll(() => draft.remove());

  describe('the client understands the webhook', () => {
    it.each(messages)('$title', async ({ title, given, content, metadata, example }) => {
      const message = draft.pact.addAsynchronousInteraction();
      for (const [state, parameters] of given) message.given(state, parameters as never);
      await message
        .expectsToReceive(title, (builder) => {
          builder.withJSONContent(content).withMetadata({ ...metadata } as never);
        })
        .executeTest(async ({ contents }) => {
          expect(receive(contents.content, title)).toEqual(example);
        });
    });
  });

  it('the committed pact has all of that, and nothing else', () => {
    expect(draft.complaint(messages.length)).toBeUndefined();
  });
}
