import { expect, test } from 'vitest';
import { html } from './html.ts';

test('what is placed in a page is escaped, what is already a piece of page is not', () => {
  expect(html`<p title="${'"><script>'}">${html`<b>${"l'un & l'autre"}</b>`}</p>`.text).toBe(
    '<p title="&#34;&#62;&#60;script&#62;"><b>l&#39;un &#38; l&#39;autre</b></p>',
  );
});

test('lists are joined, nothing is nothing', () => {
  expect(html`${[html`<i>1</i>`, '<2>']}${undefined}${false}${0}`.text).toBe('<i>1</i>&#60;2&#62;0');
});
