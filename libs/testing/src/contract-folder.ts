import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Where the document of a provider is, and its pacts. */
export const contractFolder = (provider: string): string =>
  dirname(createRequire(import.meta.url).resolve(`@paystub/contracts/${provider}`));
