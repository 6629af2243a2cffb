import { expect, it } from 'vitest';
import { routesModule } from '../generate/routes.mjs';
import { moduleOf } from '../generate/scripts.mjs';
import { requestsModule } from '../generate/validators.mjs';
import { scratch } from './scratch.js';

const schemas = {
  Note: { type: 'object', required: ['text'], properties: { text: { $ref: '#/components/schemas/Text' } } },
  Text: { type: 'string', minLength: 1 },
  Envelope: {
    type: 'object',
    properties: {
      note: { type: 'string', contentMediaType: 'application/json', contentSchema: { $ref: '#/components/schemas/Note' } },
    },
  },
};
const requestBody = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Envelope' } } } };
const document = { paths: { '/notes': { post: { operationId: 'sendNote', requestBody, responses: {} } } }, components: { schemas } };

async function modulesOf(extended: object) {
  const { code, declaration } = await requestsModule({ ...document, ...extended });
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  return { ...module, declaration };
}

it('exports the validators of the schemas that x-validators names', async () => {
  const made = await modulesOf({ 'x-validators': ['Note', 'Text'] });
  expect(Object.keys(made.schemas)).toEqual(['Note', 'Text']);
  expect([{ text: 'hello' }, { text: '' }, {}, '{"text":"hello"}'].map(made.schemas.Note)).toEqual([true, false, false, false]);
  expect(made.declaration).toContain("export declare const schemas: Readonly<Record<'Note' | 'Text', Validate>>;");
});

it('exports none for a document that names none', async () => {
  const made = await modulesOf({});
  expect(made.schemas).toEqual({});
  expect(made.declaration).toContain('export declare const schemas: Readonly<Record<never, Validate>>;');
});

it('refuses a name that the document does not have', async () => {
  await expect(modulesOf({ 'x-validators': ['Letter'] })).rejects.toThrow('/components/schemas/Letter leads nowhere');
});

it('takes a string as it is, whatever it is said to hold', async () => {
  const { requests } = await modulesOf({});
  expect([{ note: '{}' }, { note: 'no JSON' }, { note: {} }].map(requests.sendNote.body)).toEqual([true, true, false]);
});

const form = { 'multipart/form-data': { schema: { $ref: '#/components/schemas/Envelope' } } };
const posted = (operationId: string, content: object) => ({ post: { operationId, requestBody: { content }, responses: {} } });
const paths = { '/files': posted('sendFile', form), '/both': posted('sendBoth', { ...requestBody.content, ...form }), ...document.paths };

it('says which routes take a form', () => {
  const module = routesModule({ ...document, paths });
  const found = [...module.matchAll(/"operationId":"(\w+)".*"fields":\[(.*?)\].*"multipart":(\w+)/g)].map((match) =>
    match.slice(1).join(' '),
  );
  expect(found).toEqual(['sendBoth "note" true', 'sendFile  true', 'sendNote "note" false']);
});

it('makes the validator of a body from its JSON, and none where it is a form only', async () => {
  const { requests } = await modulesOf({ paths });
  expect([requests.sendBoth.body({ note: {} }), requests.sendFile.body]).toEqual([false, undefined]);
});

it('finds one mistake in what may be text or a number', async () => {
  const Text = { type: ['string', 'number'], pattern: '^[0-9]+$', minimum: 0 };
  const made = await modulesOf({ 'x-validators': ['Text'], components: { schemas: { ...schemas, Text } } });
  const found = ['7', 7, 'x', -1, null].map(
    (value) => made.schemas.Text(value) || made.schemas.Text.errors.map(({ keyword }: { keyword: string }) => keyword),
  );
  expect(found).toEqual([true, true, ['pattern'], ['minimum'], ['type']]);
});

it('bundles a script for browsers into one text, which a page can hold', async () => {
  const folder = scratch({
    'entry.ts': "import { word } from './word.js';\n\n(globalThis as { said?: string }).said = word as string;\n",
    'word.ts': "export const word = 'é</script>';\n",
  });
  const module = await moduleOf(`${folder}/entry.ts`);
  const { script } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(module)}`);
  expect(script).toMatch(/^[ -~]*$/);
  expect(script).not.toContain('</script');
  new Function(script)();
  expect((globalThis as { said?: string }).said).toBe('é</script>');
});
