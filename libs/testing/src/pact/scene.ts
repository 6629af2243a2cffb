import { type Dialect, openStage, type Received, type Stage } from '@paystub/contracts/verifier';
import type { TestMock } from '../start-mock.js';
import { targetOf } from '../target-of.js';

/** What a pact says of a provider state, and what a situation makes. */
export type Fields = Readonly<Record<string, unknown>>;

/** A webhook whose receiver is ours. */
export interface Listening {
  /** The first delivery with this title, waiting for it where it is still to come. */
  readonly first: (title: string) => Promise<Pick<Received, 'headers' | 'raw'>>;
}

/** How the provider states of one provider come about. */
export interface Staging<Ops, Given> {
  readonly dialect: Dialect<Ops, Given>;
  /** The states that are no situation by their words, as "a paid payment" is `aPaidPayment`: what they do with what is there. */
  readonly states: Readonly<Record<string, (scene: Scene<Ops, Given>, fields: never) => unknown>>;
  /** Starts to listen before anything happens, where a pact tells of webhooks. */
  readonly listen?: (stage: Stage<Ops, Given>) => Promise<Listening>;
  /** What goes into requests where a pact has a place for it, beside the key. */
  readonly values: (scene: Scene<Ops, Given>) => Fields | Promise<Fields>;
  /** The headers of a webhook that pacts speak of. */
  readonly webhookHeaders: readonly string[];
}

/** What one interaction takes for granted, in an account of its own. */
export class Scene<Ops, Given> {
  /** What the situation before has made. */
  made: Fields = {};
  listening: Listening | undefined;
  #isSet = false;

  private constructor(
    private readonly staging: Staging<Ops, Given>,
    private readonly key: string,
    readonly stage: Stage<Ops, Given> & { readonly close: () => Promise<void> },
  ) {}

  static async open<Ops, Given>(staging: Staging<Ops, Given>, mock: TestMock, isOfMessages: boolean): Promise<Scene<Ops, Given>> {
    const key = mock.freshKey();
    const target = targetOf(mock, () => key);
    const scene = new Scene(staging, key, await openStage(staging.dialect, target));
    if (isOfMessages) scene.listening = await staging.listen?.(scene.stage);
    return scene;
  }

  /** What it answers goes into the request. */
  async setUp(state: string, fields: Fields): Promise<Fields> {
    const { states, values } = this.staging;
    this.#isSet = false;
    if (states[state]) await states[state](this, fields as never);
    else this.made = await this.#situation(state, fields);
    this.#isSet = true;
    return { ...(await values(this)), key: this.key };
  }

  /** The webhook with this title, as it came in. */
  async delivered(title: string): Promise<unknown> {
    if (!this.listening || !this.#isSet) throw new Error('no webhook listens, or there is nothing to tell');
    const { headers, raw } = await this.listening.first(title);
    const metadata = this.staging.webhookHeaders.map((name) => [name, headers[name.toLowerCase()]]);
    return {
      __pactMessageMetadata: { ...Object.fromEntries(metadata), contentType: headers['content-type'] },
      message: Buffer.from(raw).toString(),
    };
  }

  close(): Promise<void> {
    return this.stage.close();
  }

  async #situation(state: string, fields: Fields): Promise<Fields> {
    const name = state.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
    const situation = (this.stage.given as Readonly<Record<string, unknown>>)[name];
    if (typeof situation !== 'function') throw new Error(`there is no situation ${name}`);
    return (await situation(fields)) ?? {};
  }
}
