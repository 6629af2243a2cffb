/** Something that the document does not allow, in a request or in its answer. */
export interface Violation {
  /** `['request', 'body', 'lines', '0', 'amount']` */
  readonly location: readonly string[];
  readonly message: string;
}

/** What Prism says of a request and its answer. */
export const violationsIn = (header: string | null | undefined): readonly Violation[] => (header ? JSON.parse(header) : []);

/** The way to what is wrong: to the member that is missing, where one is. */
export function stepsOf({ location, message }: Violation): readonly string[] {
  const missing = /must have required property '(.+)'$/.exec(message)?.[1];
  return missing === undefined ? location.slice(2) : [...location.slice(2), missing];
}
