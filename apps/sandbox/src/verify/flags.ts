import { resolve } from 'node:path';
import type { Effect } from '@paystub/contracts/verifier';
import { Command, InvalidArgumentError } from 'commander';
import { Problem } from './problem.js';

/** What the command line asks for. */
export interface Ask {
  readonly provider: string;
  readonly target: string;
  readonly control?: string;
  /** What the rules may do to the target's account; what is usual for the kind of target, unless given. */
  readonly effects?: readonly Effect[];
  /** Ids of the only rules to run; all, when empty. */
  readonly rules: readonly string[];
  /** Where to write the results for programs. */
  readonly json?: string;
}

/** What each word allows: nothing is created without being read, no money moves without something created. */
const allowed: Readonly<Record<string, readonly Effect[]>> = {
  reads: ['reads'],
  creates: ['reads', 'creates'],
  money: ['reads', 'creates', 'money'],
  load: ['reads', 'creates', 'load'],
};

export const usual: readonly Effect[] = ['reads', 'creates'];
export const all: readonly Effect[] = ['reads', 'creates', 'money', 'load'];

const notes = `
The key comes from the environment: PAYPRO_API_KEY, PAYSTAR_API_KEY, PAYSTAND_CLIENT_ID. It is no flag, because every user of a machine
can read the flags of a process. With --control none is needed: each rule gets a world of its own, which is dropped at the end.

An account of Paystar belongs to a business unit: PAYSTAR_BUSINESS_UNIT_SLUG says which (acme-utilities, when it does not), and
PAYSTAR_POS_USER is the e-mail address of an agent there who may take payments.

A client of Paystand has a secret and a merchant: PAYSTAND_CLIENT_SECRET, PAYSTAND_CUSTOMER_ID. What it has saved is charged only where it
is named: PAYSTAND_PAYER_ID with PAYSTAND_BANK_ID, and PAYSTAND_CARD_4242 to PAYSTAND_CARD_0259 by the digits of the test cards.

Without --control the target's account is taken for a real one. What the rules create stays there, and money is left alone unless
--effects money says otherwise: a refund takes it from the account's balance, a debit from somebody's bank.

Ends with 0 when no documented rule failed, 1 when one did, 2 when nothing could be verified.

  PAYPRO_API_KEY=pp_… npm run verify -- paypro --target https://api.example
  PAYSTAR_API_KEY=… PAYSTAR_BUSINESS_UNIT_SLUG=… npm run verify -- paystar --target https://gateway.example
  PAYSTAND_CLIENT_ID=… PAYSTAND_CLIENT_SECRET=… PAYSTAND_CUSTOMER_ID=… npm run verify -- paystand --target https://api.example/v3
  npm run verify -- paypro --target http://127.0.0.1:4030 --control http://127.0.0.1:4000`;

/** Reads the command line; commander's error where it cannot be read. */
export function readFlags(argv: readonly string[]): Ask {
  const command = new Command('verify')
    .usage('<provider> --target <url> [options]')
    .description("Runs a provider's rules against any server that speaks its API, and says which hold there")
    .argument('<provider>', 'whose rules: paypro, paystar, paystand')
    .requiredOption('--target <url>', 'base of the API to verify', (text) => address('--target', text))
    .option(
      '--control <url>',
      'control plane, where the target is a Paystub sandbox: gives clock, payer, bank, records and settings',
      (text) => address('--control', text),
    )
    .option('--effects <list>', 'what the rules may do: reads, creates, money, load (default: creates; with --control everything)', effects)
    .option('--rule <id>', 'only this rule, such as paypro.R48; may be given again', (id, ids: string[] = []) => [...ids, id])
    .option('--json <file>', 'write the results for programs as well', fromWhereItWasTyped)
    .addHelpText('after', notes)
    .allowExcessArguments(false)
    .showHelpAfterError('(--help lists the flags)')
    .exitOverride()
    .parse(argv, { from: 'user' });
  const { rule = [], ...options } = command.opts<Omit<Ask, 'provider' | 'rules'> & { rule?: string[] }>();
  return { provider: command.args[0] as string, rules: rule, ...options };
}

/** A base URL without a slash at its end. Nothing of a bad one is repeated: there may be a password in it. */
function address(flag: string, text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) throw new InvalidArgumentError('It is no http address, such as http://127.0.0.1:4030.');
  if (url.username || url.password)
    throw new Problem(`${flag} holds a password`, 'everybody on this machine can read flags.', 'Give the key in the environment.');
  if (url.search || url.hash) throw new InvalidArgumentError('It is to end with its path: what follows ? or # cannot be kept.');
  return `${url.origin}${url.pathname}`.replace(/\/$/, '');
}

function effects(text: string): readonly Effect[] {
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !Object.hasOwn(allowed, word));
  if (unknown !== undefined) throw new InvalidArgumentError(`There are ${Object.keys(allowed).join(', ')}; several with commas.`);
  return all.filter((effect) => words.some((word) => allowed[word]?.includes(effect)));
}

/** npm runs scripts in the project's folder and says in INIT_CWD where the command was typed. */
const fromWhereItWasTyped = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);
