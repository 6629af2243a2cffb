/** A member of an object: its name as documented, its place among the others, and the names inside it, where it has any. */
export interface Member {
  readonly name: string;
  readonly position: number;
  /** Of an object, or of each item of a list. */
  readonly inside: Names | undefined;
  readonly isList: boolean;
}

/** The members of an object, by their names in lower case. */
export type Names = ReadonlyMap<string, Member>;

/** `value`: nothing inside has a name that is known. */
type Shape = 'value' | Names | readonly [Names];

/** Members in the order of the document. */
export const names = (members: Readonly<Record<string, Shape>>): Names =>
  new Map(
    Object.entries(members).map(([name, shape], position) => {
      const isList = Array.isArray(shape);
      const inside = shape === 'value' ? undefined : ((isList ? shape[0] : shape) as Names);
      return [name.toLowerCase(), { name, position, inside, isList }];
    }),
  );

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Dossier 1.5: an object as it is read. Names may be written in any case (the exact one goes before others, of which the last one does),
 * null is as good as absent, and members that nobody knows are left out.
 */
export function read(value: unknown, members: Names): unknown {
  if (!isObject(value)) return value;
  const found: Record<string, unknown> = {};
  const isExact = new Set<string>();
  for (const [written, content] of Object.entries(value)) {
    const member = members.get(written.toLowerCase());
    if (member === undefined || content === null || isExact.has(member.name)) continue;
    if (written === member.name) isExact.add(written);
    found[member.name] = inside(content, member);
  }
  return found;
}

function inside(content: unknown, { inside: members, isList }: Member): unknown {
  if (members === undefined) return content;
  if (!isList) return read(content, members);
  return Array.isArray(content) ? content.map((item) => read(item, members)) : content;
}

/** Dossier 1.5: a query as it is read: names in any case, and of those that are alike the first. */
export function readQuery(search: URLSearchParams, { query }: { readonly query: readonly string[] }): Readonly<Record<string, string>> {
  const names = new Map(query.map((name) => [name.toLowerCase(), name]));
  const found = new Map<string, string>();
  for (const [written, value] of search) {
    const name = names.get(written.toLowerCase());
    if (name !== undefined && !found.has(name)) found.set(name, value);
  }
  return Object.fromEntries(found);
}
