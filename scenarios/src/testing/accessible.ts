import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const demanded = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** One fault of a page against WCAG 2.2 A and AA. */
export class Inaccessible extends Error {}

/** Throws Inaccessible, naming each rule broken and where, when a page breaks WCAG 2.2 A or AA. */
export async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(demanded).analyze();
  if (violations.length === 0) return;
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
  throw new Inaccessible([`${page.url()} is not accessible:`, ...told].join('\n'));
}
