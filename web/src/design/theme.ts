import { createTheme, localStorageColorSchemeManager } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';
import { schemeKey } from './scheme.ts';

const accent: MantineColorsTuple = [
  'var(--accent-soft)',
  'var(--accent-soft)',
  'var(--accent-line)',
  'var(--accent-line)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent-deep)',
];

/** Names only: the values stand in `tokens.css`, since the content security policy refuses styles written by scripts. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  primaryColor: 'accent',
  colors: { accent },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Select: {
      defaultProps: {
        comboboxProps: { shadow: 'md', withinPortal: false, transitionProps: { duration: 0 } },
        nothingFoundMessage: 'Rien ne correspond.',
      },
    },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, events: { hover: true, focus: true, touch: true } } },
  },
});

export const schemeManager = localStorageColorSchemeManager({ key: schemeKey });
