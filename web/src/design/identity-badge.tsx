import { identityStatusInFrench } from '@liane/vocabulary/identity-status';
import type { IdentityAttribute, IdentityStatus } from '@liane/vocabulary/identity-status';
import type { ReactNode } from 'react';
import { Badge } from './badge.tsx';
import type { BadgeState } from './badge.tsx';

const shield = 'M6 .8 10.7 2.4v3.4C10.7 8.7 8.6 10.5 6 11.3 3.4 10.5 1.3 8.7 1.3 5.8V2.4z';

const looks: Record<IdentityStatus, { state: BadgeState; shape: ReactNode }> = {
  qualifiee: {
    state: 'done',
    shape: (
      <>
        <path d={shield} fill="currentColor" stroke="none" />
        <path d="m3.7 6 1.7 1.7 3-3.3" stroke="var(--done-soft)" />
      </>
    ),
  },
  validee: {
    state: 'todo',
    shape: (
      <>
        <path d={shield} strokeWidth="1.3" />
        <path d="m3.8 6 1.6 1.6 2.8-3" strokeWidth="1.4" />
      </>
    ),
  },
  recuperee: {
    state: 'todo',
    shape: (
      <>
        <path d={shield} strokeWidth="1.3" />
        <path d="M6 1v10C3.4 10.3 1.5 8.5 1.5 5.8V2.5z" fill="currentColor" stroke="none" />
      </>
    ),
  },
  provisoire: { state: 'late', shape: <path d={shield} strokeWidth="1.3" strokeDasharray="1.8 1.8" /> },
};

const attributesInFrench: Record<IdentityAttribute, string> = {
  douteuse: 'Douteuse',
  fictive: 'Fictive',
  homonyme: 'Homonyme',
};

const attributeState: Record<IdentityAttribute, BadgeState> = { douteuse: 'alert', fictive: 'plain', homonyme: 'late' };

export interface IdentityBadgeProps {
  status: IdentityStatus;
  attributes?: readonly IdentityAttribute[];
}

/** The INS badge: the status in words, then what makes this identity particular. */
export function IdentityBadge({ status, attributes = [] }: IdentityBadgeProps) {
  const { state, shape } = looks[status];
  return (
    <>
      <Badge state={state} shape={shape}>
        {identityStatusInFrench[status]}
      </Badge>
      {attributes.map((attribute) => (
        <Badge key={attribute} state={attributeState[attribute]}>
          {attributesInFrench[attribute]}
        </Badge>
      ))}
    </>
  );
}
