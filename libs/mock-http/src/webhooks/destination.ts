import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export const NOT_LISTED = 'not sent: host not listed';
export const OWN_LISTENER = 'not sent: a listener of this sandbox';

/** Where a webhook may go: the address to connect to, or why it may go nowhere. */
export type Destination = Addresses | { readonly refused: string } | { readonly failed: string };

/** A name may stand for both families, of which the receiver listens on one. */
export interface Addresses {
  readonly addresses: readonly string[];
  readonly port: number;
}

/**
 * Resolves a receiver afresh and keeps only addresses it may be sent to: loopback, and never a port that this process listens on.
 * The caller connects to an address that was checked, so that a name which resolves differently a moment later gains nothing.
 */
export async function destinationOf(url: URL, ownPorts: ReadonlySet<number>): Promise<Destination> {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A name other than localhost is not listed, so it is not even looked up.
  if (isIP(host) === 0 && !isLocalName(host)) return { refused: NOT_LISTED };
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true }).catch(() => []);
  if (addresses.length === 0) return { failed: `could not resolve ${host}` };
  const allowed = addresses.filter(({ address, family }) => loopback.check(address, family === 6 ? 'ipv6' : 'ipv4'));
  if (allowed.length === 0) return { refused: NOT_LISTED };
  return ownPorts.has(port) ? { refused: OWN_LISTENER } : { addresses: allowed.map(({ address }) => address), port };
}

const isLocalName = (host: string) => host === 'localhost' || host.endsWith('.localhost');
