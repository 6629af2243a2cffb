import * as paypro from '@paystub/contracts/paypro/rules';
import * as paystand from '@paystub/contracts/paystand/rules';
import * as paystar from '@paystub/contracts/paystar/rules';
import type { Facts, Rule } from '@paystub/contracts/verifier';
import { Problem } from './problem.js';

/** A request that shows whether a key is taken, and leaves nothing behind. */
export interface Probe {
  readonly method?: 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Section {
  readonly title: string;
  readonly holds: (id: string) => boolean;
}

/** What there is to verify of a provider, and how its accounts are reached. */
export interface Provider {
  readonly name: string;
  readonly title: string;
  readonly rules: readonly Rule[];
  readonly sections: readonly Section[];
  /** The environment variable that holds the key. */
  readonly keyVariable: string;
  /** By what rules call it: the variables that say the rest of what has to be known of an account. */
  readonly factVariables: Readonly<Record<string, string>>;
  /** Those of the variables, beside the key's, that nobody else may read. */
  readonly secretVariables: readonly string[];
  /** What is known of the account of the key, as the environment says; nothing, where it says nothing. */
  readonly facts: (environment: NodeJS.ProcessEnv) => Facts | undefined;
  /** Which of a world's credentials it is, on the control plane. */
  readonly credentialField: string;
  /** With what is known of the account. */
  readonly probe: (key: string, facts: Facts | undefined) => Probe;
}

const numbered = (provider: string, letter: string, first: number, last: number) => (id: string) => {
  const number = id.startsWith(`${provider}.${letter}`) ? Number(id.slice(provider.length + 2)) : 0;
  return number >= first && number <= last;
};

/** The dossier's sections, and what it proposes. */
function sectionsOf(
  name: string,
  { sections, proposed }: Pick<typeof paypro, 'sections'> & { readonly proposed: number },
): readonly Section[] {
  return [
    ...sections.map(([title, first, last]) => ({ title, holds: numbered(name, 'R', first, last) })),
    { title: 'Proposed behaviours', holds: numbered(name, 'P', 1, proposed) },
  ];
}

const variablesOfPaystar = { businessUnitSlug: 'PAYSTAR_BUSINESS_UNIT_SLUG', posUser: 'PAYSTAR_POS_USER' } as const;

/** What a merchant has saved, which no call can save, by the last digits of test cards. */
const savedCards = ['4242', '0077', '0002', '0069', '0127', '0259'].map((last4) => [`card${last4}`, `PAYSTAND_CARD_${last4}`] as const);

const variablesOfPaystand: Readonly<Record<string, string>> = {
  clientSecret: 'PAYSTAND_CLIENT_SECRET',
  customerId: 'PAYSTAND_CUSTOMER_ID',
  payerId: 'PAYSTAND_PAYER_ID',
  bankId: 'PAYSTAND_BANK_ID',
  ...Object.fromEntries(savedCards),
};

const saidBy = (environment: NodeJS.ProcessEnv, variables: Readonly<Record<string, string>>): Facts =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, variable]) => {
      const value = environment[variable];
      return value ? [[name, value] as const] : [];
    }),
  );

/** Who works for a business unit of one's own is not who works for a sandbox's. */
function factsOfPaystar(environment: NodeJS.ProcessEnv): Facts | undefined {
  const given = saidBy(environment, variablesOfPaystar);
  return given.businessUnitSlug === undefined ? { ...paystar.paystar.facts?.(''), ...given } : given;
}

/** An account of one's own has a secret, a merchant's id, and nothing that a sandbox has saved. */
function factsOfPaystand(environment: NodeJS.ProcessEnv): Facts | undefined {
  const given = saidBy(environment, variablesOfPaystand);
  const lacking = ['clientSecret', 'customerId'].map((name) => variablesOfPaystand[name] as string).filter((name) => !environment[name]);
  if (lacking.length === 0) return given;
  if (Object.keys(given).length === 0) return undefined;
  const why = `${lacking.join(' and ')} ${lacking.length === 1 ? 'is' : 'are'} not set, and every call needs a client's id, its secret and a merchant.`;
  throw new Problem('Half an account', why, 'Set all three, or PAYSTAND_CLIENT_ID alone for an account of a sandbox.');
}

/** Tokens are given without headers, and forgotten. */
function probeOfPaystand(key: string, facts: Facts | undefined): Probe {
  const { clientSecret } = facts ?? paystand.paystand.facts?.(key) ?? {};
  const body = { grant_type: 'client_credentials', client_id: key, client_secret: clientSecret, scope: 'auth' };
  return { method: 'POST', path: '/oauth/token', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

const all: readonly Provider[] = [
  {
    name: 'paypro',
    title: 'PayPro',
    rules: paypro.rules,
    sections: sectionsOf('paypro', paypro),
    keyVariable: 'PAYPRO_API_KEY',
    factVariables: {},
    secretVariables: [],
    facts: () => undefined,
    credentialField: 'apiKey',
    probe: (key) => ({ path: '/payments?limit=1', headers: { authorization: `Bearer ${key}` } }),
  },
  {
    name: 'paystar',
    title: 'Paystar',
    rules: paystar.rules,
    sections: sectionsOf('paystar', paystar),
    keyVariable: 'PAYSTAR_API_KEY',
    factVariables: variablesOfPaystar,
    secretVariables: [],
    facts: factsOfPaystar,
    credentialField: 'apiKey',
    // There is no list, and no path of a query is documented; a session without anything in it is refused.
    probe: (key) => ({
      method: 'POST',
      path: '/integrations/embedded/initiate',
      headers: { 'x-paystar-api-key': key, 'content-type': 'application/json' },
      body: '{}',
    }),
  },
  {
    name: 'paystand',
    title: 'Paystand X',
    rules: paystand.rules,
    sections: sectionsOf('paystand', paystand),
    keyVariable: 'PAYSTAND_CLIENT_ID',
    factVariables: variablesOfPaystand,
    secretVariables: ['PAYSTAND_CLIENT_SECRET'],
    facts: factsOfPaystand,
    credentialField: 'clientId',
    probe: probeOfPaystand,
  },
];

export const providers: ReadonlyMap<string, Provider> = new Map(all.map((provider) => [provider.name, provider]));
