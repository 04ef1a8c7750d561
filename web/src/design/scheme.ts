export const schemeKey = 'liane-theme';

/** Applies the theme chosen on this device, or the one of the system, before anything is drawn. */
export function applyScheme(): void {
  const chosen = localStorage.getItem(schemeKey);
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset['mantineColorScheme'] = dark ? 'dark' : 'light';
}
