import { expect, it } from 'vitest';
import { refuseInvalid } from '../../src/control/refusals/schema.js';

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string' },
    shops: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['url'],
        properties: { url: { type: 'string', description: 'An http address.', pattern: '^http' }, tags: { items: { type: 'string' } } },
      },
    },
  },
};

const told = (value: unknown): string => {
  try {
    refuseInvalid(schema, value);
    return '';
  } catch (error) {
    return (error as { detail: string }).detail;
  }
};

it('what fits is taken', () => {
  expect(told({ name: 'x', shops: { a: { url: 'http://x', tags: ['b'] } } })).toBe('');
});

it.each([
  [{}, 'the body: Instance does not have required property "name".'],
  [{ name: 'x', colour: 1 }, '/colour: There is no such field.'],
  [{ name: 'x', shops: { a: { url: 'ftp' } } }, '/shops/a/url: String does not match pattern. It is: An http address.'],
  [{ name: 'x', shops: { a: { tags: [1] } } }, /^\/shops\/a: .*"url"\. \/shops\/a\/tags\/0: .*Expected "string"\.$/],
])('of %j only what is wrong itself is told', (value, expected) => {
  if (typeof expected === 'string') expect(told(value)).toBe(expected);
  else expect(told(value)).toMatch(expected);
});
