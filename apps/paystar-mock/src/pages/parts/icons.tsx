import type { ComponentChildren } from 'preact';

/** Plain drawings of our own: no provider's or scheme's mark. */
const drawings = {
  bank: <path d="M3 9.5 12 4l9 5.5M4.5 10v8M9.5 10v8M14.5 10v8M19.5 10v8M3 20h18" />,
  card: <path d="M4.5 5.5h15a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM2.5 10h19M6.5 14.5h4" />,
  done: <path d="m5.5 12.5 4.5 4.5 8.5-9.5" />,
  waiting: <path d="M7 4h10M7 20h10M8 4c0 5 4 5.5 4 8s-4 3-4 8M16 4c0 5-4 5.5-4 8s4 3 4 8" />,
  stopped: <path d="m7 7 10 10M17 7 7 17" />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof drawings;

/** Says nothing to a screen reader: the words beside it do. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    {drawings[name]}
  </svg>
);
