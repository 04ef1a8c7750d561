import { html } from '../town/html.ts';
import type { Html } from '../town/html.ts';
import { base as citizenBase } from './citizen/viewer.ts';
import { emergencyDepartment } from './emergency/party.ts';
import { practice } from './practice/party.ts';

/** A door of the front page of the town. */
export interface Door {
  href: string;
  name: string;
  under: string;
  drawing: Html;
}

const picture = (content: Html): Html => html`<svg viewBox="0 0 200 190" aria-hidden="true">${content}</svg>`;

const panes = (places: readonly (readonly [x: number, y: number])[]): Html[] =>
  places.map(([x, y]) => html`<rect class="glass" x="${x}" y="${y}" width="18" height="22" rx="2" />`);

/** A hospital with its cross. */
const hospital = picture(
  html`<rect class="wall" x="18" y="84" width="164" height="106" />
    <rect class="shade" x="148" y="84" width="34" height="106" />
    <rect class="roof" x="12" y="74" width="176" height="14" rx="3" />
    <rect class="sign" x="80" y="34" width="40" height="40" rx="4" />
    <path class="glyph" d="M100 42 v24 M88 54 h24" />
    ${panes([
      [30, 100],
      [58, 100],
      [124, 100],
      [154, 100],
      [30, 138],
      [154, 138],
    ])}
    <path class="door" d="M76 190 v-52 h48 v52 z" />`,
);

/** A practice on the quay: one storey, a brass plate. */
const house = picture(
  html`<rect class="wall" x="40" y="96" width="112" height="94" />
    <path class="roof" d="M28 98 L96 54 L164 98 z" />
    <path class="roof-shade" d="M96 54 L164 98 h-34 z" />
    ${panes([
      [54, 112],
      [120, 112],
    ])}
    <rect class="door" x="86" y="136" width="24" height="54" />
    <rect class="sign" x="118" y="146" width="24" height="20" rx="2" />
    <path class="glyph" d="M124 156 h12 M130 150 v12" />`,
);

/** Somebody's window, at home, with a screen in it. */
const home = picture(
  html`<rect class="wall" x="30" y="70" width="140" height="120" />
    <path class="roof" d="M20 72 L60 40 H140 L180 72 z" />
    <rect class="glass" x="54" y="92" width="92" height="70" rx="4" />
    <g class="glyph on-glass">
      <rect x="76" y="108" width="48" height="34" rx="3" />
      <path d="M100 142 v10 M88 152 h24" />
    </g>
    <rect class="shade" x="46" y="162" width="108" height="8" />`,
);

/** What the front page offers beside the services: the people on the other side. */
export const doors: readonly Door[] = [
  { href: emergencyDepartment.base, name: 'Les urgences', under: 'lire, écrire le retour', drawing: hospital },
  { href: practice.base, name: 'Le cabinet', under: 'le médecin traitant', drawing: house },
  { href: citizenBase, name: 'Mon espace santé', under: 'la personne, son représentant', drawing: home },
];
