import { html } from './html.ts';
import type { Html } from './html.ts';

/** A house is dark, with a sign on its roof, while a fault is in place. */
const drawn = (content: Html, spoilt: boolean): Html =>
  html`<svg viewBox="0 0 200 190" aria-hidden="true" ${spoilt ? html` class="dark"` : ''}>
    ${content}${spoilt ? warning : ''}
  </svg>`;

const warning = html`<path class="warning" d="M100 8 l20 35 h-40 z" /><rect
    class="bang"
    x="98"
    y="20"
    width="4"
    height="11"
    rx="2"
  /><circle class="bang" cx="100" cy="36" r="2.4" />`;

const tree = (x: number): Html =>
  html`<rect class="door" x="${x - 2}" y="150" width="4" height="40" /><ellipse
      class="leaf"
      cx="${x}"
      cy="138"
      rx="13"
      ry="24"
    />`;

const windows = (places: [number, number][]): Html[] =>
  places.map(([x, y]) => html`<rect class="glass" x="${x}" y="${y}" width="18" height="24" rx="2" />`);

/** A house with a sign over its door: what is kept behind it. */
const house = (glyph: Html): Html =>
  html`${tree(178)}<rect class="wall" x="30" y="80" width="130" height="110" /><rect
      class="shade"
      x="130"
      y="80"
      width="30"
      height="110"
    />
    <path class="roof" d="M20 82 L95 38 L170 82 z" /><path class="roof-shade" d="M95 38 L170 82 h-30 z" />
    <path class="door" d="M72 190 v-46 a23 23 0 0 1 46 0 v46 z" />${windows([
      [42, 98],
      [130, 98],
      [42, 140],
      [134, 140],
    ])} <circle class="sign" cx="95" cy="96" r="17" /><g class="glyph">${glyph}</g>`;

const key = html`<circle cx="89" cy="96" r="5" /><path d="M94 96 h12 m-4 0 v5" />`;
const folder = html`<path d="M86 89 h6 l3 3 h9 v12 h-18 z m0 7 h18" />`;
const somebody = html`<circle cx="95" cy="91" r="4" /><path d="M86 105 q9 -11 18 0" />`;
const envelope = html`<path d="M85 90 h20 v13 h-20 z l10 8 l10 -8" />`;
const letterBox = html`<path d="M85 97 v7 h20 v-7 m-10 -10 v12 m-4 -4 l4 4 l4 -4" />`;

/** The registry: columns, a pediment, the book of identities. */
const registry = html`${tree(16)}<rect class="shade" x="34" y="92" width="140" height="98" /><path
    class="roof"
    d="M24 92 L104 44 L184 92 z"
  /><path class="sign" d="M76 84 q14 -9 28 0 q14 -9 28 0 v-20 q-14 -9 -28 0 q-14 -9 -28 0 z" /><path
    class="glyph"
    d="M104 66 v17"
  />
  ${[40, 72, 120, 152].map((x) => html`<rect class="wall" x="${x}" y="96" width="16" height="82" />`)}<path
    class="door"
    d="M92 190 v-50 h24 v50 z"
  /><rect class="wall" x="28" y="178" width="152" height="12" /><rect
    class="wall"
    x="28"
    y="90"
    width="152"
    height="8"
  />${windows([[95, 106]])}`;

/** Two little houses, for the people who live here. */
export const cottages = drawn(
  html`${tree(100)}<rect class="wall" x="14" y="118" width="72" height="72" /><path
      class="roof"
      d="M6 120 L50 84 L94 120 z"
    /><rect class="door" x="42" y="152" width="18" height="38" />${windows([
      [20, 132],
      [64, 132],
    ])} <rect class="shade" x="116" y="106" width="70" height="84" /><path
      class="roof-shade"
      d="M108 108 L151 70 L194 108 z"
    /><rect class="roof" x="166" y="72" width="10" height="26" /><rect
      class="door"
      x="142"
      y="152"
      width="18"
      height="38"
    />${windows([
      [122, 120],
      [162, 120],
    ])}`,
  false,
);

/** A telephone box, where the phones that ring can be seen. */
export const telephoneBox = drawn(
  html`${tree(34)}${tree(164)}<rect class="roof" x="68" y="74" width="64" height="116" rx="6" /><rect
      class="roof-shade"
      x="62"
      y="62"
      width="76"
      height="16"
      rx="5"
    /><rect class="glass" x="78" y="92" width="44" height="82" rx="3" />
    <g class="glyph on-glass"><rect x="88" y="106" width="24" height="42" rx="4" /><path d="M96 140 h8" /></g>`,
  false,
);

const buildings: Record<string, Html> = {
  'pro-sante-connect': house(key),
  insi: registry,
  dmp: house(folder),
  annuaire: house(somebody),
  'mssante-smtp': house(envelope),
  'mssante-imap': house(letterBox),
};

/** The house of a service; one not drawn yet gets the gatehouse, where whoever enters shows who they are. */
export const houseOf = (service: string, spoilt: boolean): Html => drawn(buildings[service] ?? house(key), spoilt);
