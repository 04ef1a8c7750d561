import { rightsRoles, type Rights } from '../platform/index.ts';

export const draftsRights = {
  'drafts.mine': rightsRoles,
  'drafts.save': rightsRoles,
  'drafts.discard': rightsRoles,
} as const satisfies Rights;
