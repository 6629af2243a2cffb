/** What every page looks like: tokens, type, links, buttons, focus. A page adds its own rules behind it. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --ground: #f2f4f5; --surface: #fff; --ink: #17212b; --soft: #4f5d6b; --line: #d8dee3; --edge: #7d8a96;
  --accent: #0b6560; --accent-strong: #084f4b; --on-accent: #fff; --accent-wash: #eaf5f3;
  --good: #176b3a; --good-wash: #e8f5ec; --bad: #ad1f16; --bad-wash: #fdeeec; --caution: #664400; --caution-wash: #fff3d6; --caution-line: #ecd9a4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10161b; --surface: #1a2229; --ink: #e8edf1; --soft: #a6b3be; --line: #303b45; --edge: #7e8c98;
    --accent: #5cc7bb; --accent-strong: #7ad6cb; --on-accent: #05221f; --accent-wash: #17302f;
    --good: #74d39a; --good-wash: #15301f; --bad: #ff9d93; --bad-wash: #3a1c1a; --caution: #f2d48a; --caution-wash: #2e2613; --caution-line: #4d4020;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; min-height: 100svh; display: flex; flex-direction: column; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
h1, h2, h3, p, dl, dd, ul, fieldset, table { margin: 0; padding: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; }
h2 { font-size: 1.125rem; line-height: 1.35; }
ul { list-style: none; }
a { color: var(--accent); text-underline-offset: .2em; }
a:hover { color: var(--accent-strong); text-decoration-thickness: 2px; }
code, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .9375em; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: .75rem; padding: 1.5rem; }
.button {
  display: inline-block; font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; min-height: 2.75rem;
  padding: .5625rem 1.125rem; border-radius: .5rem; border: 1px solid var(--edge); background: var(--surface); color: var(--ink);
}
.button:hover { border-color: var(--ink); color: var(--ink); text-decoration: none; }
.button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.button.primary:hover { background: var(--accent-strong); border-color: var(--accent-strong); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.strip { background: var(--caution-wash); color: var(--caution); border-bottom: 1px solid var(--caution-line); font-size: .875rem; }
.strip > div { max-width: 62rem; margin: 0 auto; padding: .625rem 1.5rem; display: flex; flex-wrap: wrap; gap: .125rem 1.5rem; justify-content: space-between; }
main { flex: 1; width: 100%; max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
main.narrow { max-width: 44rem; }
.stack > * + * { margin-top: 1rem; }
@media (max-width: 40rem) {
  main { padding: 1.5rem 1rem 2.5rem; }
  .card { padding: 1.25rem; }
  .strip > div { padding: .5rem 1rem; }
}
@media (forced-colors: active) { .button { border: 1px solid ButtonText; } }
`;
