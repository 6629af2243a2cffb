import { createHmac } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Letters that follow from the process's seed and a label: the same on every start with that seed, and not to be guessed without it. */
export function derive(seed: string, label: string, length: number, letters = LETTERS): string {
  let text = '';
  for (let block = 0; text.length < length; block++) {
    const digest = createHmac('sha512', seed).update(`${block}/${label}`).digest();
    for (let i = 0; i + 4 <= digest.length && text.length < length; i += 4) text += letters[digest.readUInt32LE(i) % letters.length];
  }
  return text;
}
