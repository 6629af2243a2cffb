import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { child, jsonSchemaAt, operationsOf, resolve } from './document.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const documentId = 'paystub://document';

/** The validators of one module: the same schema is compiled once, whoever asks for it. */
function compiler(document, options) {
  const ajv = new Ajv2020.default({
    strict: true,
    inlineRefs: false,
    discriminator: true,
    code: { source: true, esm: true, lines: true },
    ...options,
  });
  addFormats.default(ajv);
  const prepared = prepare(document);
  // The document itself is registered as a schema, so that references stay references: its own keys are then keywords as well.
  ajv.addVocabulary([...Object.keys(document), ...prepared.extensions, 'example']);
  ajv.addSchema({ ...prepared.node, $id: documentId }, undefined, undefined, false);
  const names = new Map();
  return {
    use(ref) {
      if (!names.has(ref)) names.set(ref, `v${names.size}`);
      return names.get(ref);
    },
    /** A schema that stands nowhere in the document. */
    add(name, schema) {
      if (!ajv.getSchema(name)) ajv.addSchema({ ...schema, $id: name });
      return this.use(name);
    },
    code: () => (names.size === 0 ? '' : standaloneCode.default(ajv, Object.fromEntries([...names].map(([ref, name]) => [name, ref])))),
  };
}

/** ajv reads a discriminator's values from the schemas it names and refuses a mapping. */
function prepare(document) {
  const extensions = new Set();
  const copy = (node) => {
    if (Array.isArray(node)) return node.map(copy);
    if (node === null || typeof node !== 'object') return node;
    const entries = Object.entries(node).map(([name, value]) => {
      if (name.startsWith('x-')) extensions.add(name);
      if (name === 'discriminator' && value.propertyName) return [name, { propertyName: value.propertyName }];
      return [name, copy(value)];
    });
    return Object.fromEntries(entries);
  };
  return { node: copy(document), extensions };
}

const at = (pointer) => `${documentId}#${pointer}`;

export async function requestsModule(document) {
  const bodies = compiler(document, { allErrors: true });
  const queries = compiler(document, { allErrors: true, coerceTypes: true });
  const entries = operationsOf(document).map(({ operationId, pointer, parameters }) => {
    const body = resolve(document, pointer).node.requestBody && jsonSchemaAt(document, child(pointer, 'requestBody'));
    const query = querySchema(parameters);
    const parts = [
      ...(body ? [`body: bodies.${bodies.use(at(body))}`] : []),
      ...(query ? [`query: queries.${queries.add(`paystub://query/${Object.keys(query.properties)}`, query)}`] : []),
    ];
    return `${operationId}: { ${parts.join(', ')} }`;
  });
  return {
    code: await bundle('requests', entries, { bodies: bodies.code(), queries: queries.code() }),
    declaration: declaration('requests', '{ readonly body?: Validate; readonly query?: Validate }'),
  };
}

function querySchema(parameters) {
  const query = parameters.filter(({ node }) => node.in === 'query');
  if (query.length === 0) return undefined;
  return {
    type: 'object',
    required: query.filter(({ node }) => node.required).map(({ node }) => node.name),
    properties: Object.fromEntries(query.map(({ node, pointer }) => [node.name, { $ref: at(child(pointer, 'schema')) }])),
  };
}

export async function responsesModule(document) {
  const answers = compiler(document, {});
  const entries = operationsOf(document).map(({ operationId, pointer }) => {
    const statuses = Object.keys(resolve(document, pointer).node.responses).flatMap((status) => {
      const schema = jsonSchemaAt(document, child(pointer, 'responses', status));
      return schema ? [`${status}: answers.${answers.use(at(schema))}`] : [];
    });
    return `${operationId}: { ${statuses.join(', ')} }`;
  });
  return {
    code: await bundle('responses', entries, { answers: answers.code() }),
    declaration: declaration('responses', 'Readonly<Record<string, Validate>>'),
  };
}

const declaration = (name, type) => `import type { Validate } from '../http.js';
import type { operations } from './schema.gen.js';

export declare const ${name}: { readonly [operationId in keyof operations]: ${type} };
`;

/** ajv's code still asks for its own runtime; esbuild puts that in, so that the file needs nothing but itself. */
async function bundle(name, entries, modules) {
  const imports = Object.keys(modules).map((module) => `import * as ${module} from 'compiled:${module}';`);
  const result = await build({
    stdin: { contents: `${imports.join('\n')}\nexport const ${name} = {\n${entries.join(',\n')}\n};`, resolveDir: root },
    plugins: [compiled(modules)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'node22',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
  });
  return result.outputFiles[0].text;
}

const compiled = (modules) => ({
  name: 'compiled',
  setup(setup) {
    setup.onResolve({ filter: /^compiled:/ }, ({ path }) => ({ path: path.slice('compiled:'.length), namespace: 'compiled' }));
    setup.onLoad({ filter: /.*/, namespace: 'compiled' }, ({ path }) => ({ contents: modules[path], loader: 'js', resolveDir: root }));
  },
});
