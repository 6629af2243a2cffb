import type { ManagementSession } from './resources/management-sessions/management-session.js';
import type { PaymentSession } from './resources/payment-sessions/payment-session.js';

/** Where the API is, and the token of the world's pages. */
export interface Links {
  readonly api: string;
  readonly token: string;
}

/** paystar.R11: the hosted page of a payment session; `w` keeps the browser in its world. */
export const paymentLink = ({ api, token }: Links, { BusinessUnitSlug, id }: Pick<PaymentSession, 'BusinessUnitSlug' | 'id'>): string =>
  `${api}/app/embedded/${encodeURIComponent(BusinessUnitSlug)}/session/${id}?w=${token}`;

/** paystar.P32: that of a management session. */
export const managementLink = (
  { api, token }: Links,
  { BusinessUnitSlug, flow, id }: Pick<ManagementSession, 'BusinessUnitSlug' | 'flow' | 'id'>,
): string => `${api}/app/embedded/${encodeURIComponent(BusinessUnitSlug)}/${flow}/session/${id}?w=${token}`;
