import type { components } from '@paystub/contracts/paypro';
import { fault } from '../../faults.js';
import type { Mandate } from '../../resources/mandates/mandate.js';
import { unscheduled } from './schedule.js';
import type { SeriesFields } from './series.js';
import { firstTermsOf } from './terms.js';

type Schemas = components['schemas'];
type Request = Schemas['SubscriptionCreate'] | Schemas['InstallmentPlanCreate'];

/** What holds for subscriptions, by the name under which a rule has it, and for plans. */
export const rulesOfSubscriptions = { together: 'paypro.R76', needed: 'paypro.R75' } as const;
export const rulesOfPlans = { together: 'paypro.R108', needed: 'paypro.R105' } as const;
type Rules = typeof rulesOfSubscriptions | typeof rulesOfPlans;

const named = ({ pay_methods }: Request) => [...new Set(pay_methods ?? [])];

/** paypro.R76, R108, dossier 4.6: it is charged by a mandate, or asks for one. */
export function checkTogether(request: Request, rules: Rules): void {
  const isMandated = typeof request.mandate === 'string';
  const methods = named(request);
  if (isMandated && methods.length > 0) throw fault('not_together', { param: 'pay_methods', other: 'mandate', rule: rules.together });
  if (!isMandated && methods.length === 0) throw fault('must_be_set', { param: 'mandate' });
  // Dossier 8.6: on demand there may be no period; the first payment needs an amount all the same.
  if (!isMandated && !request.period && !request.first_period) throw fault('must_be_set', { param: 'first_period' });
}

/** paypro.P12: the customer has to exist, and the mandate has to be that customer's. */
export function checkReferences(request: Request, customer: object | undefined, mandate: Mandate | undefined): void {
  if (!customer) throw fault('unknown_reference', { param: 'customer' });
  if (typeof request.mandate !== 'string') return;
  if (!mandate) throw fault('unknown_reference', { param: 'mandate' });
  if (mandate.customer !== request.customer) throw fault('mandate_of_another', {});
}

/** paypro.R103, R104: a series that has not started. */
export function newSeries(id: string, now: number, request: Request, mandate: Mandate | undefined): SeriesFields {
  const methods = named(request);
  const details = request.payment_details;
  return {
    id,
    description: request.description,
    currency: request.currency,
    state: 'pending',
    customer: request.customer,
    mandate: mandate?.id ?? null,
    mandate_method: mandate?.pay_method ?? null,
    pay_methods: methods.length > 0 ? methods : null,
    payment_details: {
      return_url: details?.return_url ?? null,
      cancel_url: details?.cancel_url ?? null,
      issuer: details?.issuer ?? null,
    },
    first_payment: null,
    period: null,
    first_period: firstTermsOf(request.first_period),
    metadata: request.metadata ?? {},
    periods_made: 0,
    ...unscheduled,
    created_at: now,
  };
}
