import type { Screen } from '../stage/screen.ts';
import { until } from '../stage/until.ts';

/** Presses « Imprimer » beside a PDF read in place; the paper that would come out is counted instead. */
export async function printFrame(screen: Screen, title: string): Promise<void> {
  const { page } = screen;
  await screen.patiently(60_000).sees('button', 'Imprimer');
  const frame = page.getByTitle(title).first();
  await frame.evaluate((element) => {
    if (!(element instanceof HTMLIFrameElement) || element.contentWindow === null) throw new Error('no PDF there');
    element.contentWindow.print = () => element.setAttribute('data-printed', 'yes');
  });
  await screen.press('Imprimer');
  await until(async () => (await frame.getAttribute('data-printed')) === 'yes', `${title} is printed`);
}
