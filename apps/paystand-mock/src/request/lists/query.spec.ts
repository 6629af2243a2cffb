import { describe, expect, it } from 'vitest';
import { askedBy, type ListQuery, type Patterns } from './query.js';

const now = Date.parse('2026-05-22T12:00:00Z');
const asked = (query: ListQuery, patterns: Patterns = 'A', filters: readonly string[] = []) =>
  askedBy(query, { now, zone: 'UTC', patterns, filters });
const on = { 'f.querytype': 'by-query-filters' } as const;
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const refusal = (parameter: string) => expect.objectContaining({ facts: expect.objectContaining({ parameter }) });

describe('without the word that switches it on', () => {
  it('no f. parameter has an effect [paystand.R45]', () => {
    const usual = { limit: 50, offset: 0, order: { field: 'created', ascending: false }, span: undefined, wanted: {} };
    const sent = { 'f.limit': '7', 'f.order': 'x', 'f.datepreset': 'never', 'f.timezone': 'nowhere' };
    expect(asked(sent)).toEqual(usual);
    expect(asked({ ...sent, 'f.querytype': 'own' })).toEqual(usual);
    expect(asked({ ...sent, ...on }, 'none')).toEqual(usual);
  });

  it('limit, offset and order count, and a large page is cut [paystand.R40, paystand.R43]', () => {
    expect(asked({ limit: 5000, offset: 20, order: 'amount ASC' })).toMatchObject({
      limit: 1000,
      offset: 20,
      order: { field: 'amount', ascending: true },
    });
  });

  it.each(['amount', 'amount asc', 'colour ASC', 'amount ASC, id ASC', ''])('an order is refused: %j', (order) => {
    expect(() => asked({ order })).toThrow(refusal('order'));
  });
});

describe('with it', () => {
  it('a window of days is compared with the date that is named [paystand.R46, paystand.R48]', () => {
    const custom = { ...on, 'f.datepreset': 'custom', 'f.datestart': '2026-05-01', 'f.dateend': '2026-05-02' };
    const span = { from: day('2026-05-01'), to: day('2026-05-03') };
    expect(asked(custom).span).toEqual({ field: 'created', ...span });
    expect(asked({ ...custom, 'f.datetype': 'lastUpdated' })).toMatchObject({
      span: { field: 'lastUpdated', ...span },
      order: { field: 'lastUpdated', ascending: false },
    });
  });

  it('pages by its own words, and by the plain ones where those are missing [paystand.R51]', () => {
    expect(asked({ ...on, limit: 3, offset: 4 })).toMatchObject({ limit: 3, offset: 4, span: undefined });
    const both = { ...on, limit: 3, offset: 4, order: 'id ASC', 'f.limit': '30', 'f.offset': '40', 'f.order': 'status DESC' };
    expect(asked(both)).toMatchObject({ limit: 30, offset: 40, order: { field: 'status', ascending: false } });
  });

  it('keeps the filters that the list knows', () => {
    const sent = { ...on, 'f.extId': 'R-1', 'f.colour': 'red' };
    expect([asked(sent, 'A', ['f.extId']).wanted, asked(sent).wanted]).toEqual([{ 'f.extId': 'R-1' }, {}]);
  });

  it.each([
    ['f.datetype', 'paid'],
    ['f.datepreset', 'past0days'],
    ['f.timezone', 'Mars'],
    ['f.limit', '0'],
    ['f.limit', '1.5'],
    ['f.offset', '-1'],
    ['f.order', 'created'],
  ])('%s is refused: %s', (parameter, value) => {
    expect(() => asked({ ...on, [parameter]: value })).toThrow(refusal(parameter));
  });
});

describe('top-level days', () => {
  it('count where the list knows them, and the f. parameters go before [paystand.R54]', () => {
    const days = { startDate: '2023-01-01', endDate: '2023-02-28' };
    expect(asked(days, 'AB').span).toEqual({ field: 'created', from: day('2023-01-01'), to: day('2023-03-01') });
    expect(asked(days, 'A').span).toBeUndefined();
    expect(asked({ ...days, ...on }, 'AB').span).toBeUndefined();
  });

  it('come together', () => {
    expect(() => asked({ startDate: '2023-01-01' }, 'AB')).toThrow(refusal('endDate'));
    expect(() => asked({ endDate: '2023-01-01' }, 'AB')).toThrow(refusal('startDate'));
  });
});
