import type { Ground } from '../verifier/index.js';
import type { operations } from './index.js';
import { listening } from './situations/listening.js';
import { money } from './situations/money.js';
import { receivables } from './situations/receivables.js';

/** The named starting points of Paystand: for checks, and as provider states. */
export function situations(ground: Ground<operations>) {
  return { ...receivables(ground), ...money(ground), ...listening(ground), ...tokens(ground) };
}

export type Given = ReturnType<typeof situations>;

function tokens({ api, credential, fact }: Ground<operations>) {
  const tokenRequest = (fields: object = {}) => ({
    grant_type: 'client_credentials' as const,
    client_id: credential,
    client_secret: fact('clientSecret'),
    scope: 'auth' as const,
    ...fields,
  });
  return {
    /** What asks for a token of this account. */
    tokenRequest,
    /** The headers of calls with a token of their own. */
    headersWithToken: async (fields?: object) => {
      const headers = { Authorization: null, 'X-CUSTOMER-ID': null };
      const { access_token } = await api.createToken({ body: tokenRequest(fields), headers }).answers(200, { token_type: 'Bearer' });
      return { Authorization: `Bearer ${access_token}`, 'X-CUSTOMER-ID': fact('customerId') };
    },
  };
}
