const dialog = 'dialog.paystar-embedded.paystar-embedded';

/** Of the modal alone. Every element starts afresh, so that the style of the page around it does not show in it. */
export const style = `
${dialog}, ${dialog} * { all: initial; box-sizing: border-box; }
${dialog} {
  color-scheme: light dark; --ground: #f2f4f5; --surface: #fff; --ink: #17212b; --line: #d8dee3; --accent: #0b6560;
  position: fixed; inset: 0; z-index: 2147483647; width: 100%; height: 100%; max-width: none; max-height: none;
  display: flex; align-items: center; justify-content: center; padding: 1.5rem;
}
${dialog}::backdrop { background: rgb(10 18 26 / .62); }
${dialog} .panel {
  display: grid; grid-template: 3rem 1fr / 1fr; width: min(100%, 40rem); height: min(100%, 54rem); overflow: hidden;
  background: var(--ground); color: var(--ink); border-radius: .875rem; box-shadow: 0 1.5rem 4rem rgb(0 0 0 / .35);
}
${dialog} .bar {
  display: flex; align-items: center; justify-content: space-between; padding: 0 .25rem 0 1rem;
  background: var(--surface); border-bottom: 1px solid var(--line);
}
${dialog} .title, ${dialog} .wait { font: 600 .9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink); }
${dialog} .wait { grid-area: 2 / 1; place-self: center; font-weight: 400; }
${dialog} .close {
  width: 2.75rem; height: 2.75rem; border-radius: .5rem; color: var(--ink); cursor: pointer;
  font: 1.75rem/2.625rem system-ui, sans-serif; text-align: center;
}
${dialog} .close:hover { background: var(--ground); }
${dialog} .close:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
${dialog} iframe { grid-area: 2 / 1; display: block; width: 100%; height: 100%; border: 0; }
@media (prefers-color-scheme: dark) {
  ${dialog} { --ground: #10161b; --surface: #1a2229; --ink: #e8edf1; --line: #303b45; --accent: #5cc7bb; }
}
@media (prefers-reduced-motion: no-preference) {
  ${dialog} .panel { animation: paystar-embedded-in .16s ease-out; }
  @keyframes paystar-embedded-in { from { opacity: 0; transform: translateY(.75rem); } }
}
@media (max-width: 40rem) {
  ${dialog} { padding: 0; }
  ${dialog} .panel { width: 100%; height: 100%; border-radius: 0; box-shadow: none; }
}
@media (forced-colors: active) {
  ${dialog} .panel { border: 1px solid CanvasText; }
  ${dialog} .close { color: ButtonText; }
}
`;
