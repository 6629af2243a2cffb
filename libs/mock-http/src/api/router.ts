import type { Route } from '@paystub/contracts/http';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Node {
  readonly fixed: Map<string, Node>;
  parameter: { name: string; node: Node } | undefined;
  readonly routes: Map<string, Route>;
}

const newNode = (): Node => ({ fixed: new Map(), parameter: undefined, routes: new Map() });

/** Finds the operation of a method and path. Fixed segments win over parameters. */
export class Router {
  private readonly root = newNode();

  constructor(private readonly routes: readonly Route[]) {
    for (const route of routes) {
      let node = this.root;
      for (const segment of segments(route.path)) {
        const parameter = /^\{(\w+)\}$/.exec(segment)?.[1];
        if (parameter) node = (node.parameter ??= { name: parameter, node: newNode() }).node;
        else {
          if (!node.fixed.has(segment)) node.fixed.set(segment, newNode());
          node = node.fixed.get(segment) as Node;
        }
      }
      node.routes.set(route.method, route);
    }
  }

  match(method: string, path: string): Match | undefined {
    const found = this.find(path);
    const route = found?.node.routes.get(method);
    return found && route && { route, params: found.params };
  }

  /** The methods that a path has operations for. */
  methodsOf(path: string): readonly string[] {
    return [...(this.find(path)?.node.routes.keys() ?? [])];
  }

  private find(path: string): { readonly node: Node; readonly params: Record<string, string> } | undefined {
    const params: Record<string, string> = {};
    let node: Node | undefined = this.root;
    for (const segment of segments(path)) {
      const fixed: Node | undefined = node.fixed.get(segment);
      if (fixed) node = fixed;
      else if (node.parameter && segment !== '') {
        const value = decoded(segment);
        if (value === undefined) return undefined;
        params[node.parameter.name] = value;
        node = node.parameter.node;
      } else return undefined;
    }
    return { node, params };
  }

  /** The documented operation that a request without one most looks like: by shared words of the path, then by method. */
  nearest(method: string, path: string): Route | undefined {
    const words = new Set(segments(path));
    const score = (route: Route) =>
      segments(route.path).reduce((sum, word) => sum + (words.has(word) ? 4 : 0), 0) +
      (segments(route.path).length === words.size ? 2 : 0) +
      (route.method === method ? 1 : 0);
    const best = this.routes.reduce<Route | undefined>((top, route) => (!top || score(route) > score(top) ? route : top), undefined);
    return best && score(best) >= 4 ? best : undefined;
  }
}

function segments(path: string): string[] {
  return path.slice(1).split('/');
}

function decoded(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
