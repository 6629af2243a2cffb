import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { child, jsonSchemaAt, operationsOf, resolve } from './document.mjs';
import { register } from './schemas.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The validators of one module: the same schema is compiled once, whoever asks for it. */
function compiler(document, options) {
  const ajv = new Ajv2020({
    strict: true,
    // An amount may be text or a number. Said by alternatives, one mistake would have three findings.
    allowUnionTypes: true,
    inlineRefs: false,
    discriminator: true,
    code: { source: true, esm: true },
    ...options,
  });
  addFormats(ajv);
  const seen = new Set();
  const names = new Map();
  const nameOf = (id) => names.get(id) ?? names.set(id, `v${names.size}`).get(id);
  const at = (pointer) => register(ajv, document, pointer, seen);
  return {
    at: (pointer) => nameOf(at(pointer)),
    /** An object that stands nowhere in the document, of properties that do. */
    object(properties, required) {
      const id = `paystub://object/${encodeURIComponent(JSON.stringify(properties))}`;
      const refs = properties.map(([name, pointer]) => [name, { $ref: at(pointer) }]);
      if (!seen.has(id)) ajv.addSchema({ $id: id, type: 'object', required, properties: Object.fromEntries(refs) });
      seen.add(id);
      return nameOf(id);
    },
    code: () => (names.size === 0 ? '' : bounded(standaloneCode(ajv, Object.fromEntries([...names].map(([id, name]) => [name, id]))))),
  };
}

/** So many findings are enough for anybody; a list of half a million wrong items has as many. */
const FINDINGS = 1000;

/** ajv copies all findings for each one that it adds, which takes minutes for a long list of wrong items; here they are added in place, up to a bound. */
function bounded(code) {
  const copying = /(\w+) = \1 === null \? (\w+)\.errors : \1\.concat\(\2\.errors\)/g;
  const adding = code.replaceAll(copying, '$1 = joined($1, $2.errors)');
  if (adding.includes('.concat(')) throw new Error('ajv writes the joining of findings in another way than this generator knows');
  return `${adding}\nfunction joined(all, more) {
  if (all === null) return more.length > ${FINDINGS} ? more.slice(0, ${FINDINGS}) : more;
  for (let i = 0; i < more.length && all.length < ${FINDINGS}; i++) all.push(more[i]);
  return all;
}`;
}

export async function requestsModule(document) {
  const bodies = compiler(document, { allErrors: true });
  const queries = compiler(document, { allErrors: true, coerceTypes: true });
  const entries = operationsOf(document).map(({ operationId, pointer, parameters }) => {
    const body = resolve(document, pointer).node.requestBody && jsonSchemaAt(document, child(pointer, 'requestBody'));
    const query = parameters.filter(({ node }) => node.in === 'query');
    const parts = [
      ...(body ? [`body: bodies.${bodies.at(body)}`] : []),
      ...(query.length > 0 ? [`query: queries.${queryOf(queries, query)}`] : []),
    ];
    return `${operationId}: { ${parts.join(', ')} }`;
  });
  const named = document['x-validators'] ?? [];
  const schemas = named.map((name) => `${name}: bodies.${bodies.at(child('/components/schemas', name))}`);
  return {
    code: await bundle({ requests: entries, schemas }, { bodies: bodies.code(), queries: queries.code() }),
    declaration: declaration('requests', '{ readonly body?: Validate; readonly query?: Validate }') + schemasDeclared(named),
  };
}

/** The component schemas that the document's `x-validators` names, for what is JSON text inside a string. */
function schemasDeclared(names) {
  const keys = names.map((name) => `'${name}'`).join(' | ') || 'never';
  return `export declare const schemas: Readonly<Record<${keys}, Validate>>;\n`;
}

function queryOf(queries, parameters) {
  const properties = parameters.map(({ node, pointer }) => [node.name, child(pointer, 'schema')]);
  const required = parameters.filter(({ node }) => node.required).map(({ node }) => node.name);
  return queries.object(properties, required);
}

export async function responsesModule(document) {
  const answers = compiler(document, {});
  const entries = operationsOf(document).map(({ operationId, pointer }) => {
    const statuses = Object.keys(resolve(document, pointer).node.responses).flatMap((status) => {
      const schema = jsonSchemaAt(document, child(pointer, 'responses', status));
      return schema ? [`${status}: answers.${answers.at(schema)}`] : [];
    });
    return `${operationId}: { ${statuses.join(', ')} }`;
  });
  return {
    code: await bundle({ responses: entries }, { answers: answers.code() }),
    declaration: declaration('responses', 'Readonly<Record<string, Validate>>'),
  };
}

const declaration = (name, type) => `import type { Validate } from '../http.js';
import type { operations } from './schema.gen.js';

export declare const ${name}: { readonly [operationId in keyof operations]: ${type} };
`;

/** ajv's code still asks for its own runtime; esbuild puts that in, so that the file needs nothing but itself. */
async function bundle(constants, modules) {
  const imports = Object.keys(modules).map((module) => `import * as ${module} from 'compiled:${module}';`);
  const exported = Object.entries(constants).map(([name, entries]) => `export const ${name} = {\n${entries.join(',\n')}\n};`);
  const result = await build({
    stdin: { contents: [...imports, ...exported].join('\n'), resolveDir: root },
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
