import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const ofDebian = '/usr/bin/chromium';

/** A browser that runs here, or the French sentence saying why none does. */
export async function openBrowser(): Promise<Browser | string> {
  const reasons: string[] = [];
  for (const { name, launch } of [
    { name: 'Chromium de Debian', launch: debianBrowser },
    { name: 'Chromium du lockfile', launch: lockfileBrowser },
  ]) {
    try {
      return await launch();
    } catch (error) {
      reasons.push(`${name} : ${firstLine(error)}`);
    }
  }
  return `aucun navigateur ne démarre ici (${reasons.join(' ; ')})`;
}

// Chromium refuses its own sandbox to root.
const alwaysAsked = ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

async function debianBrowser(): Promise<Browser> {
  if (!existsSync(ofDebian)) throw new Error('non installé');
  return chromium.launch({ executablePath: ofDebian, args: alwaysAsked });
}

async function lockfileBrowser(): Promise<Browser> {
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...alwaysAsked] });
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
