import { type Result, type Rule, type Target, type VerifyOptions, verifyRule } from '@paystub/contracts/verifier';

/** How many rules run at a time where each has an account of its own. */
const AT_ONCE = 8;

export interface Watch {
  readonly starts: (rule: Rule) => void;
  readonly ends: (result: Result) => void;
  /** Begin nothing more. */
  readonly isOver: () => boolean;
}

/** Runs the rules and tells of each as it starts and ends; rules that share an account run one after the other. */
export async function runRules(rules: readonly Rule[], target: Target, options: VerifyOptions, watch: Watch): Promise<void> {
  const queue = rules.values();
  const worker = async () => {
    for (const rule of queue) {
      watch.starts(rule);
      watch.ends(await verifyRule(rule, target, options));
      if (watch.isOver()) return;
    }
  };
  await Promise.all(Array.from({ length: target.freshAccounts ? AT_ONCE : 1 }, worker));
}
