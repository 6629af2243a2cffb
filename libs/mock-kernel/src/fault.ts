export type Facts = Readonly<Record<string, unknown>>;

/** A documented refusal: a code and facts. Each app gives the code its status and words; a thrown fault discards the transaction. */
export class Fault extends Error {
  constructor(
    readonly code: string,
    readonly facts: Facts = {},
  ) {
    super(code);
    this.name = 'Fault';
  }
}
