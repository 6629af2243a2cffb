import { describe, expect, it } from 'vitest';
import { acme, inOffice, invoice } from './in-world.js';

describe('a receivable', () => {
  it('is answered under the stored names, without its number [paystand.R78, R79]', () => {
    const { create, customer } = inOffice();
    const sent = { totalAmount: '100.00', amountDue: '60.00', postingDate: '2026-01-05', currency: 'CAD' } as const;
    const receivable = create(sent);
    expect(receivable).toEqual({
      object: 'receivable',
      id: receivable.id,
      amount: '100.00',
      amountPaid: '40.00',
      currency: 'CAD',
      status: 'active',
      extId: 'INVKEY-1',
      extCustomerId: 'CUST-1',
      payerCustomerId: customer.id,
      payerEmail: acme.email,
      date: '2026-01-05T00:00:00.000Z',
      dateDue: '2026-02-04T00:00:00.000Z',
      ownerId: 'merchant_spec',
      created: '2026-01-05T07:00:00.000Z',
      lastUpdated: '2026-01-05T07:00:00.000Z',
    });
  });

  it('is read as it was made, with its number and its attachments [paystand.R89]', () => {
    const { create, read } = inOffice();
    const receivable = create();
    expect(read(receivable.id)).toEqual({ ...receivable, invoiceKey: 'INV-1001', attachments: [] });
  });

  it('has an older form, too [paystand.R90]', () => {
    const { create, ask, cancel } = inOffice();
    const { date: _, ownerId: __, ...receivable } = create();
    const bare = (id: string) => ask<Record<string, unknown>>('getReceivable', { receivableId: id });
    expect(bare(receivable.id)).toEqual({ ...receivable, invoiceKey: 'INV-1001', status: 'current', dateDue: '02-04-2026' });
    const paid = create({ erpId: 'paid', amountDue: '0.00' });
    expect(bare(paid.id)).toMatchObject({ status: 'paid', datePaid: paid.datePaid });
    cancel(receivable.id);
    expect(bare(receivable.id)).toMatchObject({ status: 'cancelled' });
  });

  it('is made for a customer by either id [paystand.R74]', () => {
    const { create, customer, ask } = inOffice();
    expect(create({ payerCustomerId: customer.id })).toMatchObject({ extCustomerId: 'CUST-1', payerCustomerId: customer.id });
    expect(create({ extCustomerId: 'CUST-0', erpId: 'x' })).toBe('422 extCustomerId R77');
    expect(create({ payerCustomerId: customer.payerId, erpId: 'x' })).toBe('422 payerCustomerId R77');
    expect(ask('listReceivables')).toMatchObject({ count: 1 });
  });

  it('keeps its key for itself until it is deleted, cancelled or not [paystand.R88, R93, R99]', () => {
    const { create, update, cancel, remove, ask } = inOffice();
    const first = create();
    const second = create({ erpId: 'INVKEY-2' });
    cancel(first.id);
    expect(create()).toBe('422 extId R88');
    expect(update(second.id, { erpId: 'INVKEY-1' })).toBe('422 extId R88');
    expect(update(second.id, { erpId: 'INVKEY-3' })).toMatchObject({ extId: 'INVKEY-3' });
    expect(create({ erpId: 'INVKEY-2' })).toMatchObject({ extId: 'INVKEY-2' });
    remove(first.id);
    expect(update(second.id, { erpId: 'INVKEY-1' })).toMatchObject({ extId: 'INVKEY-1' });
    expect(ask('readReceivable', { receivableId: first.id })).toBe('404 R30');
    expect(ask('listReceivablesRead')).toMatchObject({ count: 2 });
  });

  it('is cancelled twice like once [paystand.R95, R96]', () => {
    const { create, cancel, later, world } = inOffice();
    const { id } = create();
    const cancelled = cancel(id);
    expect(cancelled).toMatchObject({ status: 'cancelled' });
    const before = world.state;
    later();
    expect(cancel(id)).toEqual(cancelled);
    expect(world.state).toBe(before);
  });

  it('moves to another customer by an update', () => {
    const { create, update, ask } = inOffice();
    const { id } = create();
    ask('createPayerCustomer', {}, { body: { ...acme, extCustomerId: 'CUST-2' } });
    expect(update(id, { extCustomerId: 'CUST-2' })).toMatchObject({ extCustomerId: 'CUST-2' });
    expect(update(id, { extCustomerId: 'CUST-3' })).toBe('422 extCustomerId R77');
  });

  it('is told nobody', () => {
    const { create, update, cancel, remove, told } = inOffice();
    const { id } = create();
    update(id);
    cancel(id);
    remove(id);
    expect(told()).toEqual([]);
  });

  it('is found by its key and its customer’s, only where the filters are switched on [dossier 4.5]', () => {
    const { create, ask } = inOffice();
    ask('createPayerCustomer', {}, { body: { ...acme, extCustomerId: 'CUST-2' } });
    create();
    create({ erpId: 'INVKEY-2', extCustomerId: 'CUST-2' });
    const found = (name: string, query: object) =>
      ask<{ results: { extId: string }[] }>(name, {}, { query }).results.map(({ extId }) => extId);
    const on = { 'f.querytype': 'by-query-filters' };
    expect(found('listReceivables', { ...on, 'f.extId': 'INVKEY-1' })).toEqual(['INVKEY-1']);
    expect(found('listReceivables', { ...on, 'f.extCustomerId': 'CUST-2' })).toEqual(['INVKEY-2']);
    expect(found('listReceivables', { 'f.extId': 'INVKEY-1' })).toEqual(['INVKEY-2', 'INVKEY-1']);
    expect(found('listReceivablesRead', { ...on, 'f.extId': 'INVKEY-1' })).toEqual(['INVKEY-2', 'INVKEY-1']);
  });
});

it.each(['updateReceivable', 'cancelReceivable', 'deleteReceivable', 'readReceivable', 'getReceivable', 'listReceivableTransactions'])(
  'an unknown id: %s does not find it [paystand.R30]',
  (name) => {
    expect(inOffice().ask(name, { receivableId: 'a'.repeat(24) }, { body: invoice() })).toBe('404 R30');
  },
);
