import { type Api, apiOf, factsOf, type Protocol, watcherOf } from './api.js';
import { differences } from './match.js';
import { type Need, offers, Session, type Target } from './session.js';
import { open, type Page } from './wire/browser.js';
import { Control } from './wire/control.js';
import { Failure } from './wire/http.js';
import { Receiver } from './wire/receiver.js';
import { type Visit, visit } from './wire/tab.js';

/** What situations are made with. */
export interface Ground<Ops> {
  readonly api: Api<Ops>;
  readonly control: Control;
  /** What the account is known by. */
  readonly credential: string;
  /** Something known of the account; a rule says which facts it needs. */
  readonly fact: (name: string) => string;
  /** Starts a webhook receiver of this account's own. */
  readonly receiver: () => Promise<Receiver>;
  /** What is to be put away when the rule is done. */
  readonly afterwards: (work: () => unknown) => void;
  /** Lets whole seconds pass, on the world's clock where there is one. */
  readonly passSeconds: (seconds: number) => Promise<void>;
}

/** A provider, as rules meet it: how it is spoken to, and its named starting points. */
export interface Dialect<Ops, Given> extends Protocol {
  readonly situations: (ground: Ground<Ops>) => Given;
}

/** Everything that a check works with. */
export interface Stage<Ops, Given> extends Ground<Ops> {
  readonly given: Given;
  /** A second account, which knows nothing of the first. */
  readonly another: () => Promise<Pick<Stage<Ops, Given>, 'api' | 'given' | 'control' | 'fact'>>;
  /** Opens a link as a customer's browser does. */
  readonly open: (url: string) => Promise<Page>;
  /** Opens this page, as one of a site that is not the target's, in a browser that runs scripts. */
  readonly visit: (html: string) => Promise<Visit>;
  /** Asserts something that no call does by itself. */
  readonly expect: (label: string, actual: unknown, expected: unknown) => void;
  /** Runs a part of a check that no source states: what it finds is reported apart. */
  readonly inferred: (label: string, part: () => unknown) => Promise<void>;
  /** The same, for what others than the provider have seen. */
  readonly observed: (label: string, part: () => unknown) => Promise<void>;
  /** Runs a part of a check that moves nothing, as is seen before and after it: what is refused in it is not looked at one by one. */
  readonly unmoved: (work: () => Promise<unknown>) => Promise<void>;
  /** Whether the target has more than the rule needs. */
  readonly can: (need: Need) => boolean;
  readonly built: (operationId: string) => boolean;
  /** Returns when webhooks that are still to come would have come. */
  readonly delivered: () => Promise<void>;
}

export function stageOf<Ops, Given>(dialect: Dialect<Ops, Given>, session: Session): Stage<Ops, Given> {
  const { target } = session;
  const account = ground<Ops>(dialect, session);
  return {
    ...account,
    given: given(dialect, session),
    another: async () => {
      const other = sibling(session, await target.credential());
      const { control, fact } = ground<Ops>(dialect, other);
      return { api: apiOf<Ops>(dialect, other, session), given: given(dialect, other), control, fact };
    },
    open: (url) => open(session, url),
    visit: (html) => visit(session, html),
    expect: (label, actual, expected) => {
      session.assertions += 1;
      const found = differences(actual, expected, label);
      if (found.length > 0) throw new Failure(found.join('\n'));
    },
    inferred: (label, part) => session.infer('inferred', label, part),
    observed: (label, part) => session.infer('observed', label, part),
    unmoved: watcherOf(dialect, session),
    can: (need) => offers(target).has(need),
    built: (operationId) => target.built?.includes(operationId) ?? true,
    delivered: () => (target.control ? account.control.delivered() : pause(1000)),
  };
}

function ground<Ops>(dialect: Protocol, session: Session): Ground<Ops> {
  const control = new Control(session, dialect.provider);
  return {
    api: apiOf<Ops>(dialect, session),
    control,
    credential: session.credential,
    fact: factsOf(dialect, session),
    receiver: async () => {
      const receiver = await Receiver.start();
      session.afterwards(() => receiver.stop());
      return receiver;
    },
    afterwards: (work) => session.afterwards(work),
    passSeconds: (seconds) => (session.target.control ? control.advance(`PT${seconds}S`) : pause(seconds * 1000)),
  };
}

/** What situations assert on their way is none of the rule's assertions. */
function given<Ops, Given>(dialect: Dialect<Ops, Given>, session: Session): Given {
  return dialect.situations({ ...ground<Ops>(dialect, session), api: apiOf<Ops>(dialect, session, { assertions: 0 }) });
}

/** Another account in the same run: its requests and what it leaves behind are the run's. */
function sibling(session: Session, credential: string): Session {
  const other = new Session(session.target, credential, session.timeoutMs);
  session.afterwards(async () => {
    await other.close();
    session.requests += other.requests;
  });
  return other;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A stage outside of any rule: for provider states, examples and trying things out. Close the session afterwards. */
export async function openStage<Ops, Given>(
  dialect: Dialect<Ops, Given>,
  target: Target,
): Promise<Stage<Ops, Given> & { readonly close: () => Promise<void> }> {
  const session = new Session(target, await target.credential(), 10_000);
  return { ...stageOf(dialect, session), close: () => session.close() };
}
