import type { Absent } from './absent.js';
import { absentResult, type Outcome, type Report, type Result, reportOf } from './report.js';
import type { Effect, Rule } from './rule.js';
import { NotBuilt, offers, Session, type Target, Untold } from './session.js';
import { Failure, WrongGuess } from './wire/http.js';

export interface VerifyOptions {
  /** How many rules run at a time; one, where rules share an account. */
  readonly parallel?: number;
  /** The effects that are allowed; all, when left out. */
  readonly effects?: readonly Effect[];
  /** Rules known to wait for something, to be listed with the others. */
  readonly absent?: readonly Absent[];
  /** Milliseconds for one request, and for one rule. */
  readonly requestTimeout?: number;
  readonly ruleTimeout?: number;
}

/** Runs the rules against the target. */
export async function verify(rules: readonly Rule[], target: Target, options: VerifyOptions = {}): Promise<Report> {
  const results: Result[] = [];
  const queue = rules.entries();
  const worker = async () => {
    for (const [index, rule] of queue) results[index] = await verifyRule(rule, target, options);
  };
  const workers = target.freshAccounts ? (options.parallel ?? 8) : 1;
  await Promise.all(Array.from({ length: workers }, worker));
  return reportOf([...results, ...(options.absent ?? []).map(absentResult)]);
}

/** Runs one rule. It never throws: what goes wrong is in the result. */
export async function verifyRule(rule: Rule, target: Target, options: VerifyOptions = {}): Promise<Result> {
  const { id, sentence, source, basis } = rule;
  const started = performance.now();
  const lacking = obstacles(rule, target, options);
  const session = lacking.length === 0 ? await sessionFor(rule, target, options) : undefined;
  const ended = session ? await outcomeOf(rule, session, options) : { outcome: 'not checkable here' as const, reason: lacking.join(', ') };
  await session?.close();
  return {
    id,
    sentence,
    source,
    basis,
    ...ended,
    inferred: [...(session?.inferred ?? [])],
    requests: session?.requests ?? 0,
    milliseconds: Math.round(performance.now() - started),
  };
}

/** A rule that is inferred itself may hang on whatever is. */
async function sessionFor({ basis, hangsOn }: Rule, target: Target, { requestTimeout = 10_000 }: VerifyOptions): Promise<Session> {
  const session = new Session(target, await target.credential(), requestTimeout);
  if (basis !== 'inferred') session.guesses.allowed = hangsOn;
  return session;
}

function obstacles({ needs, facts, effects }: Rule, target: Target, options: VerifyOptions): readonly string[] {
  const offered = offers(target);
  const known = target.facts;
  const lacking = [...needs.filter((need) => !offered.has(need)), ...facts.filter((name) => known && !(name in known))];
  const forbidden = options.effects ? effects.filter((effect) => !options.effects?.includes(effect)) : [];
  return [...lacking.map((name) => `needs ${name}`), ...forbidden.map((effect) => `may not: ${effect}`)];
}

async function outcomeOf(
  rule: Rule,
  session: Session,
  { ruleTimeout = 30_000 }: VerifyOptions,
): Promise<{ outcome: Outcome; reason?: string }> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failure(`not done within ${ruleTimeout} ms`)), ruleTimeout);
  });
  try {
    await Promise.race([rule.run(session), timeout]);
    if (session.requests === 0) return { outcome: 'failed', reason: 'the rule makes no request' };
    if (session.assertions === 0) return { outcome: 'failed', reason: 'the rule makes no assertion' };
    return guessed(rule, session);
  } catch (error) {
    if (error instanceof NotBuilt) return { outcome: 'absent', reason: `waits for ${error.operationId}` };
    if (error instanceof Untold) return { outcome: 'not checkable here', reason: error.message };
    if (error instanceof WrongGuess && rule.basis !== 'inferred') return misguided(error, session);
    if (error instanceof Failure) return { outcome: 'failed', reason: error.message };
    return {
      outcome: 'failed',
      reason: `the check itself broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    };
  } finally {
    clearTimeout(timer);
  }
}

const partAbout = (operationId: string) => ({ label: `there is ${operationId} at its path`, basis: 'inferred' as const });

/** That the operations are there which a rule hangs on is found out by the way, and inferred. */
function guessed({ basis, hangsOn }: Rule, { guesses, inferred }: Session): { outcome: Outcome; reason?: string } {
  const unasked = basis === 'inferred' ? undefined : hangsOn.find((id) => !guesses.asked.has(id));
  if (unasked) return { outcome: 'failed', reason: `the rule says that it hangs on ${unasked}, and does not ask for it` };
  for (const id of guesses.asked) inferred.push({ ...partAbout(id), passed: true });
  return { outcome: 'passed' };
}

/** Where such an operation is not there, nothing is known of the rule. */
function misguided({ operationId, message }: WrongGuess, { inferred }: Session): { outcome: Outcome; reason: string } {
  inferred.push({ ...partAbout(operationId), passed: false, reason: message });
  return { outcome: 'not checkable here', reason: `hangs on ${operationId}, which is inferred` };
}

/** A rule as a test case of any runner: `run` throws unless the rule passed, its inferred parts included. */
export interface Check {
  readonly title: string;
  readonly id: string;
  readonly run: (target: Target, options?: VerifyOptions) => Promise<Result>;
}

/** The rules as test cases: `it.each(checks(rules))('$title', ({ run }) => run(target))`. */
export const checks = (rules: readonly Rule[]): readonly Check[] =>
  rules.map((rule) => ({
    title: `${rule.sentence.replace(/\.$/, '')} [${rule.id}]`,
    id: rule.id,
    run: async (target, options) => {
      const result = await verifyRule(rule, target, options);
      const parts = result.inferred.filter(({ passed }) => !passed).map(({ label, reason }) => `inferred: ${label}\n${reason}`);
      const reasons = result.outcome === 'passed' ? parts : [`${result.outcome}: ${result.reason}`, ...parts];
      if (reasons.length > 0) throw new Error(`${rule.id} ${rule.source}\n${reasons.join('\n')}`);
      return result;
    },
  }));
