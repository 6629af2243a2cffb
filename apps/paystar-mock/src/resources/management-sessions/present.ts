import type { components } from '@paystub/contracts/paystar';
import { managementLink, type PageLinks } from '../../links.js';
import { instant } from '../instant.js';
import type { ManagementSession } from './management-session.js';
import { stateAt } from './states.js';

/** paystar.R76 */
export const presentManageSession = (
  session: ManagementSession,
  now: number,
  links: PageLinks,
): components['schemas']['ManageSessionResult'] => ({
  SessionLink: managementLink(links, session),
  SessionStatus: stateAt(session, now),
  ValidUntil: instant(session.expiresAt),
});

/** A session as the control plane shows it. */
export const presentManagementSession = (session: ManagementSession, links: PageLinks): object => ({
  ...session,
  SessionLink: managementLink(links, session),
  createdAt: instant(session.createdAt),
  expiresAt: instant(session.expiresAt),
});
