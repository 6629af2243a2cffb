import type { operations } from '@paystub/contracts/paystand';
import type { Operations } from '@paystub/mock-http';
import { malformed } from '../refusals.js';
import type { Tx } from '../state.js';
import { LIFETIME_SECONDS, SIGNING, sign } from './token.js';

type Owned = Pick<operations, 'createToken' | 'getTimezone'>;

const refreshFormat = { length: 40, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' };

export const accessOperations: Operations<Owned, Tx> = {
  /** paystand.R4-R7, R12: every request makes another token, and none ends the others. Nothing of it is stored. */
  createToken(tx, { body: { client_id, scope }, links, secret }) {
    const iat = tx.now / 1000;
    const { environment } = tx.settings;
    const scoped = scope === undefined ? {} : { scope: 'auth' as const };
    const claims = { iss: links.api, sub: links.facts.customerId ?? '', client_id, environment, iat, exp: iat + LIFETIME_SECONDS };
    return {
      status: 200,
      body: {
        access_token: sign({ ...claims, ...scoped, jti: tx.ids.uuid() }, secret(SIGNING)),
        token_type: 'Bearer',
        expires_in: LIFETIME_SECONDS,
        refresh_token: tx.ids.secret(refreshFormat),
        ...scoped,
      },
    };
  },
  /** Dossier 5.1: for some merchants it answers 400. */
  getTimezone(tx) {
    if (tx.settings.integrationGaps) throw malformed('The time zone cannot be read with these credentials');
    return { status: 200, body: { timezone: tx.settings.timeZone } };
  },
};
