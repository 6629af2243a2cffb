import type { components } from '@paystub/contracts/paypro';
import { type PayMethod, payMethods, type PayMethodId } from './pay-method.js';

type Presented = components['schemas']['PayMethod'];

export const presentPayMethod = ({ id, name, minimum_amount, maximum_amount, issuers }: PayMethod): Presented => ({
  id,
  type: 'pay_method',
  name,
  currencies: ['EUR'],
  minimum_amount,
  maximum_amount,
  details: issuers && { issuers },
});

const presented = new Map(payMethods.map((method) => [method.id, presentPayMethod(method)]));

/** A pay method inside a payment, with all its keys. */
export const presentedPayMethod = (id: PayMethodId): Presented => presented.get(id) as Presented;
