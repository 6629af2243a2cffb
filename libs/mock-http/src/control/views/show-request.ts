import type { components } from '@paystub/contracts/control';
import { masked, maskedText, redactedForm, redactedHeaders, redactedText } from '../../redact.js';
import type { Sandbox } from '../../sandbox.js';
import { KEPT_TEXT, type Refusal, type RequestEntry } from '../../worlds/entry.js';
import { kebab } from '../find.js';
import { instant } from './show.js';

type Schemas = components['schemas'];

/** A journal entry without headers and bodies. */
export function showRequest(sandbox: Sandbox, entry: RequestEntry): Schemas['RequestSummary'] {
  const { seq, at, receivedAt, provider, operation, method, path, search, status, durationMs, credential, refused, effects, mark } = entry;
  return {
    seq,
    at: instant(at ?? receivedAt),
    receivedAt: instant(receivedAt),
    provider,
    operation: operation ?? null,
    method,
    path: maskedText(search === '' ? path : `${path}?${redactedForm(search, secretsOf(sandbox, provider))}`),
    status,
    durationMs,
    credential: credential === undefined ? null : masked(credential),
    refused: refused ? showRefusal(sandbox, provider, refused) : null,
    changed: (effects?.changed ?? []).map(({ collection, id }) => ({ collection: kebab(collection), id })),
    events: [...(effects?.events ?? [])],
    deliveries: [...(effects?.deliveries ?? [])],
    mark: (mark ?? null) as Schemas['RequestFacts']['mark'],
  };
}

export function showRequestInFull(sandbox: Sandbox, entry: RequestEntry): Schemas['RequestEntry'] {
  const secrets = secretsOf(sandbox, entry.provider);
  const text = (kept: string) => ({
    body: kept === '' ? null : redactedText(kept.slice(0, KEPT_TEXT), secrets),
    truncated: kept.length > KEPT_TEXT,
  });
  return {
    ...showRequest(sandbox, entry),
    request: { headers: redactedHeaders(entry.headers), ...text(entry.requestText) },
    response: text(entry.responseText),
  };
}

/** Calls of the control plane may bring what is secret at any provider. */
const secretsOf = (sandbox: Sandbox, provider: string): readonly string[] =>
  sandbox.mockOf(provider)?.secretFields ?? sandbox.mocks.flatMap((mock) => mock.secretFields);

function showRefusal(sandbox: Sandbox, provider: string, refused: Refusal): Schemas['Refusal'] {
  const rule = refused.rule === undefined ? undefined : sandbox.mockOf(provider)?.rule(refused.rule);
  return {
    code: refused.code,
    message: refused.message,
    rule: refused.rule ?? null,
    sentence: rule?.sentence ?? null,
    source: rule?.source ?? null,
    basis: (rule?.basis ?? null) as Schemas['Refusal']['basis'],
    found: refused.findings.map(({ instancePath, keyword, params, message }) => ({
      instancePath,
      keyword,
      params,
      ...(message === undefined ? {} : { message }),
    })),
  };
}
