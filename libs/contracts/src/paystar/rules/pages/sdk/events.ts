import { docs, inference, matching, missing, oneOf, seed, where } from '../../../../verifier/index.js';
import { declinedCard, slowChecking, visa } from '../../../situations/payments.js';
import { rule } from '../../dialect.js';
import { eachOf, type PaystarStage } from '../../parts.js';
import { chooseCard, dataOf, type Noted, openShop, payByCard, type Shop } from './shop.js';

const events = docs('SDK, events');
const options = docs('SDK, options');
const inBrowser = { needs: ['browser'] } as const;
const paying = { ...inBrowser, effects: ['creates', 'money'] } as const;

type Bill = Parameters<PaystarStage['given']['aPaymentSession']>[0];

/** A session, and a shop in which it is open. */
async function opened(stage: PaystarStage, bill: Bill = {}, more = ''): Promise<Shop & { readonly id: string }> {
  const { PaymentSessionIdentifier, PaymentLogInLink } = await stage.given.aPaymentSession(bill);
  const shop = await openShop(stage, PaymentLogInLink);
  await shop.run(`Paystar.completePayment(link, { onEvent, onComplete, ${more} });`);
  await shop.until('PAYMENT-SESSION.LOADED');
  return { ...shop, id: PaymentSessionIdentifier };
}

/** A payment from a bank account that takes its time. */
async function payFromBank({ tab: { frame } }: Shop): Promise<void> {
  const { routingNumber, accountNumber } = slowChecking.bank;
  await frame.choose(/^bank account/i);
  await frame.fill(/^account holder/i, 'Pat Roe');
  await frame.fill(/^routing number/i, routingNumber);
  await frame.fill(/^account number/i, accountNumber);
  await frame.press(/^continue/i);
  await frame.press(/^submit payment/i);
}

const namesIn = (noted: readonly Noted[]): readonly string[] => noted.map(([event]) => event);
const session = /^PAYMENT-SESSION\.(LOADED|UPDATED|PROCESSED)$/;
const isNumber = where('a number', (value) => typeof value === 'number');

/** What comes with every event of a payment session. */
const detail = (sessionIdentifier: string, status: unknown) => ({
  sessionIdentifier,
  status,
  subtotal: isNumber,
  channel: 'QuickPay',
  lineItems: where('a list', Array.isArray),
});

/** What the SDK tells of what happens on a page. */
export const sdkEvents = [
  rule('paystar.R47', 'CustomMeta comes back in the events of the SDK.', seed('CustomMeta'), paying, async (stage) => {
    const CustomMeta = { order: 'A-1', nested: { of: ['some', 1] } };
    const shop = await opened(stage, { CustomMeta });
    await payByCard(shop);
    const noted = await shop.until('PAYMENT-SESSION.PROCESSED');
    for (const [event, data] of noted.filter(([name]) => session.test(name)))
      stage.expect(`${event}`, JSON.stringify(data), matching(/"order":"A-1","nested":\{"of":\["some",1\]\}/));
    await stage.inferred('as customMeta', async () => {
      for (const [event, data] of noted.filter(([name]) => session.test(name))) stage.expect(event, data, { customMeta: CustomMeta });
    });
  }),

  rule('paystar.R119', 'onEvent gets {event, data} for every event.', options, paying, async (stage) => {
    const shop = await opened(stage, {}, "onEvent: (told) => { note(told.event, told.data); note('keys', Object.keys(told).join()); },");
    const names = ['FRAME.LOADED', 'PAYMENT-SESSION.LOADED', 'PAYMENT-SESSION.UPDATED', 'PAYMENT-SESSION.PROCESSED', 'COMPONENT.DISMISS'];
    await shop.run(`${JSON.stringify(names)}.forEach((name) => Paystar.subscribe(name, () => note('subscribed', name)));`);
    await payByCard(shop);
    await shop.until('complete');
    await shop.tab.key('Escape');
    const noted = await shop.until('COMPONENT.DISMISS');
    const told = namesIn(noted).filter((name) => names.includes(name));
    stage.expect('what a handler of all events was told of', [...new Set(told)].toSorted(), names.toSorted());
    stage.expect('what subscribers were told of, since', dataOf(noted, 'subscribed'), told.slice(2));
    for (const keys of dataOf(noted, 'keys')) stage.expect('the members of what it is given', keys, matching(/^event(,data)?$/));
    await stage.inferred('in this order, the first two, the processed one and the dismissal once', async () => {
      stage.expect(
        'without repetitions',
        told.filter((name, i) => name !== told[i - 1]),
        names,
      );
      for (const name of names.filter((one) => one !== 'PAYMENT-SESSION.UPDATED'))
        stage.expect(name, told.filter((one) => one === name).length, 1);
    });
  }),

  rule('paystar.R120', 'onComplete gets the result when the payment is complete.', options, paying, async (stage) => {
    const shop = await opened(stage);
    await chooseCard(shop);
    stage.expect('results before', dataOf(await shop.noted(), 'complete'), []);
    await shop.tab.frame.press(/^submit payment/i);
    const noted = await shop.until('complete');
    const results = dataOf(noted, 'complete');
    stage.expect('results', results, [{ sessionIdentifier: shop.id, status: 'Succeeded' }]);
    await stage.inferred('which is what was processed, and told after that', async () => {
      stage.expect('processed', dataOf(noted, 'PAYMENT-SESSION.PROCESSED'), results);
      stage.expect('the last two', namesIn(noted).slice(-2), ['PAYMENT-SESSION.PROCESSED', 'complete']);
    });
    await stage.inferred('a payment that is under way is complete for the payer', async () => {
      const slow = await opened(stage);
      await payFromBank(slow);
      stage.expect('the result', dataOf(await slow.until('complete'), 'complete'), [{ sessionIdentifier: slow.id, status: 'Pending' }]);
    });
  }),

  rule('paystar.R122', 'subscribe returns a function that ends the subscription.', docs('SDK, methods'), inBrowser, async (stage) => {
    const { PaymentLogInLink } = await stage.given.aPaymentSession();
    const shop = await openShop(stage, PaymentLogInLink);
    await shop.run(`window.end = Paystar.subscribe('FRAME.LOADED', () => note('ended')); Paystar.subscribe('FRAME.LOADED', () => note('kept'));
      Paystar.completePayment(link, { onEvent });`);
    await shop.until('PAYMENT-SESSION.LOADED');
    const first = await shop.noted();
    stage.expect('how often both were told', [dataOf(first, 'ended').length, dataOf(first, 'kept').length], [1, 1]);
    await shop.run('end(); Paystar.completePayment(link, { onEvent });');
    await shop.tab.until("noted.filter(([event]) => event === 'PAYMENT-SESSION.LOADED').length === 2");
    const both = await shop.noted();
    stage.expect('how often both were told', [dataOf(both, 'ended').length, dataOf(both, 'kept').length], [1, 2]);
  }),

  rule('paystar.R124', 'A loaded frame raises FRAME.LOADED, without data.', events, inBrowser, async (stage) => {
    const shop = await opened(stage);
    stage.expect('what was told', dataOf(await shop.noted(), 'FRAME.LOADED'), ['nothing']);
  }),

  rule('paystar.R125', 'PAYMENT-SESSION.LOADED, .UPDATED and .PROCESSED carry the payment session.', events, paying, async (stage) => {
    const shop = await opened(stage, { Charges: [{ Amount: 4210, Description: 'Water' }] });
    await payByCard(shop);
    const noted = await shop.until('PAYMENT-SESSION.PROCESSED');
    const open = detail(
      shop.id,
      where('a status that is not the last', (status) => typeof status === 'string' && status !== 'Succeeded'),
    );
    stage.expect('loaded', dataOf(noted, 'PAYMENT-SESSION.LOADED')[0], open);
    const updates = dataOf(noted, 'PAYMENT-SESSION.UPDATED');
    stage.expect('updated', updates[0], open);
    stage.expect('processed', dataOf(noted, 'PAYMENT-SESSION.PROCESSED'), [detail(shop.id, 'Succeeded')]);
    await stage.inferred('before something is chosen there is nothing to pay with', async () => {
      stage.expect('loaded', dataOf(noted, 'PAYMENT-SESSION.LOADED')[0], {
        status: 'RequiresPaymentSource',
        paymentSource: oneOf(null, missing),
      });
      stage.expect('updated at last', updates.at(-1), {
        paymentSource: { paymentSourceType: 'CreditCard', accountNumberMasked: '****1111' },
      });
    });
  }),

  rule('paystar.R126', 'Choosing a payment method raises PAYMENT-SESSION.UPDATED.', events, inBrowser, async (stage) => {
    const shop = await opened(stage);
    stage.expect('updates before', dataOf(await shop.noted(), 'PAYMENT-SESSION.UPDATED'), []);
    await chooseCard(shop);
    const noted = await shop.until('PAYMENT-SESSION.UPDATED');
    stage.expect('updates', dataOf(noted, 'PAYMENT-SESSION.UPDATED')[0], { sessionIdentifier: shop.id });
    stage.expect('results', dataOf(noted, 'PAYMENT-SESSION.PROCESSED'), []);
    await stage.inferred('as soon as the payer has said card or bank account, and with the fee', async () => {
      const another = await opened(stage);
      await another.tab.frame.choose(/^credit or debit card/i);
      const updated = dataOf(await another.until('PAYMENT-SESSION.UPDATED'), 'PAYMENT-SESSION.UPDATED');
      stage.expect('the update', updated, [{ sessionIdentifier: another.id, serviceFeeCalculation: { amount: 1.95 } }]);
    });
  }),

  rule(
    'paystar.R127',
    'What was processed has subtotal, lineItems[].price and the fee in dollars, and its number as **** and four digits.',
    events,
    paying,
    async (stage) => {
      const shop = await opened(stage, { Charges: [{ Amount: 15_000, Description: 'Water' }, { Amount: 1 }] });
      await payByCard(shop);
      const [processed] = dataOf(await shop.until('PAYMENT-SESSION.PROCESSED'), 'PAYMENT-SESSION.PROCESSED');
      stage.expect('processed', processed, {
        subtotal: 150.01,
        lineItems: [{ description: 'Water', price: 150 }, { price: 0.01 }],
        serviceFeeCalculation: { amount: isNumber },
        paymentSource: { paymentSourceType: 'CreditCard', accountNumberMasked: `****${visa.card.slice(-4)}` },
      });
      await stage.inferred("the fee is that of a biller's table, half a cent rounded up", async () => {
        stage.expect('the fee', processed, { serviceFeeCalculation: { amount: 4.13 } });
      });
    },
  ),

  rule(
    'paystar.P29',
    'onComplete is not called for a payment that failed.',
    inference('a failed attempt completes nothing'),
    paying,
    async (stage) => {
      await eachOf(['', 'closeOnComplete: true'], async (option) => {
        const shop = await opened(stage, {}, option);
        await payByCard(shop, declinedCard);
        const failed = await shop.until('PAYMENT-SESSION.PROCESSED');
        stage.expect('processed', dataOf(failed, 'PAYMENT-SESSION.PROCESSED'), [{ status: 'Failed' }]);
        await shop.tab.until("document.querySelector('iframe')");
        stage.expect('results', dataOf(await shop.noted(), 'complete'), []);
      });
    },
  ),
];
