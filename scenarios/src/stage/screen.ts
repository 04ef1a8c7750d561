import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';

type Role = Parameters<Page['getByRole']>[0];
type Place = Page | Locator;

/** A screen used as somebody who cannot see it would: by roles and French names only. Each verb waits, then fails with what was there. */
export interface Screen {
  open(url: string): Promise<void>;
  /** A button, or a line of a menu. */
  press(button: string | RegExp): Promise<void>;
  follow(link: string | RegExp): Promise<void>;
  write(label: string, value: string): Promise<void>;
  /** Picks in a list; `typed` is written first, where the list follows what is written. */
  choose(label: string, option: string | RegExp, typed?: string): Promise<void>;
  tick(label: string | RegExp): Promise<void>;
  /** Opens what a summary hides. */
  unfold(summary: string): Promise<void>;
  /** What a field holds. */
  written(label: string): Promise<string>;
  /** Waits until a field holds this. */
  holds(label: string, value: string): Promise<void>;
  /** The same screen, whose waits last longer. */
  patiently(milliseconds: number): Screen;
  /** Waits until this text is visible. */
  reads(text: string | RegExp): Promise<void>;
  /** Waits until something of that role and name is visible. */
  sees(role: Role, name: string | RegExp): Promise<void>;
  seesNo(text: string | RegExp): Promise<void>;
  /** Waits until nothing of that role and name is visible. */
  gone(role: Role, name: string | RegExp): Promise<void>;
  /** The same verbs inside a named region, dialog, row or form. */
  within(role: Role, name: string | RegExp): Screen;
  /** The bytes a button or a link gives. */
  download(name: string): Promise<Uint8Array>;
  /** As a browser just opened again: no session is left in it. */
  reopen(): Promise<void>;
  address(): string;
  /** What a screen reader would go through. */
  spoken(): Promise<string>;
  page: Page;
}

/** The verbs of a page, or of a part of it. */
export function screenOf(page: Page, place: Place = page, waiting: { timeout?: number } = {}): Screen {
  const named = (role: Role, name: string | RegExp): Locator =>
    place.getByRole(role, { name, exact: typeof name === 'string' }).first();
  const field = (label: string | RegExp): Locator => place.getByLabel(labelled(label)).first();
  return {
    page,
    open: async (url) => void (await page.goto(url)),
    press: (button) => named('button', button).or(named('menuitem', button)).first().click(),
    follow: (link) => named('link', link).click(),
    write: (label, value) => field(label).fill(value),
    // A label around its list also says the options: the name of the list does not.
    choose: (label, option, typed) =>
      choose(
        page,
        field(label)
          .or(place.getByRole('combobox', { name: label, exact: true }))
          .first(),
        option,
        typed,
      ),
    unfold: (summary) => place.locator('summary', { hasText: summary }).first().click(),
    written: (label) => field(label).inputValue(),
    holds: (label, value) => until(async () => (await field(label).inputValue()) === value, `${label} holds ${value}`),
    patiently: (timeout) => screenOf(page, place, { timeout }),
    tick: (label) => field(label).check(),
    reads: (text) => place.getByText(text).filter({ visible: true }).first().waitFor(waiting),
    sees: (role, name) => named(role, name).waitFor(waiting),
    seesNo: (text) =>
      place
        .getByText(text)
        .first()
        .waitFor({ ...waiting, state: 'hidden' }),
    gone: (role, name) => named(role, name).waitFor({ ...waiting, state: 'hidden' }),
    within: (role, name) => screenOf(page, named(role, name), waiting),
    download: (name) => download(page, place, name),
    reopen: () => page.context().clearCookies(),
    address: () => page.url(),
    spoken: () => page.locator('body').ariaSnapshot(),
  };
}

// What is mandatory carries an asterisk that nobody says.
const labelled = (label: string | RegExp): RegExp =>
  typeof label === 'string' ? new RegExp(`^\\s*${escaped(label)}\\s*\\*?\\s*$`) : label;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

// A native list, or a field that opens a list of options.
async function choose(page: Page, field: Locator, option: string | RegExp, typed?: string): Promise<void> {
  await field.waitFor();
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') {
    await field.selectOption({ label: String(option) });
    return;
  }
  await field.click();
  if (typed !== undefined) await field.fill(typed);
  await page
    .getByRole('option', { name: option, exact: typeof option === 'string' })
    .first()
    .click();
}

async function download(page: Page, place: Place, name: string): Promise<Uint8Array> {
  const given = page.waitForEvent('download');
  await place
    .getByRole('link', { name, exact: true })
    .or(place.getByRole('button', { name, exact: true }))
    .first()
    .click();
  return readFile(await (await given).path());
}
