import { parseEvent, type PaystandSchemas as Schemas } from '../../../src/paystand/index.js';
import type { Given } from '../../pact/interaction.js';
import { messageSpec } from '../../pact/message.js';
import { eventAbout } from '../kit/events.js';
import { dispute, fee, refund, transfer } from '../kit/money.js';
import { onInvoice, paid, posted } from './examples.js';
import { shaped } from './shapes.js';

type Delivery = readonly [title: string, resource: Schemas['EventResource'], diff: Schemas['EventDiff'], ...given: Given[]];

const made = (resource: object): Schemas['EventDiff'] => ({ previous: {}, changes: { ...resource } });
const moved = (from: string, to: string): Schemas['EventDiff'] => ({ previous: { status: from }, changes: { status: to } });

const { externalId: _, ...payer } = refund.resource.payer;
const refunded: Schemas['Refund'] = { ...refund, resource: { ...refund.resource, payer } };
const { externalId: __, ...debtor } = dispute.resource.payer;
const opened: Schemas['Dispute'] = { ...dispute, resource: { ...dispute.resource, payer: debtor } };
const arrived: Schemas['Transfer'] = { ...transfer, status: 'paid', dateSettled: transfer.created };

const finalFee: Schemas['Fee'] = { ...fee, feeType: 'paystand', amount: '1.00' };

/** What is told, and what happens before. */
const deliveries: readonly Delivery[] = [
  ['payment posted', posted, moved('processing', 'posted'), ['a card payment']],
  ['payment paid', paid, moved('posted', 'paid'), ['a paid payment']],
  ['receivableTransaction active', onInvoice, made(onInvoice), ['a paid receivable']],
  ['fee delayed', fee, made(fee), ['a card payment']],
  ['fee paystand', finalFee, made(finalFee), ['an available payment']],
  ['refund processing', refunded, moved('created', 'processing'), ['a refund']],
  ['dispute created', opened, made(opened), ['a dispute', { reason: 'fraudulent' }]],
  ['transfer processing', transfer, made(transfer), ['a payout']],
  ['transfer paid', arrived, moved('posted', 'paid'), ['an arrived payout']],
];

const messages = deliveries.map(([title, resource, diff, ...given]) => {
  const event = eventAbout(resource, diff);
  return { title, given, content: shaped(event), metadata: { contentType: 'application/json' }, example: event };
});

/** As a receiver gets it: nothing is signed. */
messageSpec('paystand', 'deliveries', messages, (content) => parseEvent(JSON.stringify(content)));
