import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';

export interface StartOptions {
  /** The control plane's port; each provider's lies a fixed step above. 0 takes free ones. */
  readonly port: number;
  readonly seed?: string | undefined;
  /** Where to write what a test needs to know, once everything listens. */
  readonly readyFile?: string | undefined;
  /** `open`: a credential of the sandbox's own shape opens a world at first use; `strict`: only declared ones are taken, of any shape. */
  readonly credentials?: 'open' | 'strict';
  readonly quiet: boolean;
  readonly log: 'text' | 'json';
  /** Hold every answer against the contract; a mismatch is a 500 that says so. */
  readonly checkAnswers: boolean;
}

export const DEFAULT_PORT = 4000;

/** Reads the command line. What cannot be read ends the process with a line that says what to do. */
export function readFlags(argv: readonly string[], version: string): StartOptions {
  const command = new Command('paystub')
    .description('Stand-ins for payment providers, to build and test payment software offline')
    .version(version)
    .option(
      '--port <number>',
      'port of the control plane; the providers follow at +10, +20, +30 (0: any free ones)',
      portNumber,
      DEFAULT_PORT,
    )
    .option('--seed <text>', 'what ids, secrets and page tokens are derived from (default: random at each start)')
    .option('--ready-file <path>', 'written, readable by you alone, once everything listens; removed at the end')
    .addOption(
      new Option(
        '--credentials <mode>',
        "which credentials are taken: every one of the sandbox's own shape (open), or those that POST /worlds declared (strict)",
      )
        .choices(['open', 'strict'])
        .default('open'),
    )
    .addOption(new Option('--log <format>', 'how requests and deliveries are logged').choices(['text', 'json']).default('text'))
    .option('--quiet', 'no line per request and delivery', false)
    .option('--check-answers', "hold every answer against the provider's contract", false)
    .allowExcessArguments(false)
    .showHelpAfterError('(--help lists the flags)')
    .parse(argv, { from: 'user' });
  const { readyFile, ...options } = command.opts<StartOptions>();
  // npm runs scripts in the project's folder and says in INIT_CWD where the command was typed.
  return { ...options, readyFile: readyFile === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), readyFile) };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535 - 30) throw new InvalidArgumentError('A port is a number from 0 to 65505.');
  return port;
}
