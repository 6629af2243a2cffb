import { fault } from '../faults.js';
import type { PaymentSession } from '../resources/payment-sessions/payment-session.js';
import { findBusinessUnit } from '../settings/business-unit.js';
import type { Tx } from '../state.js';

export type FieldsGiven = Readonly<Record<string, string>>;
type Fields = Pick<PaymentSession, 'PaymentFields' | 'FilledIn'>;

/** paystar.R48-R50: what the payer fills in: fields that are configured, and that did not come with the session. */
export function filledIn(tx: Tx, { BusinessUnitSlug, PaymentFields, FilledIn }: PaymentSession, given: FieldsGiven): Fields {
  const names = Object.keys(given);
  const configured = fieldsOf(tx, BusinessUnitSlug);
  for (const name of names) {
    const about = { name, propertyName: `paymentFields.${name}` };
    if (!configured.includes(name)) throw fault('field_not_configured', about);
    if (Object.hasOwn(PaymentFields, name) && !FilledIn.includes(name)) throw fault('field_given_before', about);
  }
  return { PaymentFields: { ...PaymentFields, ...given }, FilledIn: [...new Set([...FilledIn, ...names])] };
}

/** paystar.R48: a configured field that the payer has still to fill in. */
export const missingField = (tx: Tx, { BusinessUnitSlug, PaymentFields, FilledIn }: PaymentSession): string | undefined =>
  fieldsOf(tx, BusinessUnitSlug).find(
    (name) => !Object.hasOwn(PaymentFields, name) || (FilledIn.includes(name) && PaymentFields[name]?.trim() === ''),
  );

/** paystar.R48: the fields that the payer is asked for, with their labels. */
export function askedFields(
  tx: Tx,
  { BusinessUnitSlug, PaymentFields, FilledIn }: PaymentSession,
): readonly (readonly [name: string, label: string])[] {
  const configured = findBusinessUnit(tx.settings.businessUnits, BusinessUnitSlug)?.paymentFields ?? {};
  const asked = Object.entries(configured).filter(([name]) => !Object.hasOwn(PaymentFields, name) || FilledIn.includes(name));
  return asked.map(([name, { label }]) => [name, label]);
}

const fieldsOf = (tx: Tx, slug: string): readonly string[] =>
  Object.keys(findBusinessUnit(tx.settings.businessUnits, slug)?.paymentFields ?? {});
