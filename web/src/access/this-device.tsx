import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Button } from '../design/button.tsx';
import { SignOutIcon } from '../design/icons.tsx';
import { Panel } from '../design/panel.tsx';
import { signOut } from '../frame/sign-out.ts';
import styles from './settings.module.css';

const schemes = [
  { value: 'light', label: 'Clair' },
  { value: 'dark', label: 'Sombre' },
  { value: 'auto', label: 'Comme l’appareil' },
] as const;

/** The theme, and the way out: also for the phone, which has no room for a menu. */
export function ThisDevice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Panel title="Cet appareil">
      <div className={styles['device']}>
        <SegmentedControl
          aria-label="Thème"
          value={colorScheme}
          data={schemes.map(({ value, label }) => ({ value, label }))}
          onChange={(value) => {
            const chosen = schemes.find((scheme) => scheme.value === value);
            if (chosen !== undefined) setColorScheme(chosen.value);
          }}
        />
        <Button icon={<SignOutIcon />} onClick={() => void signOut('sortie')}>
          Me déconnecter
        </Button>
      </div>
    </Panel>
  );
}
