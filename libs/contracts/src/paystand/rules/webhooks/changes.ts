import type { Listening, Told } from '../../situations/listening.js';

/** How the status of one thing changed, by all that was told of it; sorted, for deliveries come in no order. */
export const changesOf = ({ all }: Listening, id: string): readonly string[] =>
  all()
    .filter(({ event }) => event.sourceId === id)
    .flatMap(({ event: { diff } }) => {
      const { status } = diff.changes;
      return status === undefined ? [] : [`${diff.previous.status ?? 'nothing'} to ${status}`];
    })
    .toSorted();

/** What was told of a kind of thing, or of one of them. */
export const toldOf = ({ all }: Listening, object: string, id?: string): readonly Told[] =>
  all().filter(({ event }) => event.resource.object === object && (id === undefined || event.sourceId === id));
