import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PactV4 } from '@pact-foundation/pact';

// Pact reports its use, unless it is told not to.
process.env.PACT_DO_NOT_TRACK = 'true';

const consumer = 'paystub-client';

interface Written {
  readonly interactions: readonly { readonly description: string }[];
  readonly metadata: { readonly pactSpecification: object };
}

/** A pact that a spec writes anew each time, into a folder of its own, to be held against the one that is committed. */
export class Draft {
  readonly pact: PactV4;
  readonly #dir = mkdtempSync(join(tmpdir(), 'paystub-pact-'));

  constructor(
    private readonly provider: string,
    private readonly name: string,
  ) {
    this.pact = new PactV4({ consumer, provider, dir: this.#dir, logLevel: 'error' });
  }

  /** What is wrong with the committed one, or undefined. With PAYSTUB_PACTS=write it is replaced, and nothing is. */
  complaint(interactions: number): string | undefined {
    const written = this.#written();
    const count = written.interactions.length;
    if (count !== interactions) return `${count} interactions were written, by ${interactions} tests`;
    const folder = join(dirname(createRequire(import.meta.url).resolve(`@paystub/contracts/${this.provider}`)), 'pacts');
    const path = join(folder, `${this.name}.json`);
    const text = textOf(written);
    if (process.env.PAYSTUB_PACTS === 'write') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, text);
    }
    const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text;
    return isCurrent
      ? undefined
      : `pacts/${this.name}.json is not what the client asks for: run node tools/generate/pacts.mjs ${this.provider}`;
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #written(): Written {
    const file = join(this.#dir, `${consumer}-${this.provider}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { interactions: [], metadata: { pactSpecification: {} } };
  }
}

/** The same for the same interactions: in order, and without the versions of what wrote them. */
function textOf({ interactions, metadata, ...rest }: Written): string {
  const sorted = interactions.toSorted((a, b) => (a.description < b.description ? -1 : 1));
  const { pactSpecification } = metadata;
  return `${lines({ ...rest, interactions: sorted, metadata: { pactSpecification } })}\n`;
}

/** JSON in few lines: what fits into one is not broken. */
function lines(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= 140) return line;
  const inner = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((item) => lines(item, inner))
    : Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${lines(field, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${entries.map((entry) => inner + entry).join(',\n')}\n${indent}${close}`;
}
