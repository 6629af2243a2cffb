/** The merchant's id, which every object carries. */
export const ownerOf = ({ facts }: { readonly facts: Readonly<Record<string, string>> }): string => facts.customerId ?? '';
