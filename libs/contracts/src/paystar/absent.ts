import { type Absent, absent, docs, seed } from '../verifier/index.js';

const paymentPage = ['payment page'];
const managementPages = ['management pages'];

/** Rules, and parts of rules, that wait for operations, pages or actions: every operation is built, no page but that of what has expired. */
export const absentRules: readonly Absent[] = [
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
];
