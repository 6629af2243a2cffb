import type { Route, Validate } from '@paystub/contracts/http';
import type { AnyDefinition, Fault, TxBase } from '@paystub/mock-kernel';
import type { Action } from './action.js';
import type { Answer, Links } from './api/operation.js';
import type { Step } from './api/step.js';
import type { UploadCaps } from './files/form.js';
import type { FileRecords } from './files/ledger.js';
import type { Asset } from './pages/assets.js';
import type { Page } from './pages/page.js';
import type { Webhooks } from './webhooks/webhooks.js';

/** What a rule says of itself, for the journal. */
export interface RuleFacts {
  readonly sentence: string;
  readonly source: string;
  readonly basis: string;
}

/** Codes of what the shell refuses by itself: a Host that is no name of this machine, and one world too many. */
export type OwnRefusal = 'foreign_host' | 'too_many_worlds';

/** A refusal in the provider's envelope, its words, and the rule that it stands for, where one does. */
export interface Rendered extends Answer {
  readonly message: string;
  readonly rule?: string | undefined;
  /** The dotted path of the field that it blames. */
  readonly param?: string | undefined;
}

/** One provider, as the shell runs it. */
export interface Mock<T extends TxBase<object> = TxBase<object>> {
  readonly provider: string;
  /** As people read it. */
  readonly title: string;
  /** What every path of its API begins with: `/v3`. */
  readonly basePath?: string;
  /** How far its port lies above the control plane's. */
  readonly portStep: number;
  readonly definition: AnyDefinition;
  readonly routes: readonly Route[];
  readonly requests: Readonly<Record<string, { readonly body?: Validate; readonly query?: Validate }>>;
  /** Validators of the answers, loaded only when answers are checked. */
  readonly responses: () => Promise<Readonly<Record<string, Readonly<Record<string, Validate>>>>>;
  // biome-ignore lint/suspicious/noExplicitAny: operations of any contract
  readonly operations: Readonly<Record<string, any>>;
  /** The provider's checks, in its order. */
  readonly pipeline: readonly Step<T>[];
  /**
   * Of an `OwnRefusal`, too: 421 and 507, in the words of its fact `message`. `requestId`: the UUID of the refused request, the same for the same commands.
   */
  readonly render: (fault: Fault, requestId: string) => Rendered;
  readonly rule: (id: string) => RuleFacts | undefined;
  /** The operations that take a form with files, by operationId. */
  readonly uploads?: Readonly<Record<string, UploadCaps>>;
  /** Where the records are that hold files: a file is there as long as one of them, in any world, has its hash. */
  readonly files?: FileRecords;
  /** The headers of every answer, flat: name, value, name, value. `requestId` is a UUID. */
  readonly headers: (requestId: string) => readonly string[];
  readonly credentials: CredentialShape;
  readonly webhooks: Webhooks<T>;
  // biome-ignore lint/suspicious/noExplicitAny: actions on any record
  readonly actions: readonly Action<T, any>[];
  readonly pages: readonly Page<T>[];
  /** What the documented paths of its pages begin with, where a provider documents them; otherwise pages stand below their world's token. */
  readonly pagesAt?: string;
  readonly notFoundPage: () => string;
  /** Where a provider's pages are made to stand in frames of other sites, and these may. The mock's own front page never may. */
  readonly framable?: boolean;
  /** What pages of other sites load from this one; their paths begin as those of the pages do. */
  readonly assets?: readonly Asset[];
  readonly settingsSchema: object;
  /** What is wrong with settings that their schema cannot tell. */
  readonly settingsFlaw?: (settings: never) => { readonly path: string; readonly reason: string } | undefined;
  /** Per collection: a record as the control plane shows it. */
  readonly present: Readonly<Record<string, (record: never, links: Links) => unknown>>;
  /** What banks and payers will do, told beforehand; where a provider has it. */
  readonly outcomes?: Outcomes<T>;
  /** Per collection: how a record is seeded. */
  readonly seeds?: Readonly<Record<string, Seed<T>>>;
  /** Names of fields (in bodies) that the journal and the logs never show. */
  readonly secretFields: readonly string[];
}

export interface Outcomes<T> {
  /** JSON Schema of the whole list. */
  readonly schema: object;
  /** Replaces all that was told before. */
  readonly put: (tx: T, told: never) => void;
  readonly list: (tx: T) => readonly unknown[];
}

export interface Seed<T> {
  /** JSON Schema of a body, in the provider's spelling. */
  readonly schema: object;
  /** Puts the record, and tells nobody. */
  readonly build: (tx: T, body: never) => { readonly id: string };
}

export interface CredentialShape {
  /** The shape that opens a world by itself. */
  readonly open: RegExp;
  /** The credential of the default world. */
  readonly fixed: string;
  /** Makes a credential of that shape from random letters. */
  readonly make: (random: (length: number, letters: string) => string) => string;
  /** The field of the ready file and of the control plane that carries it. */
  readonly field: string;
  /** What goes with a credential, by the names of the ready file, where nothing else was declared with it. */
  readonly facts?: (credential: string) => Readonly<Record<string, string>>;
}
