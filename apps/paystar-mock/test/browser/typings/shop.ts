// What an integrator writes against paystar-embedded.d.ts, right and wrong. It is compiled, and never run.
import type { PaymentIntentDetailDto, PaystarEvent, ProcessedPayment } from '../../../paystar-embedded.js';

const { Paystar } = window;
const dollars = (amount: number): string => `$${amount.toFixed(2)}`;

Paystar.initialize();
Paystar.initialize('client-1');
Paystar.completePayment('https://dev.paystar.io/app/embedded/acme/session/1');
Paystar.completePayment('https://dev.paystar.io/app/embedded/acme/session/1', {
  container: document.querySelector('#pay'),
  closeOnComplete: true,
  onComplete: ({ status, subtotal, paymentSource: { accountNumberMasked } }) => [status.length, dollars(subtotal), accountNumberMasked],
  onEvent: (event) => told(event),
});
Paystar.startFlow('https://dev.paystar.io/app/embedded/acme/wallet/session/1', { container: '#wallet', onEvent: told });
Paystar.destroy();

const stop = Paystar.subscribe('PAYMENT-SESSION.UPDATED', ({ lineItems, customMeta }) => [lineItems[0]?.price, customMeta.order]);
stop?.();
Paystar.subscribe('AUTOPAY-SESSION.ENROLLED', ({ accountNumber, customerEmailAddress }) => accountNumber + customerEmailAddress);
Paystar.subscribe('COMPONENT.DISMISS', (data: undefined) => data);

/** `event` says which data there is. */
function told({ event, data }: PaystarEvent): string {
  switch (event) {
    case 'COMPONENT.DISMISS':
    case 'FRAME.LOADED':
      return String(data satisfies undefined);
    case 'PAYMENT-SESSION.PROCESSED':
      return (data satisfies ProcessedPayment).paymentSource.accountNumberMasked;
    case 'PAYMENT-SESSION.LOADED':
    case 'PAYMENT-SESSION.UPDATED':
      return (data satisfies PaymentIntentDetailDto).paymentSource?.accountNumberMasked ?? dollars(data.serviceFeeCalculation?.amount ?? 0);
    case 'WALLET-SESSION.UPDATED':
    case 'NOTIFICATION-SESSION.UPDATED':
      return data.customerEmailAddress;
    default:
      return data.accountNumber;
  }
}

// @ts-expect-error: a URL is needed
Paystar.completePayment();
// @ts-expect-error: the link, not the answer that holds it
Paystar.completePayment({ PaymentLogInLink: 'https://dev.paystar.io/' });
// @ts-expect-error: flows do not complete
Paystar.startFlow('https://dev.paystar.io/', { onComplete: () => {} });
// @ts-expect-error: no such event
Paystar.subscribe('PAYMENT-SESSION.PAID', () => {});
// @ts-expect-error: nothing comes with it
Paystar.subscribe('COMPONENT.DISMISS', ({ subtotal }) => subtotal);
// @ts-expect-error: as long as the loader has not arrived there is no function to end it
Paystar.subscribe('FRAME.LOADED', () => {})();
// @ts-expect-error: a failed payment is not complete
Paystar.completePayment('https://dev.paystar.io/', { onComplete: ({ status }) => status === 'Failed' });
// @ts-expect-error: before something is chosen there is nothing to pay with
Paystar.subscribe('PAYMENT-SESSION.LOADED', ({ paymentSource: { nickname } }) => nickname);
