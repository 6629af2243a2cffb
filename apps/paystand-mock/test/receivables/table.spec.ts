import { readGrid } from '@paystub/testing';
import { describe, expect, it } from 'vitest';
import { applyPayment } from '../../src/books/applying/payments.js';
import { inOffice, outcome, pdf } from './in-world.js';

type State = 'open' | 'part-paid' | 'paid' | 'settled' | 'cancelled' | 'deleted';
type Call = 'update' | 'void' | 'cancel' | 'delete' | 'attach' | 'replace' | 'remove' | 'download' | 'read' | 'list' | 'pay';

// Dossier 7.1. `paid` by payments, `settled` by an amount due of 0; `void` is an update with that status.
const documented: readonly (readonly [state: State, call: Call, expected: string])[] = readGrid<State, Call>(`
              update  void  cancel  delete  attach  replace  remove  download  read  list  pay
  open        yes     yes   yes     yes     yes     yes      yes     yes       yes   yes   yes
  part-paid   yes     422   422     422     yes     yes      yes     yes       yes   yes   yes
  paid        yes     422   422     422     yes     yes      yes     yes       yes   yes   422
  settled     yes     422   422     yes     yes     yes      yes     yes       yes   yes   422
  cancelled   422     422   yes     yes     422     422      yes     yes       yes   yes   422
  deleted     404     404   404     404     404     404      404     404       404   404   404 `);

/** An invoice in that state, with one attachment. */
function receivableThatIs(state: State) {
  const office = inOffice();
  const { id } = office.create({ amountDue: state === 'settled' ? '0.00' : '100.00' });
  const attachment = office.upload(id, pdf()).id;
  const receivable = office.stored(id);
  const pay = (cents: number) => {
    const payment = office.payment(cents);
    return outcome(() => office.run((tx) => applyPayment(tx, payment, receivable, cents, 'api')));
  };
  const reach: Readonly<Partial<Record<State, () => unknown>>> = {
    'part-paid': () => pay(4000),
    paid: () => pay(10_000),
    cancelled: () => office.cancel(id),
    deleted: () => office.remove(id),
  };
  reach[state]?.();
  const amountDue = { 'part-paid': '60.00', paid: '0.00', settled: '0.00' }[state as string] ?? '100.00';
  const file = { params: { receivableId: id, attachmentId: attachment } };
  const calls: Readonly<Record<Call, () => unknown>> = {
    update: () => office.update(id, { amountDue }),
    void: () => office.update(id, { amountDue, status: 'cancelled' }),
    cancel: () => office.cancel(id),
    delete: () => office.remove(id),
    attach: () => office.upload(id, pdf()),
    replace: () => office.ask('replaceAttachment', file.params, { files: [pdf()] }),
    remove: () => office.ask('deleteAttachment', file.params),
    download: () => office.ask('downloadAttachment', file.params),
    read: () => office.read(id),
    list: () => office.transactions(id),
    pay: () => pay(1),
  };
  return { office, calls };
}

describe('a receivable', () => {
  it.each(documented)('that is %s, %s: %s', (state, call, expected) => {
    const { office, calls } = receivableThatIs(state);
    const before = office.world.state;
    const answer = calls[call]();
    expect(typeof answer === 'string' ? answer.slice(0, 3) : 'yes').toBe(expected);
    // A payment of the spec's own is not of the mock's world.
    if (expected !== 'yes' && call !== 'pay') expect(office.world.state).toBe(before);
  });
});
