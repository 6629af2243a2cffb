import type { Interaction, Pact } from './pacts.js';

/** An interaction that a provider cannot keep any more. */
export interface Spoilt {
  readonly description: string;
  readonly way: string;
  readonly pact: Pact;
  readonly interaction: Interaction;
  /** What a verification has to find, and nothing else. */
  readonly verdict: object;
}

/**
 * An interaction in every way of being wrong that a verification has to notice; `content` is what its own does not say. It has to be one
 * that comes out otherwise without its states.
 */
export function spoilt(pacts: readonly Pact[], description: string, content: object): readonly Spoilt[] {
  const isIt = (interaction: Interaction) => interaction.description === description;
  const pact = pacts.find(({ interactions }) => interactions.some(isIt));
  const kept = pact?.interactions.find(isIt);
  if (!pact || !kept) throw new Error(`no pact has ${description}`);
  return [...waysOf(kept, content), unheardOf].map(([way, change, verdict]) => {
    const fails = [{ description, result: 'Error', ...verdict.fails }];
    return { description, way, pact, interaction: { ...kept, ...change }, verdict: { holds: [], broken: [], ...verdict, fails } };
  });
}

type Way = readonly [way: string, change: Partial<Interaction>, verdict: { readonly fails?: object; readonly broken?: readonly string[] }];

const differs = (type: string) => ({ fails: { mismatch: { mismatches: [{ type }] } } });
const unheardOf: Way = [
  'a state that is no situation',
  { providerStates: [{ name: 'a wish' }] },
  { broken: ['a wish: Error: there is no situation aWish'] },
];

function waysOf({ response, contents, metadata }: Interaction, content: object): readonly Way[] {
  if (contents)
    return [
      ['another content', { contents: { ...contents, content: { ...contents.content, ...content } } }, differs('BodyMismatch')],
      ['one more header', { metadata: { ...metadata, 'X-Wish': '1' } }, differs('MetadataMismatch')],
    ];
  if (!response) throw new Error('neither an answer nor a message');
  const { body, headers } = response;
  return [
    ['another status', { response: { ...response, status: 202 } }, differs('StatusMismatch')],
    [
      'another content',
      { response: { ...response, body: { ...body, content: { ...body.content, ...content } } } },
      differs('BodyMismatch'),
    ],
    ['one more header', { response: { ...response, headers: { ...headers, 'X-Wish': ['1'] } } }, differs('HeaderMismatch')],
  ];
}
