import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export const NOT_LISTED = 'not sent: host not listed';
export const OWN_LISTENER = 'not sent: a listener of this sandbox';

/** Where a webhook may go, or why it may go nowhere. */
export type Destination = Addresses | { readonly refused: string };

/** Those to connect to, in turn: a name stands for both families, of which the receiver listens on one. */
export interface Addresses {
  readonly addresses: readonly string[];
  readonly port: number;
}

/**
 * Receivers are on this machine, and never at a port that this process listens on. No name is looked up: `localhost` is what it says it is
 * (RFC 6761), and any other is not listed. So the address that is checked is the one that is connected to.
 */
export function destinationOf(url: URL, ownPorts: ReadonlySet<number>): Destination {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const addresses = addressesOf(url.hostname.replace(/^\[|\]$/g, ''));
  if (addresses.length === 0) return { refused: NOT_LISTED };
  return ownPorts.has(port) ? { refused: OWN_LISTENER } : { addresses, port };
}

function addressesOf(host: string): readonly string[] {
  const family = isIP(host);
  if (family === 0) return /^(?:.+\.)?localhost\.?$/.test(host) ? ['127.0.0.1', '::1'] : [];
  return loopback.check(host, family === 6 ? 'ipv6' : 'ipv4') ? [host] : [];
}
