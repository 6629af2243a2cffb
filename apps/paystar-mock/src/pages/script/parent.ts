/** The page that shows ours in a frame, as far as it has made itself known. */
let parentOrigin: string | undefined;
const waiting: object[] = [];

const isConnect = (data: unknown): boolean => {
  const { source, kind } = (data ?? {}) as { readonly source?: unknown; readonly kind?: unknown };
  return source === 'paystar-embedded-sdk' && kind === 'connect';
};

/** Takes word from the page around ours, and from nobody else; what is told goes to its origin alone, where it has one. */
export function listenToParent(): void {
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || window.parent === window || origin === 'null' || !isConnect(data)) return;
    parentOrigin = origin;
    for (const message of waiting.splice(0)) window.parent.postMessage(message, origin);
  });
  // Whether the form is closed is up to the page around it.
  addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented && parentOrigin !== undefined) post({ kind: 'escape' });
  });
}

/** Tells of an event, now or as soon as somebody listens. */
export const tell = (event: string, data: unknown): void => post({ event, data });

function post(content: object): void {
  // Nobody will ever listen to a page that stands alone.
  if (window.parent === window) return;
  const message = { source: 'paystar-embedded', ...content };
  if (parentOrigin === undefined) waiting.push(message);
  else window.parent.postMessage(message, parentOrigin);
}
