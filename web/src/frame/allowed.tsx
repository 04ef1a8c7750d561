import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../client/use-session.ts';
import { buttonClass } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { KeyIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { refusedAt } from './search-actions.ts';

/** The page of the address, or, to whom the practice worked in now does not open it, one sentence and where to go. */
export function Allowed({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const refused = refusedAt(pathname, useSession());
  if (refused === undefined) return children;
  return (
    <Page title={refused.words} width="reading">
      <EmptyState icon={<KeyIcon size={28} />} title="Votre rôle n’ouvre pas cette page.">
        {[...refused.instead, { to: '/', words: 'Ma journée' } as const].map(({ to, words }) => (
          <Link key={to} to={to} className={buttonClass({})}>
            {words}
          </Link>
        ))}
      </EmptyState>
    </Page>
  );
}
