import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const bases = ['observed', 'inferred'];

/**
 * What checks mark as less than documented, by rule: `{ observed, inferred }`, labels of both. Read from the text, since it shows in a run alone
 * otherwise. A mark whose label is not written out, or that no rule leads to, is an error: it would be missing without anybody knowing.
 */
export function partsOf(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.d|\.spec)\.ts$/.test(name));
  const paths = names.map((name) => join(folder, name));
  // Names lead to what they name, of whatever file; types do not matter.
  const options = { noLib: true, types: [], module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
  const program = ts.createProgram(paths, options);
  const checker = program.getTypeChecker();
  const reached = new Set();
  const files = paths.map((path) => program.getSourceFile(path));
  const rules = files.flatMap((file) => callsIn(file, isRule).map((call) => [idOf(call), partsFrom(call, { checker, reached })]));
  const lost = files.flatMap((file) => callsIn(file, basisOf)).find((call) => !reached.has(call));
  if (lost) throw new Error(`${placeOf(lost)}: no rule leads to this part`);
  return new Map(rules);
}

/** Everything of a rule, and of the functions that it leads to. */
function partsFrom(node, context, found = { observed: new Set(), inferred: new Set() }, seen = new Set()) {
  if (seen.has(node)) return found;
  seen.add(node);
  const basis = basisOf(node);
  if (basis) {
    context.reached.add(node);
    found[basis].add(labelOf(node));
  }
  if (ts.isIdentifier(node)) for (const other of declarationsOf(node, context)) partsFrom(other, context, found, seen);
  ts.forEachChild(node, (inner) => void partsFrom(inner, context, found, seen));
  return found;
}

/** What is declared by this name: functions and what holds them. Rules do not lead to other rules. */
function declarationsOf(name, { checker }) {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent) && parent.name === name) return [];
  const shorthand = ts.isShorthandPropertyAssignment(parent) ? checker.getShorthandAssignmentValueSymbol(parent) : undefined;
  const symbol = shorthand ?? checker.getSymbolAtLocation(name);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target?.declarations ?? []).filter((one) => ts.isFunctionDeclaration(one) || ts.isVariableDeclaration(one));
}

function labelOf(call) {
  const [label] = call.arguments;
  if (label && ts.isStringLiteralLike(label)) return label.text;
  throw new Error(`${placeOf(label ?? call)}: the label of a part has to be written out, where it is marked`);
}

function idOf(call) {
  const [id] = call.arguments;
  if (id && ts.isStringLiteralLike(id)) return id.text;
  throw new Error(`${placeOf(call)}: the id of a rule has to be written out`);
}

const isRule = (node) => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'rule';

/** Of `inferred(…)` and `stage.observed(…)`: which it is. */
function basisOf(node) {
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : ts.isIdentifier(expression) && expression.text;
  return bases.find((basis) => basis === name);
}

function callsIn(node, isWanted, found = []) {
  if (isWanted(node)) found.push(node);
  ts.forEachChild(node, (inner) => void callsIn(inner, isWanted, found));
  return found;
}

function placeOf(node) {
  const source = node.getSourceFile();
  return `${relative(process.cwd(), source.fileName)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
