import { holdsNumber } from './secret.js';

/** What was typed into a form, and what is wrong with it, by the names of its fields. */
export interface Entry {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
}

/** Names of fields with numbers of cards and bank accounts: no page repeats what was typed there, and no journal shows it. */
export const secretFields = ['card_number', 'card_expiry', 'card_cvv', 'bank_routing', 'bank_account'] as const;

/** A name as an id, which holds no blanks. */
export const idOf = (name: string): string => name.replace(/[^\w-]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}`);

/** Dates, and ZIP codes with their last four, have as many digits as an account has. */
const isOther = ({ type, inputmode }: Field, value: string): boolean =>
  (type === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)) || (inputmode === 'numeric' && /^\d{5}-\d{4}$/.test(value));

/** What a page repeats of what was typed: no number, whichever field it was typed into. */
function repeated(field: Field): string | undefined {
  const { name, entry, free = false } = field;
  const value = entry.values[name] ?? '';
  const isSecret = (secretFields as readonly string[]).includes(name) || (!free && holdsNumber(value) && !isOther(field, value.trim()));
  return isSecret ? undefined : entry.values[name];
}

/** Whether this is the first thing that is wrong: there the keyboard goes on. */
export const isFirstWrong = (name: string, { problems }: Entry): boolean => Object.keys(problems)[0] === name;

interface Field {
  readonly name: string;
  readonly label: string;
  readonly entry: Entry;
  readonly hint?: string;
  readonly type?: 'text' | 'date';
  readonly inputmode?: 'text' | 'numeric' | 'decimal';
  readonly maxlength?: number;
  readonly min?: string;
  /** Beside others. */
  readonly short?: boolean;
  /** Whether numbers may stand there, too. */
  readonly free?: boolean;
}

/** A line to fill in. Browsers are asked not to fill it in themselves: they would know real cards. */
export const Field = (field: Field) => {
  const { name, label, entry, hint, type = 'text', short = false, free: _, ...input } = field;
  const problem = entry.problems[name];
  const id = idOf(name);
  const about = [...(problem === undefined ? [] : [`${id}-problem`]), ...(hint === undefined ? [] : [`${id}-hint`])];
  return (
    <div class={short ? 'field short' : 'field'}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      )}
      <Problem of={name} entry={entry} />
      <input
        id={id}
        name={name}
        type={type as 'text'}
        {...input}
        autocomplete="off"
        spellcheck={false}
        value={repeated(field)}
        autofocus={isFirstWrong(name, entry)}
        aria-invalid={problem === undefined ? undefined : 'true'}
        aria-describedby={about.length === 0 ? undefined : about.join(' ')}
      />
    </div>
  );
};

/** What is wrong with a field, or a group of them. */
export const Problem = ({ of, entry }: { readonly of: string; readonly entry: Entry }) => {
  const problem = entry.problems[of];
  return problem === undefined ? null : (
    <p id={`${idOf(of)}-problem`} class="problem">
      {problem}
    </p>
  );
};

interface Choice {
  readonly name: string;
  readonly legend: string;
  readonly entry: Entry;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** One of a few; the first, unless another one is chosen. */
export const Either = ({ name, legend, entry, options }: Choice) => (
  <fieldset class="either" aria-describedby={entry.problems[name] === undefined ? undefined : `${name}-problem`}>
    <legend>{legend}</legend>
    <Problem of={name} entry={entry} />
    {options.map(([value, label], i) => {
      const chosen = entry.values[name];
      return (
        <label>
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === undefined ? i === 0 : chosen === value}
            autofocus={i === 0 && isFirstWrong(name, entry)}
          />
          {label}
        </label>
      );
    })}
  </fieldset>
);
