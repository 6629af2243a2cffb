/** A state machine as data: from each state, the events it takes and where they lead. A missing cell is a refusal. */
export type Lifecycle<S extends string, E extends string> = Readonly<Record<S, Readonly<Partial<Record<E, S>>>>>;

/** Where `event` leads from `from`, or undefined when the table has no such cell. */
export function next<S extends string, E extends string>(table: Lifecycle<S, E>, from: S, event: E): S | undefined {
  return Object.hasOwn(table[from], event) ? table[from][event] : undefined;
}

/** The states that take `event`. */
export function takes<S extends string, E extends string>(table: Lifecycle<S, E>, event: E): readonly S[] {
  return (Object.keys(table) as S[]).filter((state) => next(table, state, event) !== undefined);
}
