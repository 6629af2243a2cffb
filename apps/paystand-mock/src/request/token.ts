import jwt from 'jsonwebtoken';

/** What a token says. Times are seconds since 1970, with fractions. */
export interface Claims {
  readonly iss: string;
  /** The merchant's id. */
  readonly sub: string;
  readonly client_id: string;
  /** Without it every call is refused (paystand.R8). */
  readonly scope?: 'auth';
  readonly environment: 'sandbox' | 'production';
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
}

/** paystand.R5: two weeks. */
export const LIFETIME_SECONDS = 1_209_600;

/** What tokens are signed with is derived for this. */
export const SIGNING = 'access tokens';

export const sign = (claims: Claims, secret: string): string => jwt.sign(claims, secret, { algorithm: 'HS256' });

/** Tokens that were found to be ours; their number is bounded. */
const MOST = 5000;

/** Reads tokens. The time in them is the world's, which is for the caller to compare. */
export class TokenReader {
  private readonly known = new Map<string, Claims>();

  read(token: string, secret: string): Claims | undefined {
    const key = `${secret}${token}`;
    const known = this.known.get(key);
    if (known) return known;
    try {
      const claims = jwt.verify(token, secret, { algorithms: ['HS256'], ignoreExpiration: true }) as unknown as Claims;
      if (this.known.size >= MOST) this.known.clear();
      this.known.set(key, claims);
      return claims;
    } catch {
      return undefined;
    }
  }
}
