/** A control of a form, as a browser without scripts has it. */
export interface Control {
  readonly name: string;
  readonly value: string;
  readonly type: string;
  readonly checked: boolean;
  /** What people call it: the text of its label. */
  readonly label: string;
}

export interface Form {
  readonly action: string;
  readonly controls: readonly Control[];
}

export interface Link {
  readonly href: string;
  readonly text: string;
}

export function formsIn(html: string): readonly Form[] {
  const labels = labelsIn(html);
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, opening = '', inside = '']) => ({
    action: attribute(opening, 'action') ?? '',
    controls: [...inside.matchAll(/<(input|button)\b([^>]*)>/gi)].flatMap(([whole, tag = '', rest = '']) =>
      control(tag, rest, labels.get(attribute(rest, 'id') ?? '') ?? labels.get(whole) ?? ''),
    ),
  }));
}

export const linksIn = (html: string): readonly Link[] =>
  [...html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/gi)].map(([, opening = '', inside = '']) => ({
    href: attribute(opening, 'href') ?? '',
    text: textOf(inside),
  }));

/** What is read on a page, without what browsers do not show. */
export const textOf = (html: string): string =>
  decoded(
    html
      .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

/** The texts of labels: by the id that they are for, else by the control that stands in them, as it is written. */
function labelsIn(html: string): ReadonlyMap<string, string> {
  const labels = [...html.matchAll(/<label\b([^>]*)>([\s\S]*?)<\/label>/gi)];
  return new Map(
    labels.flatMap(([, opening = '', inside = '']) => {
      const of = attribute(opening, 'for') ?? /<(?:input|button)\b[^>]*>/i.exec(inside)?.[0];
      return of === undefined ? [] : [[of, textOf(inside)] as const];
    }),
  );
}

function control(tag: string, attributes: string, label: string): readonly Control[] {
  const name = attribute(attributes, 'name');
  if (name === undefined || /\sdisabled\b/i.test(attributes)) return [];
  const type = attribute(attributes, 'type') ?? (tag.toLowerCase() === 'button' ? 'submit' : 'text');
  const isBox = type === 'checkbox' || type === 'radio';
  const value = attribute(attributes, 'value') ?? (isBox ? 'on' : '');
  return [{ name, type, value, checked: /\schecked\b/i.test(attributes), label }];
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(attributes);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decoded(value);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, word?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[word ?? ''] ?? whole;
  });
