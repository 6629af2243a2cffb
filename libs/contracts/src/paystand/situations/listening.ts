import type { Ground, Received, Receiver } from '../../verifier/index.js';
import type { components, operations } from '../index.js';

type Event = components['schemas']['Event'];

/** A webhook that came in, with the event that it brought. */
export interface Told extends Received {
  readonly event: Event;
}

/** A webhook URL whose receiver is ours. */
export interface Listening {
  readonly url: string;
  readonly receiver: Receiver;
  /** The first about something in this state (a fee's is its type), waiting for it where it is still to come. */
  readonly first: (object: string, state: string) => Promise<Told>;
  /** All deliveries to it so far. */
  readonly all: () => readonly Told[];
}

/** What an event says of its resource: the state of a fee is its type. */
export const stateOf = ({ resource }: Event): string => (resource.object === 'fee' ? resource.feeType : resource.status);

const withEvent = (received: Received): Told => ({ ...received, event: received.body as Event });

/** Webhooks are set up in the dashboard: a switch, and URLs that get every event. */
export function listening({ control, receiver: start }: Ground<operations>) {
  /** As many URLs as asked, of one receiver. The switch may stay off. */
  const webhooks = async (count: number, enabled = true): Promise<readonly Listening[]> => {
    const receiver = await start();
    const paths = Array.from({ length: count }, () => `/webhook-${crypto.randomUUID()}`);
    await control.settings({ webhooks: { enabled, urls: paths.map((path) => receiver.url + path) } });
    return paths.map((path) => listeningAt(receiver, path));
  };
  return {
    severalWebhooks: (count: number) => webhooks(count),
    aListeningWebhook: async () => (await webhooks(1))[0] as Listening,
    aSilentWebhook: async () => (await webhooks(1, false))[0] as Listening,
    switchOnWebhooks: () => control.settings({ webhooks: { enabled: true } }),
  };
}

function listeningAt(receiver: Receiver, path: string): Listening {
  const isMine = (received: Received) => received.path === path;
  const isOf = (object: string, state: string) => (received: Received) => {
    const { event } = withEvent(received);
    return isMine(received) && event?.resource?.object === object && stateOf(event) === state;
  };
  return {
    url: receiver.url + path,
    receiver,
    first: async (object, state) => withEvent(await receiver.first(isOf(object, state), `of a ${object} that is ${state}`)),
    all: () => receiver.received.filter(isMine).map(withEvent),
  };
}
