import { dmp } from '@liane/server/contract/dmp';
import type { BodyOf } from '@liane/server/contract/platform';
import type { ReactNode } from 'react';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { ShareIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';

export interface WebDmpButtonProps {
  personId: string;
  page: BodyOf<typeof dmp.webAddress>['page'];
  small?: boolean;
  children: ReactNode;
}

/** TD0.9: one click opens the person's DMP on the Web, in another window. */
export function WebDmpButton({ personId, page, small = false, children }: WebDmpButtonProps) {
  const may = useMay('dmp.webAddress');
  const open = useAct(dmp.webAddress, {
    onDone: ({ url }) => void window.open(url, '_blank', 'noopener,noreferrer'),
  });
  if (!may) return null;
  return (
    <>
      <Button
        small={small}
        icon={<ShareIcon />}
        busy={open.busy}
        onClick={() => open.run({ params: { personId }, body: { page } })}
      >
        {children}
      </Button>
      {open.error !== null && <ProblemMessage error={open.error} />}
    </>
  );
}
