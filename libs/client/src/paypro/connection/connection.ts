import type { paths } from '@paystub/contracts/paypro';
import { addressOf } from '../../connection/address.js';
import { type ClientOptions, Connection as ConnectionTo } from '../../connection/connection.js';
import { isSendable, Secrets } from '../../connection/secrets.js';
import { dialect } from './dialect.js';
import type { LookUp } from './look-up.js';
import { invalidArgument } from './paypro-error.js';

/** The time limit and the number of repetitions are, unless it says otherwise, those of PayPro's SDKs. */
export interface PayproOptions extends ClientOptions {
  /** `pp_` and 32 letters or digits, from PayPro's dashboard. It is never logged, printed or put into an error. */
  readonly apiKey: string;
  /** `https://api.paypro.nl` unless it says otherwise. The sandbox listens on `http://127.0.0.1:4030`. */
  readonly baseUrl?: string;
}

/** The one way to call PayPro. */
export type Connection = ConnectionTo<paths, LookUp>;

export function connect({ apiKey, baseUrl = 'https://api.paypro.nl', ...options }: PayproOptions): Connection {
  // PayPro's SDKs refuse the same.
  if (!isSendable(apiKey))
    throw invalidArgument('apiKey', 'The API key must be a text of visible characters without spaces. PayPro shows it in its dashboard.');
  const address = addressOf(baseUrl, (fault) => invalidArgument('baseUrl', `The baseUrl ${fault}. The key goes into apiKey.`));
  const headers = { authorization: `Bearer ${apiKey}` };
  return new ConnectionTo(dialect, { baseUrl: address, headers, secrets: new Secrets([apiKey]) }, options);
}
