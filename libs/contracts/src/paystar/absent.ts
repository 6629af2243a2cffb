import { type Absent, absent, docs, inference, seed } from '../verifier/index.js';

const paymentPage = ['payment page'];
const managementPages = ['management pages'];
const loader = ['embedded.loader.js'];
const events = docs('SDK, events');
const methods = docs('SDK, methods');
const options = docs('SDK, options');

/** Rules, and parts of rules, that wait for operations, pages or actions: every operation is built, no page but that of what has expired. */
export const absentRules: readonly Absent[] = [
  absent('paystar.R47', 'CustomMeta comes back in the events of the SDK.', seed('CustomMeta'), loader),
  absent(
    'paystar.R48',
    'A configured payment field that is missing from the request is asked for on the payment page.',
    seed('PaymentFields'),
    paymentPage,
  ),
  absent('paystar.R52', 'Charges without ClientAccount give a plain form with their amounts.', seed('account modes'), paymentPage),
  absent('paystar.R53', 'One charge with a ClientAccount gives the form for a single account.', docs('account modes'), paymentPage),
  absent('paystar.R54', 'Charges with several accounts give a selector over them.', seed('account modes'), paymentPage),
  absent('paystar.R70', 'With a ClientUser the payment form offers to save the payment method.', seed('customer sync'), paymentPage),
  absent('paystar.R71', 'Without a ClientUser nothing is saved and nothing saved is offered.', seed('customer sync'), paymentPage),
  absent(
    'paystar.R77',
    'In a wallet session the customer adds, views and deletes payment methods.',
    seed('wallet sessions'),
    managementPages,
  ),
  absent(
    'paystar.R78',
    'In a notification session the customer sets e-mail and SMS preferences.',
    seed('notification sessions'),
    managementPages,
  ),
  absent(
    'paystar.R83',
    'With both URLs set, the page after payment offers "I\'m done", to SuccessUrl.',
    seed('SuccessUrl, ReturnUrl'),
    paymentPage,
  ),
  absent(
    'paystar.R84',
    'With both URLs set, the page after payment offers "Go back", to ReturnUrl.',
    seed('SuccessUrl, ReturnUrl'),
    paymentPage,
  ),
  absent('paystar.R113', 'The app host serves the script of the SDK at /app/embedded.loader.js.', seed('SDK, loader'), loader),
  absent('paystar.R114', 'Once loaded, window.Paystar has initialize, completePayment, startFlow, subscribe and destroy.', methods, loader),
  absent('paystar.R115', 'Calls made before the script has loaded are made up for afterwards.', docs('SDK, stub'), loader),
  absent('paystar.R116', 'completePayment(sessionUrl) opens the payment page in a modal iframe.', methods, [...loader, ...paymentPage]),
  absent('paystar.R117', 'startFlow(sessionUrl) opens a management page.', methods, [...loader, ...managementPages]),
  absent('paystar.R118', 'With container the page is inside that element, and there is no modal.', options, loader),
  absent('paystar.R119', 'onEvent gets {event, data} for every event.', options, loader),
  absent('paystar.R120', 'onComplete gets the result when the payment is complete.', options, [...loader, ...paymentPage]),
  absent('paystar.R121', 'closeOnComplete closes the modal before the confirmation; by default it stays.', options, [
    ...loader,
    ...paymentPage,
  ]),
  absent('paystar.R122', 'subscribe returns a function that ends the subscription.', methods, loader),
  absent('paystar.R123', 'Closing by X, ESC or a click outside raises COMPONENT.DISMISS, without data.', events, loader),
  absent('paystar.R124', 'A loaded frame raises FRAME.LOADED, without data.', events, loader),
  absent('paystar.R125', 'PAYMENT-SESSION.LOADED, .UPDATED and .PROCESSED carry the payment session.', events, [...loader, ...paymentPage]),
  absent('paystar.R126', 'Choosing a payment method raises PAYMENT-SESSION.UPDATED.', events, [...loader, ...paymentPage]),
  absent(
    'paystar.R127',
    'What was processed has subtotal, lineItems[].price and the fee in dollars, and its number as **** and four digits.',
    events,
    [...loader, ...paymentPage],
  ),
  absent('paystar.P29', 'onComplete is not called for a payment that failed.', inference('a failed attempt completes nothing'), [
    ...loader,
    ...paymentPage,
  ]),
  absent('paystar.P35', 'Loading the script twice does no harm.', inference('pages are put together from parts'), loader),
];
