import { seed } from '../../../verifier/index.js';
import type { Listening } from '../../situations/listening.js';
import { client, docsX, help } from '../../sources.js';
import { rule } from '../dialect.js';
import { eachOf } from '../parts.js';
import { toldOf } from './changes.js';
import { everythingTold, families, hearingAll, listening } from './telling.js';

const idsOf = ({ all }: Listening): readonly string[] =>
  all()
    .map(({ event }) => event.id)
    .toSorted();

/** To whom events go, and which there are. */
export const deliveries = [
  rule(
    'paystand.R203',
    'While the switch is off nothing is sent, and nothing of that time later.',
    help('webhook switch'),
    listening(['clears'], ['clock']),
    async ({ given, control, expect, delivered }) => {
      await control.freeze();
      const webhook = await given.aSilentWebhook();
      const { id } = await given.aCardPayment();
      await control.advance('PT10M');
      expect('deliveries while it is off', webhook.all().length, 0);
      await given.switchOnWebhooks();
      await delivered();
      await control.advance('PT10M');
      expect('deliveries after it was switched on', webhook.all().length, 0);
      const later = await given.aCardPayment();
      await webhook.first('payment', 'posted');
      await delivered();
      expect('things that were told of', toldOf(webhook, 'payment').filter(({ event }) => event.sourceId !== later.id).length, 0);
      await control.advance('P1D');
      const old = toldOf(webhook, 'payment', id).filter(({ event }) => event.diff.changes.status !== undefined);
      expect(
        'what happened to the first payment while it was off',
        old.filter(({ event }) => event.resource.object === 'payment' && event.resource.status !== 'paid').length,
        0,
      );
    },
  ),

  rule(
    'paystand.R204',
    'Every URL gets every event.',
    client('webhooks'),
    listening(['clears', 'bank'], ['provider']),
    async ({ given, expect, delivered }) => {
      const [first, ...others] = await given.severalWebhooks(3);
      await given.aPaidPayment({ receivableId: (await given.aReceivable()).id });
      await given.aFailedPayment();
      await delivered();
      const ids = first ? idsOf(first) : [];
      expect('events', ids.length > 8, true);
      for (const other of others) expect('events of another URL', idsOf(other), ids);
      expect('different events', new Set(ids).size, ids.length);
    },
  ),

  rule(
    'paystand.R218',
    'A card payment on an invoice is told with its transaction and its fee, and a payout with its transfer.',
    client('webhooks'),
    listening(['clearsAtOnce'], ['provider', 'clock']),
    async ({ given, control, expect }) => {
      await control.freeze();
      const webhook = await given.aListeningWebhook();
      const { id: receivableId, extId } = await given.aReceivable();
      const payment = await given.anAvailablePayment({ receivableId });
      const transfer = await given.paidOut();
      const { event: paid } = await webhook.first('payment', 'paid');
      expect('the payment', paid, { sourceId: payment.id, resource: { amount: '100.00' } });
      const { event: applied } = await webhook.first('receivableTransaction', 'active');
      const transaction = { receivableId, paymentId: payment.id, amountApplied: '100.00', resourceType: 'Payment', receivable: { extId } };
      expect('the transaction', applied.resource, transaction);
      const { event: cost } = await webhook.first('fee', 'paystand');
      expect('the fee', cost.resource, { resourceId: payment.id, resourceAmount: '100.00' });
      const { event: payout } = await webhook.first('transfer', 'processing');
      expect('the transfer', payout, { sourceId: transfer.id, resource: { amount: transfer.amount } });
    },
  ),

  rule(
    'paystand.R219',
    'The first that is told of a transfer is that it is processing.',
    docsX('transfer events'),
    listening(['clearsAtOnce'], ['provider', 'clock']),
    async ({ given, control, expect, delivered }) => {
      await control.freeze();
      const webhook = await given.aListeningWebhook();
      const { id } = await given.anArrivedPayout();
      await delivered();
      const told = toldOf(webhook, 'transfer', id).map(({ event }) => event);
      const [first] = told.filter(({ diff }) => Object.keys(diff.previous).length === 0);
      expect('the first event', first?.resource, { object: 'transfer', status: 'processing' });
      const states = told.map(({ diff }) => diff.changes.status).toSorted();
      expect('the states that were told', states, ['paid', 'posted', 'processing', 'sending']);
    },
  ),

  rule(
    'paystand.R220',
    'Of customers, receivables, attachments and withdrawals nothing is told.',
    seed('webhooks'),
    hearingAll,
    async (stage) => {
      const { api, given, expect, delivered } = stage;
      const quiet = await given.aListeningWebhook();
      const { id: payerCustomerId } = await given.aCustomer();
      await api.updatePayerCustomer({ payerCustomerId, body: { customerName: 'Lakeside Dental' } }).answers(200);
      const { receivableId, attachmentId } = await given.anAttachment();
      await api.deleteAttachment({ receivableId, attachmentId }).answersNothing(204);
      await given.aSettledReceivable();
      await given.aCancelledReceivable();
      await delivered();
      expect('what was told', quiet.all().length, 0);
      const webhook = await everythingTold(stage);
      const kinds: readonly string[] = webhook.all().map(({ event }) => event.resource.object);
      await eachOf(Object.keys(families), async (kind) => expect(`something of a ${kind}`, kinds.includes(kind), true));
      expect(
        'other kinds that were told of',
        kinds.filter((kind) => !(kind in families)),
        [],
      );
    },
  ),

  rule('paystand.R223', 'Deliveries are not signed.', [docsX('webhooks, setup'), client('webhooks')], hearingAll, async (stage) => {
    const { all } = await everythingTold(stage);
    stage.expect('deliveries', all().length > 8, true);
    const signing = all().flatMap(({ headers }) => Object.keys(headers).filter((name) => /sign|hmac|digest|authorization/i.test(name)));
    stage.expect('headers that sign them', signing, []);
  }),
];
