import { describe, expect, it } from 'vitest';
import { readMessage } from './messages.js';

const source = 'paystar-embedded';
const data = { status: 'Failed' };

describe('what is posted to a page', () => {
  it.each([
    ['an event', { source, event: 'PAYMENT-SESSION.UPDATED', data }, { event: 'PAYMENT-SESSION.UPDATED', data }],
    ['an event of another flow', { source, event: 'WALLET-SESSION.UPDATED', data }, { event: 'WALLET-SESSION.UPDATED', data }],
    ['an event with members that nobody knows', { source, event: 'A-SESSION.B', data, more: 1 }, { event: 'A-SESSION.B', data }],
    ['ESC', { source, kind: 'escape' }, 'escape'],
  ])('is heard where it is %s', (_, message, heard) => {
    expect(readMessage(message)).toEqual(heard);
  });

  it.each<[string, unknown]>([
    ['text', JSON.stringify({ source, kind: 'escape' })],
    ['nothing', null],
    ['a list', [source, 'escape']],
    ['of nobody', { event: 'PAYMENT-SESSION.UPDATED', data }],
    ['of another source', { source: 'react-devtools', event: 'PAYMENT-SESSION.UPDATED', data }],
    ['what an SDK says', { source: 'paystar-embedded-sdk', kind: 'escape' }],
    ['an event without data', { source, event: 'PAYMENT-SESSION.PROCESSED' }],
    ['an event that only the SDK raises', { source, event: 'COMPONENT.DISMISS', data }],
    ['another such event', { source, event: 'FRAME.LOADED', data }],
    ['no name', { source, event: { toString: () => 'A-SESSION.B' }, data }],
    ['a name like that of no event', { source, event: 'PAYMENT-SESSION.PROCESSED ', data }],
  ])('is not heard where it is %s', (_, message) => {
    expect(readMessage(message)).toBeUndefined();
  });
});
