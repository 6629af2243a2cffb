/**
 * Reads a table of a lifecycle as a document prints it: events across, states down, where each leads in the cells.
 * A `-` is a refusal. Gives one row per cell, for `it.each`.
 */
export function readGrid<S extends string, E extends string>(text: string): readonly (readonly [from: S, event: E, to: S | 'refused'])[] {
  const [head, ...lines] = text.trim().split('\n').map(wordsOf);
  const events = head as E[];
  return lines.flatMap(([from, ...cells]) => {
    if (cells.length !== events.length) throw new Error(`the row of ${from} has ${cells.length} cells for ${events.length} events`);
    return cells.map((to, i) => [from as S, events[i] as E, (to === '-' ? 'refused' : to) as S | 'refused'] as const);
  });
}

const wordsOf = (line: string) => line.trim().split(/\s+/);
