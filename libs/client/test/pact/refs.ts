import { MatchersV3 } from '@pact-foundation/pact';

/** A value that the provider fills in when it verifies: `${customer}` is what its provider state made. Here it is the example, exactly. */
export interface Ref {
  readonly 'pact:matcher:type': 'equality';
  readonly 'pact:generator:type': 'ProviderState';
  readonly expression: string;
  readonly value: string;
}

const injected = (expression: string, value: string): Ref => ({
  'pact:matcher:type': 'equality',
  'pact:generator:type': 'ProviderState',
  expression,
  value,
});

/** The id that the provider state made, under the name that it has there. */
export const ref = (name: string, example: string): Ref => injected(`\${${name}}`, example);

/** A value of any kind that the provider state made, as JSON and not in a text. */
export const raw = <T>(name: string, example: T) =>
  ({ 'pact:matcher:type': 'equality', 'pact:generator:type': 'ProviderState', expression: name, value: example }) as const;

/** A text with a place in braces, and what goes there. */
export function within(text: string, put: Ref | string = ''): Ref | string {
  const place = /\{\w+\}/;
  if (typeof put === 'string') return text.replace(place, () => put);
  return injected(
    text.replace(place, () => put.expression),
    text.replace(place, () => put.value),
  );
}

/** A text with places in braces, and what goes to each by its name. */
export function filled(text: string, puts: Readonly<Record<string, Ref | string>>): Ref | string {
  const withTheir = (part: 'expression' | 'value') =>
    text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const put = puts[name] ?? place;
      return typeof put === 'string' ? put : put[part];
    });
  return Object.values(puts).some((put) => typeof put !== 'string')
    ? injected(withTheir('expression'), withTheir('value'))
    : withTheir('value');
}

/** The examples in the place of what stands for them. What is undefined is not said. */
export const exampleOf = (said: object): object => MatchersV3.reify(JSON.parse(JSON.stringify(said))) as object;
