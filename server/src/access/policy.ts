import type { Rights } from '../platform/index.ts';

const reviewers = ['encadrement', 'administrateur'] as const;

export const accessRights = {
  'access.staff': ['administrateur'],
  'access.addStaff': ['administrateur'],
  'access.changeStaff': ['administrateur'],
  'access.inviteAgain': ['administrateur'],
  'access.closeStaff': ['administrateur'],
  'access.signInAttempts': ['administrateur'],
  'access.breakGlass': ['medecin', 'infirmier', 'coordination', 'encadrement'],
  'access.breakGlassToReview': reviewers,
  'access.reviewBreakGlass': reviewers,
  'access.searchTraces': reviewers,
} as const satisfies Rights;
