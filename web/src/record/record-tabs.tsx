import type { RecordHeader } from '@liane/server/contract/record';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { roomInWords } from '../design/room-words.ts';
import styles from './record-tabs.module.css';

const tabs = [
  { to: '/personnes/$personId', words: 'Synthèse', needs: null },
  { to: '/personnes/$personId/sante', words: 'Santé', needs: 'health.list' },
  { to: '/personnes/$personId/traitements', words: 'Traitements', needs: 'medication.list' },
  { to: '/personnes/$personId/constantes', words: 'Constantes', needs: 'health.list' },
  { to: '/personnes/$personId/projet', words: 'Projet', needs: 'careplan.list' },
  { to: '/personnes/$personId/entourage', words: 'Entourage et droits', needs: 'circle.list' },
  { to: '/personnes/$personId/sejours', words: 'Séjours', needs: 'stays.ofPerson' },
  { to: '/personnes/$personId/documents', words: 'Documents', needs: ['documents.ofPerson', 'documents.receive'] },
  { to: '/personnes/$personId/partage', words: 'Partage', needs: 'exchanges.sharing' },
  { to: '/personnes/$personId/dmp', words: 'DMP', needs: 'dmp.state' },
  { to: '/personnes/$personId/identite', words: 'Identité', needs: 'identity.identity' },
  { to: '/personnes/$personId/acces', words: 'Accès', needs: 'record.whoLooked' },
] as const;

/** The tabs of the record; once the header has scrolled away, the name and what is dangerous stay with them. */
export function RecordTabs({ header }: { header: RecordHeader }) {
  const { acts } = useSession();
  const { pathname } = useLocation();
  const sentinel = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLElement>(null);
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (sentinel.current === null) return undefined;
    const watch = new IntersectionObserver(([seen]) => setAway(seen !== undefined && !seen.isIntersecting), {
      rootMargin: '-64px 0px 0px 0px',
    });
    watch.observe(sentinel.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const open = bar.current?.querySelector<HTMLElement>('[data-status="active"]');
    const strip = open?.parentElement?.parentElement;
    if (open != null && strip != null)
      strip.scrollLeft = open.offsetLeft - strip.clientWidth / 2 + open.clientWidth / 2;
  }, [pathname]);
  return (
    <>
      <div ref={sentinel} />
      <nav ref={bar} className={styles['bar']} aria-label="Parties du dossier" data-print="no">
        {away && (
          <p className={styles['still']} aria-hidden="true">
            <b>{header.displayName}</b>
            <span>{header.age}</span>
            {header.where?.room != null && <span>{roomInWords(header.where.room)}</span>}
            {header.allergies.state === 'some' && (
              <Badge state="alert">Allergie&nbsp;: {header.allergies.items.join(', ')}</Badge>
            )}
            {header.alerts
              .filter(({ level }) => level === 'high')
              .map(({ label }) => (
                <Badge key={label} state="alert">
                  {label}
                </Badge>
              ))}
          </p>
        )}
        <ul className={styles['tabs']}>
          {tabs
            .filter(({ needs }) => needs === null || [needs].flat().some((need) => acts.includes(need)))
            .map(({ to, words }) => (
              <li key={to}>
                <Link
                  to={to}
                  params={{ personId: header.personId }}
                  className={styles['tab']}
                  activeOptions={{ exact: to === '/personnes/$personId', includeSearch: false }}
                >
                  {words}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
    </>
  );
}
