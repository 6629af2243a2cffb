import type { ComponentChildren } from 'preact';

/** A list of names and what they stand for. */
export const Facts = ({ children }: { readonly children: ComponentChildren }) => <dl class="facts">{children}</dl>;

export const Fact = ({
  name,
  strong = false,
  children,
}: {
  readonly name: string;
  readonly strong?: boolean;
  readonly children: ComponentChildren;
}) => (
  <div class={strong ? 'strong' : undefined}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
