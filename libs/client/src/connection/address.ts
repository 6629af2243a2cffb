export type AddressFault = 'is not an http address' | 'names a user or a password';

/** The address that calls go to. Checked here, because fetch repeats a URL that it refuses, the password in it included. */
export function addressOf(url: string, refuse: (fault: AddressFault) => Error): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) throw refuse('is not an http address');
  if (address.username || address.password) throw refuse('names a user or a password');
  return `${address.origin}${address.pathname}`;
}

/** A path with the values of what it has in braces. */
export function pathWith(path: string, values: Readonly<Record<string, unknown>>, refuse: (name: string, value: string) => Error): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const given = values[name];
    const value = typeof given === 'number' ? String(given) : typeof given === 'string' ? given : '';
    // A URL resolves segments of dots, and the call would reach another route.
    if (/^\.{0,2}$/.test(value)) throw refuse(name, value);
    return encodeURIComponent(value);
  });
}

/** Whether what is sent there stays on this machine. */
export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
