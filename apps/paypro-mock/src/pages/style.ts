/** The checkout's own rules; the tokens are those that every page has. */
export const style = `
.checkout { display: grid; gap: 2rem; align-items: start; align-content: start; }
@media (min-width: 54rem) { .checkout { grid-template-columns: minmax(0, 19rem) minmax(0, 1fr); gap: 3.5rem; padding-top: 3.5rem; } }
.merchant { display: flex; gap: .75rem; align-items: center; }
.merchant p { line-height: 1.3; min-width: 0; overflow-wrap: anywhere; }
.merchant p > span { display: block; }
.mark { flex: none; width: 2.5rem; height: 2.5rem; display: grid; place-items: center; border-radius: .625rem; background: var(--accent); color: var(--on-accent); font-weight: 700; }
.summary h1 { margin-top: 1.75rem; font-size: 2.25rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.summary h1 > span { display: block; font-size: .9375rem; font-weight: 400; line-height: 1.5; letter-spacing: 0; }
.description { margin: .75rem 0; overflow-wrap: anywhere; max-height: 15em; overflow-y: auto; }
.summary .mono { overflow-wrap: anywhere; }
fieldset { border: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .875rem; font-size: 1.125rem; font-weight: 600; }
.methods { display: grid; gap: .625rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15.5rem), 1fr)); }
.method {
  display: flex; gap: .75rem; align-items: center; padding: .75rem .875rem; border: 1px solid var(--line); border-radius: .625rem;
  background: var(--surface); cursor: pointer; min-height: 3.75rem;
}
.method:only-child { grid-column: 1 / -1; }
.method:hover { border-color: var(--edge); }
.method > span { flex: 1; min-width: 0; font-weight: 600; line-height: 1.35; }
.method > span > span { display: block; font-weight: 400; }
.method input { flex: none; width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent); }
.method:has(:checked) { border-color: var(--accent); background: var(--accent-wash); box-shadow: inset 0 0 0 1px var(--accent); }
.method:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.method:has(:focus-visible) input { outline: 0; }
.icon { flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.method .icon { color: var(--soft); }
.method:has(:checked) .icon { color: var(--accent); }
.problem { margin-bottom: .875rem; padding: .625rem .875rem; border-left: 4px solid var(--bad); border-radius: .25rem; background: var(--bad-wash); color: var(--bad); font-weight: 600; }
.wide { width: 100%; min-height: 3.25rem; font-size: 1.0625rem; }
.card > .wide { margin-top: 1.5rem; }
.simulate { margin-top: 1.5rem; padding: 1.25rem 1.5rem; border: 1px dashed var(--edge); border-radius: .75rem; }
.simulate ul { display: grid; gap: .75rem; }
.simulate li { display: flex; gap: .375rem 1rem; align-items: center; }
.simulate .button { flex: none; width: 6.5rem; }
.badge { width: 3rem; height: 3rem; display: grid; place-items: center; border-radius: 50%; background: var(--ground); color: var(--soft); }
.good .badge { background: var(--good-wash); color: var(--good); }
.bad .badge { background: var(--bad-wash); color: var(--bad); }
.outcome h2 { font-size: 1.5rem; }
.facts { border-top: 1px solid var(--line); }
.facts > div { display: flex; gap: 1rem; justify-content: space-between; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--soft); }
.facts dd { text-align: right; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) {
  .summary h1 { margin-top: 1.25rem; font-size: 2rem; }
  .simulate { padding: 1.125rem 1.25rem; }
  .outcome .button { display: block; }
}
`;
