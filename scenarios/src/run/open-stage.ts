import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBooks } from '../stage/books.ts';
import { checkFiles } from '../stage/check-files.ts';
import { screenOf } from '../stage/screen.ts';
import type { Stage } from '../stage/stage.ts';
import { townAt } from '../stage/town.ts';
import type { World } from '../stage/world.ts';
import { accessible } from '../testing/accessible.ts';

/** A stage that is running; `photograph` keeps every open screen as an image. */
export interface OpenStage extends Stage {
  photograph(folder: string, name: string): Promise<string[]>;
  /** What each open screen says, for the report of a failure. */
  spoken(): Promise<string>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Width and height of the screens; a desktop by default. */
  viewport?: { width: number; height: number };
}

/** Sets the stage on a world: one browser, one context a person (their cookies are theirs). */
export function openStage(
  world: World,
  browser: Browser,
  { viewport = { width: 1280, height: 900 } }: StageOptions = {},
): OpenStage {
  const people = new Map<string, { context: BrowserContext; page: Page }>();

  async function pageOf(who: string): Promise<Page> {
    const known = people.get(who);
    if (known !== undefined) return known.page;
    const context = await browser.newContext({
      viewport,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      baseURL: world.url,
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    people.set(who, { context, page });
    return page;
  }

  return {
    world,
    books: openBooks(() => world.databaseUrl),
    town: townAt(() => world.sandboxUrl),
    check: checkFiles,
    async accessible() {
      for (const { page } of people.values()) await accessible(page);
    },
    notes: new Map(),
    screenOf: async (who) => screenOf(await pageOf(who)),
    async photograph(folder, name) {
      await mkdir(folder, { recursive: true });
      return Promise.all(
        [...people].map(async ([who, { page }]) => {
          const path = join(folder, `${name}-${who}.png`);
          await page.screenshot({ path, fullPage: true });
          return path;
        }),
      );
    },
    async spoken() {
      const screens = [...people].map(async ([who, { page }]) => {
        const text = await page
          .locator('body')
          .ariaSnapshot()
          .catch((error: Error) => error.message);
        return `${who}, ${page.url()}:\n${text}`;
      });
      return (await Promise.all(screens)).join('\n\n');
    },
    async close() {
      await Promise.all([...people.values()].map(({ context }) => context.close()));
    },
  };
}
