import type { ControlSchemas } from '@paystub/client/control';
import type { Ready } from './bundle.js';

type Credentials = { readonly [P in 'paystar' | 'paystand' | 'paypro']: Omit<Ready[P], 'url'> };

/** What requests of every provider authenticate with in a world that was just made; later they are masked. */
export const credentialsOf = ({ credentials }: ControlSchemas['World']): Credentials => credentials as Credentials;
