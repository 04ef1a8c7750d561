import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { screenOf } from './screen.ts';

const opened = await openBrowser();

const page = `<!doctype html><html lang="fr"><title>Essai</title>
<label for="n">Nom de naissance</label><input id="n">
<label for="s">Sexe</label><select id="s"><option>Féminin<option>Masculin</select>
<label><input type="checkbox"> Pièce vue</label>
<section aria-label="Lit 104"><button onclick="this.textContent='Fait'">Admettre</button></section>
<section aria-label="Lit 105"><button>Admettre</button></section>
<a download="a.txt" href="data:text/plain,bonjour">Télécharger</a>`;

afterAll(() => (typeof opened === 'string' ? undefined : opened.close()));

describe.skipIf(typeof opened === 'string')('a screen in a real browser', () => {
  let tab: Page;
  beforeAll(async () => {
    tab = await (opened as Browser).newPage();
    tab.setDefaultTimeout(2000);
    await tab.setContent(page);
  });

  test('fields are found by their French label', async () => {
    const screen = screenOf(tab);
    await screen.write('Nom de naissance', 'LE GOFF');
    await screen.choose('Sexe', 'Masculin');
    await screen.tick('Pièce vue');
    expect(await tab.locator('#n').inputValue()).toBe('LE GOFF');
    expect(await tab.locator('#s').inputValue()).toBe('Masculin');
    expect(await tab.getByRole('checkbox').isChecked()).toBe(true);
  });

  test('a verb stays within the region named', async () => {
    await screenOf(tab).within('region', 'Lit 104').press('Admettre');
    await screenOf(tab).within('region', 'Lit 104').sees('button', 'Fait');
    expect(await tab.getByRole('button').allTextContents()).toEqual(['Fait', 'Admettre']);
  });

  test('what is downloaded is given as bytes', async () => {
    expect(Buffer.from(await screenOf(tab).download('Télécharger')).toString()).toBe('bonjour');
  });

  test('what is not there makes the verb fail', async () => {
    await expect(screenOf(tab).press('Supprimer')).rejects.toThrow('Supprimer');
    await expect(screenOf(tab).reads('Inconnu')).rejects.toThrow('Inconnu');
  });
});
