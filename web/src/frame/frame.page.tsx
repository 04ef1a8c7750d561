import '../design/mantine.css';
import { MantineProvider } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSession } from '../client/use-session.ts';
import { watchTheNetwork } from '../client/connection.ts';
import { SkipLink } from '../design/skip-link.tsx';
import { schemeManager, theme } from '../design/theme.ts';
import { sendKeptDrafts } from '../drafts/found-drafts.ts';
import { useLive } from '../live/use-live.ts';
import { useResending } from '../offline/use-kept.ts';
import { Allowed } from './allowed.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { Inactivity } from './inactivity.tsx';
import { Rail } from './rail.tsx';
import { Ribbon } from './ribbon.tsx';
import { SearchDialog } from './search-dialog.tsx';
import { useSearchKeys } from './use-search-keys.ts';
import { useLeavingWhenSignedOut } from './sign-out.ts';
import { TopBar } from './top-bar.tsx';
import styles from './frame.module.css';

/** Everything around a page: rail, bar, ribbon, search, and what watches over the session and the network. */
export function Frame() {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Furnished />
    </MantineProvider>
  );
}

function Furnished() {
  const session = useSession();
  const [searching, setSearching] = useState(false);
  useEffect(watchTheNetwork, []);
  useLive();
  useResending(sendKeptDrafts);
  useLeavingWhenSignedOut();
  useSearchKeys(() => setSearching(true));
  return (
    <div className={styles['frame']}>
      <SkipLink />
      {session.installation.demonstration && <Ribbon sandboxUrl={session.installation.sandboxUrl} />}
      <Rail />
      <div className={styles['body']}>
        <TopBar onSearch={() => setSearching(true)} />
        <main id="contenu" tabIndex={-1} className={styles['main']}>
          <Allowed>
            <Outlet />
          </Allowed>
        </main>
      </div>
      <BottomBar onSearch={() => setSearching(true)} />
      <SearchDialog open={searching} onClose={() => setSearching(false)} />
      <Inactivity seconds={session.inactivitySeconds} />
    </div>
  );
}
