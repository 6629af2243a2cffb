import { docs, exactly, inference, seed, wrong } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystarStage } from '../parts.js';
import { enrollmentsOf } from '../records.js';
import { newCustomer, notTaken, taken } from './taking.js';

/** Pushes text, or anything else, as the payload of an event. */
const pushing =
  ({ api, given }: PaystarStage) =>
  (payload: unknown, eventType: 'Accounts.ManageCustomer' | 'Accounts.UnenrollAutopay' = 'Accounts.ManageCustomer') =>
    api.pushEvent({ body: { ...given.event(eventType, {}), payload: wrong(payload) } });

/** That an event's payload needs each of these members. */
async function needs(stage: PaystarStage, eventType: 'Accounts.ManageCustomer' | 'Accounts.UnenrollAutopay', whole: object): Promise<void> {
  const push = pushing(stage);
  await eachOf(Object.keys(whole), (name) =>
    notTaken(stage, [push(JSON.stringify({ ...whole, [name]: undefined }), eventType)], `payload.${name}`),
  );
}

/** A known account, with AutoPay where there is somebody to arrange it: it shows then when an event ends it. */
async function anAccount({ given, can }: PaystarStage) {
  const { AccountNumber } = can('payer') ? (await given.anEnrolledAccount()).account : await given.aKnownAccount();
  return { accountNumber: AccountNumber, subAccountNumber: '' };
}

/** That an event has ended AutoPay on the account. */
async function isUnenrolled(stage: PaystarStage, { accountNumber }: { readonly accountNumber: string }): Promise<void> {
  if (stage.can('records')) stage.expect('AutoPay', await enrollmentsOf(stage, { AccountNumber: accountNumber }), exactly([]));
}

/** What the Events API takes. */
export const eventRequests = [
  rule('paystar.R86', 'eventType, payload and businessUnitSlug are all required.', seed('POST /integrations/events'), async (stage) => {
    const { api, given } = stage;
    const customer = newCustomer();
    const body = given.event('Accounts.ManageCustomer', customer);
    await eachOf(['eventType', 'payload', 'businessUnitSlug'], (name) =>
      notTaken(stage, [api.pushEvent({ body: { ...body, [name]: undefined } })], name),
    );
    await taken(stage, api.pushEvent({ body }), customer);
    await stage.inferred('null and an empty one are as good as none', () =>
      eachOf(['eventType', 'payload', 'businessUnitSlug'], (name) =>
        eachOf([null, ''], (nothing) => api.pushEvent({ body: { ...body, [name]: nothing } }).refuses(400, { blames: name })),
      ),
    );
  }),

  rule('paystar.R87', 'Only Accounts.ManageCustomer and Accounts.UnenrollAutopay are accepted.', seed('event types'), async (stage) => {
    const { api, given } = stage;
    const customer = newCustomer();
    await taken(stage, api.pushEvent({ body: given.event('Accounts.ManageCustomer', customer) }), customer);
    const account = await anAccount(stage);
    await taken(stage, api.pushEvent({ body: given.event('Accounts.UnenrollAutopay', account) }));
    await isUnenrolled(stage, account);
    const others = ['Accounts.DeleteCustomer', 'ManageCustomer', 'Payment.Succeeded'].map((other) =>
      api.pushEvent({ body: given.event(wrong(other), newCustomer()) }),
    );
    await notTaken(stage, others, 'eventType');
  }),

  rule('paystar.R88', 'A payload that is a JSON object instead of text is rejected.', seed('payload'), async (stage) => {
    const push = pushing(stage);
    const customer = newCustomer();
    await notTaken(stage, [push(customer), push({})], 'payload');
    await taken(stage, push(JSON.stringify(customer)), customer);
    await stage.inferred('so is any other value that is no text', () =>
      eachOf([1, true, [JSON.stringify(customer)]], (payload) => push(payload).refuses(400, { blames: 'payload' })),
    );
  }),

  rule('paystar.R89', "A payload that is not valid JSON for the event's schema is rejected.", docs('Events API'), async (stage) => {
    const push = pushing(stage);
    const customer = newCustomer();
    const text = JSON.stringify(customer);
    const malformed = ['{', text.slice(0, -1), 'accountNumber=W-77', '[]', 'null', '"text"'].map((payload) => push(payload));
    await notTaken(stage, malformed, 'payload');
    await notTaken(stage, [push(JSON.stringify(newCustomer({ accountNumber: 77 })))], 'payload.accountNumber');
    await notTaken(stage, [push(JSON.stringify(newCustomer({ emailAddress: true })))], 'payload.emailAddress');
    const account = await anAccount(stage);
    const unenroll = ['{', '[]', JSON.stringify(account).slice(0, -1)].map((payload) => push(payload, 'Accounts.UnenrollAutopay'));
    await notTaken(stage, unenroll, 'payload');
    await notTaken(
      stage,
      [push(JSON.stringify({ ...account, subAccountNumber: 0 }), 'Accounts.UnenrollAutopay')],
      'payload.subAccountNumber',
    );
    await taken(stage, push(text), customer);
  }),

  rule(
    'paystar.R90',
    'ManageCustomer needs accountNumber, subAccountNumber, firstName, lastName and emailAddress.',
    seed('Accounts.ManageCustomer'),
    async (stage) => {
      const customer = newCustomer();
      await needs(stage, 'Accounts.ManageCustomer', customer);
      await taken(stage, pushing(stage)(JSON.stringify(customer)), customer);
      await stage.inferred('none but subAccountNumber may be empty', () =>
        eachOf(['accountNumber', 'firstName', 'lastName', 'emailAddress'], (name) =>
          pushing(stage)(JSON.stringify(newCustomer({ [name]: '' }))).refuses(400, { blames: `payload.${name}` }),
        ),
      );
      await stage.inferred('an address that is none is refused', () =>
        pushing(stage)(JSON.stringify(newCustomer({ emailAddress: 'pat' }))).refuses(400, { blames: 'payload.emailAddress' }),
      );
    },
  ),

  rule('paystar.R91', 'subAccountNumber may be empty, and may not be absent.', seed('subAccountNumber'), async (stage) => {
    const push = pushing(stage);
    const customer = newCustomer();
    const absent = { ...customer, subAccountNumber: undefined };
    await notTaken(stage, [push(JSON.stringify(absent))], 'payload.subAccountNumber');
    await taken(stage, push(JSON.stringify(customer)), customer);
    const account = await anAccount(stage);
    const { accountNumber } = account;
    await notTaken(stage, [push(JSON.stringify({ accountNumber }), 'Accounts.UnenrollAutopay')], 'payload.subAccountNumber');
    await taken(stage, push(JSON.stringify(account), 'Accounts.UnenrollAutopay'));
    await isUnenrolled(stage, account);
    await stage.inferred('null is as good as none', () =>
      push(JSON.stringify({ ...customer, subAccountNumber: null })).refuses(400, { blames: 'payload.subAccountNumber' }),
    );
  }),

  rule('paystar.R96', 'UnenrollAutopay needs accountNumber and subAccountNumber.', seed('Accounts.UnenrollAutopay'), async (stage) => {
    const account = await anAccount(stage);
    await needs(stage, 'Accounts.UnenrollAutopay', account);
    await taken(stage, pushing(stage)(JSON.stringify(account), 'Accounts.UnenrollAutopay'));
    await isUnenrolled(stage, account);
  }),

  rule('paystar.P12', 'An event is answered 200 with data null.', inference('the envelope of the house'), async ({ api, given }) => {
    const customer = newCustomer();
    const { accountNumber, subAccountNumber } = customer;
    const nothing = exactly({ hasErrors: false, errors: [], data: null });
    await api.pushEvent({ body: given.event('Accounts.ManageCustomer', customer) }).answers(200, nothing);
    await api.pushEvent({ body: given.event('Accounts.UnenrollAutopay', { accountNumber, subAccountNumber }) }).answers(200, nothing);
    await api.pushEvent({ body: given.event('Accounts.ManageCustomer', {}) }).isRefused();
  }),
];
