/** The look of Paystar's pages; the tokens are those that every page has. */
export const style = `
.strip > div { max-width: 60rem; }
.strip { font-size: .8125rem; }
main.sheet { max-width: 60rem; padding-top: 2rem; }
.biller { display: flex; gap: .75rem; align-items: center; margin-bottom: 1.5rem; font-size: 1.0625rem; overflow-wrap: anywhere; }
.mark { flex: none; width: 2.25rem; height: 2.25rem; display: grid; place-items: center; border-radius: 50%; background: var(--accent); color: var(--on-accent); font-weight: 700; }
h1 { font-size: 1.5rem; outline: 0; }
.columns { display: grid; gap: 1.5rem; }
@media (min-width: 54rem) { .columns { grid-template-columns: minmax(0, 20rem) minmax(0, 1fr); gap: 3rem; align-items: start; } }
main.narrow { max-width: 37rem; }
.summary { margin-top: 1rem; }
.summary > p { margin-bottom: 1rem; overflow-wrap: anywhere; }
.nowrap { white-space: nowrap; }
.account { padding: .75rem 1rem; margin-bottom: 1rem; border-left: 3px solid var(--accent); border-radius: .25rem; background: var(--accent-wash); overflow-wrap: anywhere; line-height: 1.4; }
.facts + .facts, .facts + .problem { margin-top: .25rem; }
.facts > div { display: flex; gap: 1rem; justify-content: space-between; padding: .4375rem 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--soft); min-width: 0; overflow-wrap: anywhere; }
.facts dd { flex: none; max-width: 70%; text-align: right; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.facts .strong { border-bottom: 0; font-size: 1.125rem; font-weight: 600; }
.facts .strong dt { color: var(--ink); }
fieldset { border: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .625rem; font-weight: 600; }
.method, .box { display: block; border: 1px solid var(--line); border-radius: .625rem; background: var(--surface); }
.method + .method, .accounts .box + .box { margin-top: .5rem; }
.method > label, .box { display: flex; gap: .75rem; align-items: center; min-height: 3.25rem; padding: .625rem .875rem; cursor: pointer; }
.method > label:hover, .box:hover { border-color: var(--edge); }
.box.save { min-height: 2.75rem; padding: 0; border: 0; }
form:has([value^="saved:"]:checked) .save { display: none; }
.stack > [type="hidden"] + * { margin-top: 0; }
.name { flex: 1; min-width: 0; font-weight: 600; line-height: 1.35; overflow-wrap: anywhere; }
.name > span { display: block; font-weight: 400; }
input[type="radio"], input[type="checkbox"]:not(.switch) { flex: none; width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent); }
.switch { flex: none; margin: 0; appearance: none; width: 2.5rem; height: 1.5rem; border: 1px solid var(--edge); border-radius: .75rem; background: var(--ground); cursor: pointer; }
.switch::before { content: ""; display: block; width: 1rem; height: 1rem; margin: .1875rem; border-radius: 50%; background: var(--edge); }
.switch:checked { background: var(--accent); border-color: var(--accent); }
.switch:checked::before { margin-left: 1.1875rem; background: var(--on-accent); }
.method:has(> label :checked), .box:has(:checked) { border-color: var(--accent); }
.method:has(> label :checked) { box-shadow: inset 0 0 0 1px var(--accent); }
.method:has(> label :checked) > label .icon { color: var(--accent); }
.method > label:has(:focus-visible), .box:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .625rem; }
.method > label :focus-visible, .box :focus-visible { outline: 0; }
.icon { flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; color: var(--soft); }
.details { padding: .25rem .875rem 1rem; }
@supports selector(:has(*)) { .method:not(:has(> label :checked)) > .details { display: none; } }
.fields { display: flex; flex-wrap: wrap; gap: .875rem 1rem; align-items: flex-end; }
.fields > legend { margin-bottom: .625rem; }
.field, .either { flex: 1 1 100%; min-width: 0; }
.field.short { flex: 1 1 5.5rem; }
.field label, .either legend { display: block; margin-bottom: .25rem; font-size: .875rem; font-weight: 600; }
.field input { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--edge); border-radius: .5rem; }
.field input[aria-invalid] { border-color: var(--bad); box-shadow: inset 0 0 0 1px var(--bad); }
.either { flex: 1 1 12rem; display: flex; flex-wrap: wrap; gap: .375rem 1.25rem; }
.either legend { float: left; width: 100%; margin: 0; }
.either label { display: flex; gap: .5rem; align-items: center; min-height: 1.75rem; cursor: pointer; }
.problem { margin-bottom: .5rem; padding: .5rem .75rem; border-left: 4px solid var(--bad); border-radius: .25rem; background: var(--bad-wash); color: var(--bad); font-size: .9375rem; font-weight: 600; }
.field .problem { margin-bottom: .4375rem; padding: 0; border: 0; background: none; font-size: .875rem; line-height: 1.35; }
.notice { padding: .625rem .875rem; border-left: 4px solid var(--good); border-radius: .25rem; background: var(--good-wash); color: var(--good); font-weight: 600; }
.examples { margin-bottom: .875rem; border-radius: .5rem; background: var(--caution-wash); color: var(--caution); font-size: .875rem; }
.examples summary { padding: .5rem .75rem; cursor: pointer; font-weight: 600; }
.examples ul { padding: 0 .75rem .5rem; }
.examples li { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: center; padding: .25rem 0; border-top: 1px solid var(--caution-line); }
.examples .soft { flex: 1; color: inherit; }
.link { padding: .25rem .375rem; border: 0; background: none; font: inherit; color: var(--accent); text-decoration: underline; text-underline-offset: .2em; cursor: pointer; }
.examples .link { color: inherit; font-weight: 600; }
.scripted { display: none; }
[data-scripted] .scripted { display: inline-block; }
.rows li { display: flex; gap: .75rem; align-items: center; padding: .75rem 0; border-top: 1px solid var(--line); }
.rows li:first-child { border-top: 0; padding-top: 0; }
.rows li:last-child { padding-bottom: 0; }
.go { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: center; justify-content: space-between; padding-top: .25rem; }
.go > p { flex: 1 1 12rem; font-variant-numeric: tabular-nums; }
.go .small { display: block; }
.wide { width: 100%; min-height: 3.25rem; font-size: 1.0625rem; }
.aside { text-align: center; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; }
.buttons .button { flex: 1 1 9rem; }
.headline { display: flex; gap: 1rem; align-items: center; }
.badge { flex: none; width: 3rem; height: 3rem; display: grid; place-items: center; border-radius: 50%; background: var(--ground); }
.good .badge { background: var(--good-wash); } .good .badge .icon { color: var(--good); }
.bad .badge { background: var(--bad-wash); } .bad .badge .icon { color: var(--bad); }
.button:disabled { opacity: .55; cursor: not-allowed; }
[aria-busy="true"] .button { pointer-events: none; opacity: .7; }
@media (max-width: 40rem) {
  main.sheet { padding-top: 1.25rem; }
  .strip > div { display: block; }
  .strip p { display: inline; }
  .strip p + p::before { content: " "; }
  .biller { margin-bottom: 1rem; }
  .go .button { flex: 1 1 100%; }
}
`;
