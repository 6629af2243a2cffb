import { docs, exactly, inference, seed, wrong } from '../../../verifier/index.js';
import { unused, unusedEmail } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, type PaystarStage } from '../parts.js';

/** What is said of a customer that nobody has heard of. */
export const newCustomer = (fields: object = {}) => ({
  accountNumber: unused('W'),
  subAccountNumber: '',
  firstName: 'Pat',
  lastName: 'Roe',
  emailAddress: unusedEmail(),
  ...fields,
});

const taken = { hasErrors: false } as const;

/** Pushes text, or anything else, as the payload of an event. */
const pushing =
  ({ api, given }: PaystarStage) =>
  (payload: unknown, eventType: 'Accounts.ManageCustomer' | 'Accounts.UnenrollAutopay' = 'Accounts.ManageCustomer') =>
    api.pushEvent({ body: { ...given.event(eventType, {}), payload: wrong(payload) } });

/** That an event's payload needs each of these members. */
async function needs(stage: PaystarStage, eventType: 'Accounts.ManageCustomer' | 'Accounts.UnenrollAutopay', whole: object): Promise<void> {
  const push = pushing(stage);
  await eachOf(Object.keys(whole), (name) =>
    allRefused(stage, `payload.${name}`, [push(JSON.stringify({ ...whole, [name]: undefined }), eventType)]),
  );
}

/** What the Events API takes. */
export const eventRequests = [
  rule('paystar.R86', 'eventType, payload and businessUnitSlug are all required.', seed('POST /integrations/events'), async (stage) => {
    const { api, given } = stage;
    const body = given.event('Accounts.ManageCustomer', newCustomer());
    await eachOf(['eventType', 'payload', 'businessUnitSlug'], (name) =>
      allRefused(stage, name, [api.pushEvent({ body: { ...body, [name]: undefined } })]),
    );
    await api.pushEvent({ body }).answers(200, taken);
    await stage.inferred('null and an empty one are as good as none', () =>
      eachOf(['eventType', 'payload', 'businessUnitSlug'], (name) =>
        eachOf([null, ''], (nothing) => api.pushEvent({ body: { ...body, [name]: nothing } }).refuses(400, { blames: name })),
      ),
    );
  }),

  rule('paystar.R87', 'Only Accounts.ManageCustomer and Accounts.UnenrollAutopay are accepted.', seed('event types'), async (stage) => {
    const { api, given } = stage;
    const customer = newCustomer();
    const { accountNumber, subAccountNumber } = customer;
    await api.pushEvent({ body: given.event('Accounts.ManageCustomer', customer) }).answers(200, taken);
    await api.pushEvent({ body: given.event('Accounts.UnenrollAutopay', { accountNumber, subAccountNumber }) }).answers(200, taken);
    await allRefused(
      stage,
      'eventType',
      ['Accounts.DeleteCustomer', 'ManageCustomer', 'Payment.Succeeded'].map((other) =>
        api.pushEvent({ body: given.event(wrong(other), customer) }),
      ),
    );
  }),

  rule('paystar.R88', 'A payload that is a JSON object instead of text is rejected.', seed('payload'), async (stage) => {
    const push = pushing(stage);
    const customer = newCustomer();
    await allRefused(stage, 'payload', [push(customer), push({})]);
    await push(JSON.stringify(customer)).answers(200, taken);
    await stage.inferred('so is any other value that is no text', () =>
      eachOf([1, true, [JSON.stringify(customer)]], (payload) => push(payload).refuses(400, { blames: 'payload' })),
    );
  }),

  rule('paystar.R89', "A payload that is not valid JSON for the event's schema is rejected.", docs('Events API'), async (stage) => {
    const push = pushing(stage);
    const text = JSON.stringify(newCustomer());
    await allRefused(
      stage,
      'payload',
      ['{', text.slice(0, -1), 'accountNumber=W-77', '[]', 'null', '"text"'].map((payload) => push(payload)),
    );
    await allRefused(stage, 'payload.accountNumber', [push(JSON.stringify(newCustomer({ accountNumber: 77 })))]);
    await allRefused(stage, 'payload.emailAddress', [push(JSON.stringify(newCustomer({ emailAddress: true })))]);
    const unenroll = ['{', '[]'].map((payload) => push(payload, 'Accounts.UnenrollAutopay'));
    await allRefused(stage, 'payload', unenroll);
    await push(text).answers(200, taken);
  }),

  rule(
    'paystar.R90',
    'ManageCustomer needs accountNumber, subAccountNumber, firstName, lastName and emailAddress.',
    seed('Accounts.ManageCustomer'),
    async (stage) => {
      const customer = newCustomer();
      await needs(stage, 'Accounts.ManageCustomer', customer);
      await pushing(stage)(JSON.stringify(customer)).answers(200, taken);
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
    const { accountNumber } = customer;
    const absent = { ...customer, subAccountNumber: undefined };
    await allRefused(stage, 'payload.subAccountNumber', [push(JSON.stringify(absent))]);
    await push(JSON.stringify(customer)).answers(200, taken);
    await allRefused(stage, 'payload.subAccountNumber', [push(JSON.stringify({ accountNumber }), 'Accounts.UnenrollAutopay')]);
    await push(JSON.stringify({ accountNumber, subAccountNumber: '' }), 'Accounts.UnenrollAutopay').answers(200, taken);
    await stage.inferred('null is as good as none', () =>
      push(JSON.stringify({ ...customer, subAccountNumber: null })).refuses(400, { blames: 'payload.subAccountNumber' }),
    );
  }),

  rule('paystar.R96', 'UnenrollAutopay needs accountNumber and subAccountNumber.', seed('Accounts.UnenrollAutopay'), async (stage) => {
    const { AccountNumber } = await stage.given.aKnownAccount();
    const account = { accountNumber: AccountNumber, subAccountNumber: '' };
    await needs(stage, 'Accounts.UnenrollAutopay', account);
    await pushing(stage)(JSON.stringify(account), 'Accounts.UnenrollAutopay').answers(200, taken);
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
