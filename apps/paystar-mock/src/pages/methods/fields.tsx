import { Either, type Entry, Field } from '../parts/field.js';
import { accountTypes, owners } from './bank.js';
import { BankExamples, CardExamples } from './examples.js';

export const CardFields = ({ entry, now }: { readonly entry: Entry; readonly now: number }) => (
  <div class="details">
    <CardExamples now={now} />
    <div class="fields">
      <Field name="card_number" label="Card number" entry={entry} inputmode="numeric" maxlength={30} />
      <Field name="card_expiry" label="Expiry MM/YY" entry={entry} maxlength={9} short />
      <Field name="card_cvv" label="CVV" entry={entry} inputmode="numeric" maxlength={4} short />
      <Field name="card_zip" label="ZIP code" entry={entry} inputmode="numeric" maxlength={10} short />
      <Field name="card_holder" label="Cardholder name" entry={entry} maxlength={100} />
    </div>
  </div>
);

export const BankFields = ({ entry }: { readonly entry: Entry }) => (
  <div class="details">
    <BankExamples />
    <div class="fields">
      <Either name="bank_owner" legend="Whose account" entry={entry} options={owners} />
      <Either name="bank_type" legend="Type of account" entry={entry} options={accountTypes} />
      <Field name="bank_holder" label="Account holder name" entry={entry} maxlength={100} />
      <Field name="bank_routing" label="Routing number" entry={entry} inputmode="numeric" maxlength={9} />
      <Field name="bank_account" label="Account number" entry={entry} inputmode="numeric" maxlength={17} />
    </div>
  </div>
);
