import { Fault } from '@paystub/mock-kernel';
import { format, type Thing, type ToyTx } from './toy-records.js';

/** Tells every active receiver what happened to a thing. */
export function tell(tx: ToyTx, type: string, thing: Thing): void {
  const id = tx.ids.next('nt', format);
  tx.notesTaken.put({ id, type, thing, created_at: tx.now });
  const all = [...tx.receivers.all()];
  tx.emit({
    id,
    type,
    receivers: all.filter(({ active }) => active).map((receiver) => receiver.id),
    unsent: all.filter(({ active }) => !active).map((receiver) => ({ receiver: receiver.id, reason: 'it is switched off' })),
  });
}

export function change(tx: ToyTx, thing: Thing, type: string, state: Thing['state'] = thing.state): Thing {
  const changed = tx.things.put({ ...thing, state, updated_at: tx.now });
  tell(tx, type, changed);
  return changed;
}

export function thingOf(tx: ToyTx, id: string): Thing {
  const thing = tx.things.get(id);
  if (!thing) throw new Fault('no_thing', { id });
  return thing;
}

export function finish(tx: ToyTx, thing: Thing): Thing {
  if (thing.state !== 'new') throw new Fault('not_new', { state: thing.state });
  if (thing.name === 'stubborn') throw new Fault('stubborn');
  if (thing.name === 'buggy') throw new TypeError('a bug in this rule');
  return change(tx, thing, 'thing.done', 'done');
}
