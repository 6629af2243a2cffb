import { type Asker, type Exchange, parseBody, type Shell, type Step } from '@paystub/mock-http';
import { fault } from '../faults.js';
import { notYours } from '../refusals.js';
import type { Settings } from '../settings/settings.js';
import type { Tx } from '../state.js';
import { bodyFault, unreadable } from './findings.js';
import { type Claims, SIGNING, TokenReader } from './token.js';

/** The one operation that is called without a token. */
const TOKEN_CALL = 'createToken';

const tokens = new TokenReader();

const settingsOf = (host: NonNullable<Exchange['host']>): Settings => host.world.settings('paystand') as Settings;

/** The claims of the request's token, where it is one of ours. */
function claimsOf({ headers }: Exchange, shell: Shell): Claims | undefined {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : tokens.read(token, shell.secret(SIGNING));
}

const isTokenCall = ({ method, path }: Exchange, shell: Shell) => shell.match(method, path)?.route.operationId === TOKEN_CALL;

interface TokenRequest {
  readonly client_id?: unknown;
  readonly client_secret?: unknown;
}

function tokenRequestOf({ text, headers, unread }: Exchange): TokenRequest {
  const parsed = unread === undefined ? parseBody(text, headers['content-type']) : unread;
  const value = typeof parsed === 'string' ? undefined : parsed.value;
  return typeof value === 'object' && value !== null ? value : {};
}

/** Dossier 3: requests count for the client behind the token, or in a token request; without one, for the address. */
export function asker(exchange: Exchange, shell: Shell): Asker {
  const client = isTokenCall(exchange, shell) ? tokenRequestOf(exchange).client_id : claimsOf(exchange, shell)?.client_id;
  const host = typeof client === 'string' ? shell.worldOf(client) : undefined;
  return host ? { credential: client as string, host } : { address: exchange.address };
}

/** Dossier 1.5, in its order: the token (401), its scope (403), the merchant (401). */
export const access: Step<Tx> = {
  name: 'access',
  inWorld: false,
  run(exchange, shell) {
    if (isTokenCall(exchange, shell)) return checkTokenRequest(exchange, shell);
    const { host } = exchange;
    const claims = claimsOf(exchange, shell);
    // paystand.R13, R14
    if (!claims || !host) throw notYours(exchange.headers.authorization === undefined ? 'paystand.R13' : 'paystand.R14');
    const { environment, apiAccess } = settingsOf(host);
    if (host.now >= claims.exp * 1000) throw notYours('paystand.R17');
    if (claims.environment !== environment) throw notYours('paystand.R18');
    if (claims.scope === undefined || !apiAccess) throw fault('no_scope');
    const merchant = exchange.headers['x-customer-id'];
    if (merchant !== shell.factsOf(host).customerId) throw notYours(merchant === undefined ? 'paystand.R15' : 'paystand.R16');
  },
};

/** Dossier 1.3: the body is looked at before its credentials, which say whose world it is. */
function checkTokenRequest(exchange: Exchange, shell: Shell): void {
  const route = shell.match(exchange.method, exchange.path)?.route;
  const validate = shell.validators(TOKEN_CALL).body;
  const parsed = exchange.unread ?? parseBody(exchange.text, exchange.headers['content-type']);
  if (typeof parsed === 'string') throw unreadable(parsed);
  if (route && validate && !validate(parsed.value ?? {})) {
    exchange.findings = validate.errors ?? [];
    throw bodyFault(exchange.findings, route, parsed.value);
  }
  const { host } = exchange;
  // paystand.R9
  if (!host || tokenRequestOf(exchange).client_secret !== shell.factsOf(host).clientSecret) throw notYours('paystand.R9');
}
