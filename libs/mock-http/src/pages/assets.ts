import { createHash } from 'node:crypto';
import type { Express } from 'express';

/** A file that pages of any site load, such as a script: the same for all of them, and of no world. */
export interface Asset {
  /** `/app/loader.js` */
  readonly path: string;
  /** `text/javascript` */
  readonly type: string;
  readonly body: () => string;
}

/** Mounts the files. Whoever loads one may read it, and asks before using it again; no journal tells of it. */
export function serveAssets(app: Express, assets: readonly Asset[] = []): void {
  for (const { path, type, body } of assets) {
    const content = body();
    const headers = {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      etag: `"${createHash('sha256').update(content).digest('base64url')}"`,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    };
    app.get(path, (_request, response) => void response.set(headers).send(content));
  }
}
