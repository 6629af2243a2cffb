import { type Call, exactly, oneOf, Untold } from '../../../verifier/index.js';
import { unused, unusedEmail } from '../../situations/requests.js';
import { eachOf, type PaystarStage, saidBy } from '../parts.js';
import { customerOf } from '../records.js';

/** What is said of a customer that nobody has heard of. */
export const newCustomer = (fields: object = {}) => ({
  accountNumber: unused('W'),
  subAccountNumber: '',
  firstName: 'Pat',
  lastName: 'Roe',
  emailAddress: unusedEmail(),
  ...fields,
});

/** What no source shows is how an event is answered. Where records can be seen, the customer that it was about is among them. */
export async function taken(stage: PaystarStage, call: Call<unknown>, customer?: { readonly emailAddress: string }): Promise<void> {
  stage.expect('what the answer says', saidBy(await call.exchange()), oneOf('yes', 'nothing'));
  if (customer && stage.can('records')) await customerOf(stage, customer.emailAddress);
  await stage.inferred('an event that is taken is answered 200, in the envelope of the house', () =>
    call.answers(200, exactly({ hasErrors: false, errors: [], data: null })),
  );
}

/** An answer may say so; where none does, that nothing has moved has to be seen. */
export async function notTaken(stage: PaystarStage, calls: readonly Call<unknown>[], blames?: string): Promise<void> {
  await eachOf(calls, async (call) => {
    const said = saidBy(await call.movesNothing());
    if (said === 'nothing' && !stage.can('records')) throw new Untold('needs records: no answer tells whether an event was taken');
    stage.expect('what the answer says', said, oneOf('no', 'nothing'));
  });
  if (blames === undefined) return;
  await stage.inferred('the status and whom it blames', () => eachOf(calls, (call) => call.refuses(400, { blames })));
}
