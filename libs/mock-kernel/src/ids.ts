import { createHash } from 'node:crypto';

/** How an id of the provider looks after its prefix. */
export interface IdFormat {
  readonly length: number;
  readonly alphabet: string;
}

export type Counters = Readonly<Record<string, number>>;

const HALF_BITS = 30;
const HALF = 2 ** HALF_BITS;

/** Four numbers that everything of chance in a world comes from. */
export type SeedKeys = readonly [number, number, number, number];

export function seedKeys(seed: string): SeedKeys {
  const digest = createHash('sha256').update(seed).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), digest.readUInt32LE(12)];
}

/** Spreads every bit of a 32-bit number over all of them (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function prefixKey(prefix: string): number {
  let key = 0;
  for (let i = 0; i < prefix.length; i++) key = mix(key ^ prefix.charCodeAt(i));
  return key;
}

function digits(value: number, count: number, alphabet: string): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < count; i++) {
    text += alphabet[rest % alphabet.length];
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}

/**
 * The `n`th id of a prefix. A Feistel network permutes the 60-bit counter, so ids look random, never meet, and are the same for the
 * same seed. The format must hold 60 bits: 12 characters of 35, 10 of 64.
 */
export function idOf(keys: SeedKeys, prefix: string, n: number, { length, alphabet }: IdFormat): string {
  const salt = prefixKey(prefix);
  let left = Math.floor(n / HALF);
  let right = n % HALF;
  for (const key of keys) {
    const turned = left ^ (mix(right ^ key ^ salt) % HALF);
    left = right;
    right = turned;
  }
  const half = Math.ceil(HALF_BITS / Math.log2(alphabet.length));
  if (length < 2 * half) throw new Error(`an id of ${length} characters cannot hold 60 bits`);
  let text = prefix + digits(left, half, alphabet) + digits(right, half, alphabet);
  for (let salted = mix(right); text.length < prefix.length + length; salted = mix(salted + 1))
    text += digits(mix(left ^ salted), Math.min(half, prefix.length + length - text.length), alphabet);
  return text;
}

/** The `n`th secret of a world: letters that cannot be told from other ids or secrets. */
export function secretOf(keys: SeedKeys, n: number, { length, alphabet }: IdFormat): string {
  let text = '';
  for (let block = 0; text.length < length; block++) {
    const digest = createHash('sha512')
      .update(`${keys.join('.')}/${n}/${block}`)
      .digest();
    for (let i = 0; i + 4 <= digest.length && text.length < length; i += 4) text += alphabet[digest.readUInt32LE(i) % alphabet.length];
  }
  return text;
}

const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');

/** The `n`th UUID (in the shape of version 4) of a world, among those of the same kind. */
export function uuidOf(keys: SeedKeys, n: number, kind = ''): string {
  const salt = prefixKey(kind);
  const [a, b, c, d] = keys.map((key, i) => mix(mix(n + i) ^ key ^ salt ^ Math.imul(n, 0x9e3779b1))) as [number, number, number, number];
  const text = hex(a) + hex((b & 0xffff0fff) | 0x4000) + hex((c & 0x3fffffff) | 0x80000000) + hex(d);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}
