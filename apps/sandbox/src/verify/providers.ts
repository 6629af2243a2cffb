import { proposed, rules, sections } from '@paystub/contracts/paypro/rules';
import type { Rule } from '@paystub/contracts/verifier';

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

const paypro: Provider = {
  name: 'paypro',
  title: 'PayPro',
  rules,
  sections: [
    ...sections.map(([title, first, last]) => ({ title, holds: numbered('paypro', 'R', first, last) })),
    { title: 'Proposed behaviours', holds: numbered('paypro', 'P', 1, proposed) },
  ],
  keyVariable: 'PAYPRO_API_KEY',
  credentialField: 'apiKey',
  probe: '/payments?limit=1',
  headers: (key) => ({ authorization: `Bearer ${key}` }),
};

export const providers: ReadonlyMap<string, Provider> = new Map([[paypro.name, paypro]]);
