import { type OutputUnit, Validator } from '@cfworker/json-schema';
import { Problem } from './problem.js';

/** Keywords that only pass on what is wrong further in. */
const wrappers: ReadonlySet<string> = new Set(
  'properties patternProperties additionalProperties unevaluatedProperties items prefixItems allOf anyOf oneOf if then else $ref'.split(
    ' ',
  ),
);

/** Holds a value against a JSON Schema that comes with a mock. */
export function refuseInvalid(schema: object, value: unknown): void {
  const { valid, errors } = new Validator(schema, '2020-12', false).validate(value);
  if (valid) return;
  const inner = errors.filter(({ keyword }) => !wrappers.has(keyword));
  const found = (inner.length > 0 ? inner : errors).map((unit) => ({
    instancePath: pathOf(unit),
    keyword: unit.keyword,
    params: {},
    message: messageOf(unit, schema),
  }));
  const words = found.map(({ instancePath, message }) => `${instancePath || 'the body'}: ${message}`).join(' ');
  throw new Problem(400, 'invalid-request', 'The body is not what the call takes', words, 'Send what `schema` describes.', {
    found,
    schema,
  });
}

const pathOf = ({ instanceLocation }: OutputUnit): string => instanceLocation.replace(/^#/, '');

/** What is wrong, with what the schema says of the place. */
function messageOf({ keyword, keywordLocation, error }: OutputUnit, schema: object): string {
  if (keyword === 'false') return 'There is no such field.';
  const { description } = schemaAt(schema, keywordLocation) as { readonly description?: string };
  return description === undefined ? error : `${error} It is: ${description}`;
}

/** The schema that a keyword stands in. */
function schemaAt(schema: object, keywordLocation: string): object {
  let at: unknown = schema;
  for (const step of keywordLocation.replace(/^#\/?/, '').split('/').slice(0, -1)) {
    const next = (at as Readonly<Record<string, unknown>>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
    if (typeof next !== 'object' || next === null) return {};
    at = next;
  }
  return at as object;
}
