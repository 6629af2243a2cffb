import * as paypro from '@paystub/contracts/paypro/rules';
import * as paystar from '@paystub/contracts/paystar/rules';
import type { Facts, Rule } from '@paystub/contracts/verifier';

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
  /** What is known of the account of the key, as the environment says; nothing, where it says nothing. */
  readonly facts: (environment: NodeJS.ProcessEnv) => Facts | undefined;
  /** Which of a world's credentials it is, on the control plane. */
  readonly credentialField: string;
  /** A read that any account can make. */
  readonly probe: string;
  readonly headers: (key: string) => Readonly<Record<string, string>>;
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

const factVariables = { businessUnitSlug: 'PAYSTAR_BUSINESS_UNIT_SLUG', posUser: 'PAYSTAR_POS_USER' } as const;

/** Who works for a business unit of one's own is not who works for a sandbox's. */
function factsOfPaystar(environment: NodeJS.ProcessEnv): Facts | undefined {
  const said = Object.entries(factVariables).flatMap(([name, variable]) => {
    const value = environment[variable];
    return value ? [[name, value] as const] : [];
  });
  const given: Facts = Object.fromEntries(said);
  return given.businessUnitSlug === undefined ? { ...paystar.paystar.facts?.(''), ...given } : given;
}

const all: readonly Provider[] = [
  {
    name: 'paypro',
    title: 'PayPro',
    rules: paypro.rules,
    sections: sectionsOf('paypro', paypro),
    keyVariable: 'PAYPRO_API_KEY',
    factVariables: {},
    facts: () => undefined,
    credentialField: 'apiKey',
    probe: '/payments?limit=1',
    headers: (key) => ({ authorization: `Bearer ${key}` }),
  },
  {
    name: 'paystar',
    title: 'Paystar',
    rules: paystar.rules,
    sections: sectionsOf('paystar', paystar),
    keyVariable: 'PAYSTAR_API_KEY',
    factVariables,
    facts: factsOfPaystar,
    credentialField: 'apiKey',
    // There is no list; that nothing has this reference says as much.
    probe: '/integrations/query/payment-session?clientReference=paystub-verify',
    headers: (key) => ({ 'x-paystar-api-key': key }),
  },
];

export const providers: ReadonlyMap<string, Provider> = new Map(all.map((provider) => [provider.name, provider]));
