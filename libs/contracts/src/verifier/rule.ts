import { type Basis, evidence, type Source } from './evidence.js';
import type { Need, Session } from './session.js';
import { type Dialect, type Stage, stageOf } from './stage.js';

/** What a check does to the account that it runs against. */
export type Effect = 'reads' | 'creates' | 'money' | 'load';

/** One sentence about a provider, where it comes from, and the check that shows whether it holds. */
export interface Rule {
  readonly id: string;
  readonly sentence: string;
  /** The dossier's tags, letter for letter. */
  readonly source: string;
  readonly place: string;
  readonly basis: Basis;
  readonly needs: readonly Need[];
  /** What has to be known of the account. */
  readonly facts: readonly string[];
  readonly effects: readonly Effect[];
  /** Operations that are inferred themselves, by operationId, without which the rule cannot be checked. */
  readonly hangsOn: readonly string[];
  readonly run: (session: Session) => Promise<unknown>;
}

export interface RuleOptions {
  readonly needs?: readonly Need[];
  readonly facts?: readonly string[];
  /** `creates`, when left out. */
  readonly effects?: readonly Effect[];
  readonly hangsOn?: readonly string[];
}

type Sources = Source | readonly Source[];

/** The word `rule` for one provider. */
export function ruleOf<Ops, Given>(dialect: Dialect<Ops, Given>) {
  type Check = (stage: Stage<Ops, Given>) => Promise<unknown>;
  function rule(id: string, sentence: string, sources: Sources, check: Check): Rule;
  function rule(id: string, sentence: string, sources: Sources, options: RuleOptions, check: Check): Rule;
  function rule(id: string, sentence: string, sources: Sources, ...rest: [Check] | [RuleOptions, Check]): Rule {
    const [options, check] = rest.length === 1 ? [{}, rest[0]] : rest;
    const { needs = [], facts = [], effects = ['creates'], hangsOn = [] } = options;
    const run = (session: Session) => check(stageOf(dialect, session));
    return { id, sentence, ...evidence([sources].flat()), needs, facts, effects, hangsOn, run };
  }
  return rule;
}
