import type { Links } from '@paystub/mock-http';
import type { ManagementSession } from './resources/management-sessions/management-session.js';
import type { PaymentSession } from './resources/payment-sessions/payment-session.js';

/** Where the API is, and the token of the world's pages. */
export type PageLinks = Pick<Links, 'api' | 'token'>;

/** Of the pages of a payment session: where a method is chosen, and where the payment is submitted. */
type Step = 'method' | 'review';

/** paystar.R11: the hosted page of a payment session, or one of its steps; `w` keeps the browser in its world. */
export const paymentLink = (
  { api, token }: PageLinks,
  { BusinessUnitSlug, id }: Pick<PaymentSession, 'BusinessUnitSlug' | 'id'>,
  step?: Step,
): string => `${api}/app/embedded/${encodeURIComponent(BusinessUnitSlug)}/session/${id}${step ? `/${step}` : ''}?w=${token}`;

/** paystar.P32: that of a management session. */
export const managementLink = (
  { api, token }: PageLinks,
  { BusinessUnitSlug, flow, id }: Pick<ManagementSession, 'BusinessUnitSlug' | 'flow' | 'id'>,
): string => `${api}/app/embedded/${encodeURIComponent(BusinessUnitSlug)}/${flow}/session/${id}?w=${token}`;
