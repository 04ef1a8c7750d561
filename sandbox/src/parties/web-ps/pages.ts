import { people } from '@liane/cast';
import { foldName, inFrenchDate } from '@liane/vocabulary';
import type { DmpRecordState, DmpTrace, SeenDocument } from '../../dmp/index.ts';
import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import { handleOf, personHandle } from '../party.ts';
import { nameOf, workOf } from '../people.ts';
import { spoken, spokenXds } from '../times.ts';

/** « Mauricette DELAUNAY (née LE GOFF) »; the cast knows how the given name is written. */
export function fullName({ ins, givenNames: [first = ''], birthName, usedName, sex }: DmpRecordState): string {
  const known = people.find((each) => each.ins?.matricule === ins.matricule)?.usedGivenName;
  const differs = usedName !== null && foldName(usedName) !== foldName(birthName);
  const birth = differs ? ` (${sex === 'F' ? 'née' : 'né'} ${birthName})` : '';
  return `${known ?? capitalised(first)} ${usedName ?? birthName}${birth}`;
}

const capitalised = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s'-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase());

/** « née le 18/11/1935 », « né en 1940 »: INSi writes zeros for a day or a month nobody knows. */
export function born({ birthDate, sex }: Pick<DmpRecordState, 'birthDate' | 'sex'>): string {
  const [year, month, day] = birthDate.split('-');
  const when = month === '00' ? `en ${year}` : day === '00' ? `en ${month}/${year}` : `le ${inFrenchDate(birthDate)}`;
  return `${sex === 'F' ? 'née' : 'né'} ${when}`;
}

/** The field of the desk; by POST, since what is typed names somebody. */
export const searchForm = (base: string, typed = ''): Html =>
  html`<form method="post" action="${base}/recherche" role="search" class="search card">
    <label for="qui">Chercher une personne, par son nom ou son matricule INS</label>
    <input id="qui" name="qui" value="${typed}" autocomplete="off" required /><button>Chercher</button>
  </form>`;

/** What to try when a search finds nobody. */
export const nobodyFound = html`<p class="empty">
  Personne ne correspond. Essayez le nom de naissance seul, le début d’un prénom, ou le matricule INS.
</p>`;

export const foundPeople = (base: string, typed: string, found: readonly DmpRecordState[]): Html =>
  html`<h1>${found.length === 0 ? 'Personne de ce nom' : 'Personnes trouvées'}</h1>
    ${searchForm(base, typed)} ${found.length === 0 ? nobodyFound : ''}
    <ul class="people">
      ${found.map(
        (state) =>
          html`<li>
            <a class="person" href="${base}/personnes/${personHandle(state)}"
              ><strong>${fullName(state)}</strong><span>${born(state)}</span
              ><span class="quiet">${stateInFrench(state)}</span></a
            >
          </li>`,
      )}
    </ul>`;

export const stateInFrench = ({ state, closedBecause }: DmpRecordState): string =>
  state === 'active'
    ? 'DMP ouvert'
    : state === 'closed'
      ? `DMP fermé${closedBecause ? ` : ${closedBecause}` : ''}`
      : 'Pas de DMP';

export const personHead = (state: DmpRecordState): Html =>
  html`<h1>${fullName(state)}</h1>
    <p class="who">
      ${born(state)} · INS
      <span class="number">${state.ins.matricule.slice(0, 13)} ${state.ins.matricule.slice(13)}</span>
    </p>`;

/** How the desk opens a record: with the agreement of the person, or because life is at stake. */
export const opening = (href: string, state: DmpRecordState): Html =>
  html`<section class="card" aria-labelledby="ouvrir">
    <h2 id="ouvrir">Ouvrir son DMP</h2>
    <p class="state ${state.state === 'active' ? 'good' : 'bad'}">${stateInFrench(state)}</p>
    ${
      state.state === 'active'
        ? html`<p>Chaque ouverture laisse une trace que la personne lit dans Mon espace santé.</p>
            <form method="post" action="${href}/ouvrir">
              <input type="hidden" name="pourquoi" value="normal" /><button>La personne est d’accord : ouvrir</button>
            </form>
            <form method="post" action="${href}/ouvrir">
              <input type="hidden" name="pourquoi" value="bris_de_glace" /><button class="plain">
                Urgence vitale : ouvrir sans son accord
              </button>
            </form>`
        : html`<p>On peut tout de même écrire à son lieu de vie et à son médecin.</p>`
    }
  </section>`;

interface RecordView {
  href: string;
  documents: readonly SeenDocument[];
  emergency: boolean;
}

/** The documents this professional may read, newest first. */
export const documentList = ({ href, documents, emergency }: RecordView): Html =>
  html`<section class="card" aria-labelledby="documents">
    <h2 id="documents">Documents du DMP</h2>
    ${emergency ? html`<p class="refused">Ouvert en mode urgence (bris de glace). La personne en est informée.</p>` : ''}
    ${documents.length === 0 ? html`<p class="empty">Aucun document lisible par vous.</p>` : ''}
    <ul class="letters">
      ${documents.map(({ entry, masked, invisibleToPerson }) => {
        const replaced = entry.availabilityStatus !== 'Approved';
        return html`<li>
          <a href="${href}/documents/${handleOf('document', entry.uniqueId)}">
            <strong>${entry.title}</strong><span>${entry.typeCode.displayName}</span>
            <span class="quiet"
              >${spokenXds(entry.serviceStartTime ?? entry.creationTime)}, ${writtenBy(entry.authors)}</span
            >
            ${masked ? html`<span class="state bad">masqué</span>` : ''}${invisibleToPerson ? html`<span class="state none">pas encore montré à la personne</span>` : ''}${replaced ? html`<span class="state none">remplacé ou retiré</span>` : ''}
          </a>
        </li>`;
      })}
    </ul>
  </section>`;

/** « REYNAUD Sophie, Centre hospitalier du Sablier », from the XCN and the XON of the entry. */
export function writtenBy(authors: SeenDocument['entry']['authors']): string {
  const [author] = authors;
  const [, family = '', given = ''] = author?.person?.split('^') ?? [];
  const [place = ''] = author?.institutions[0]?.split('^') ?? [];
  return [`${given} ${family}`.trim(), place].filter(Boolean).join(', ') || 'auteur inconnu';
}

const shownAtOnce = 8;

/** Who did what and when, newest first; the oldest are folded. */
export function traceList(traces: readonly DmpTrace[]): Html {
  const older = traces.slice(shownAtOnce);
  return html`<ul class="traces">
      ${traces.slice(0, shownAtOnce).map(trace)}
    </ul>
    ${
      older.length === 0
        ? ''
        : html`<details>
            <summary>Les traces plus anciennes (${older.length})</summary>
            <ul class="traces">
              ${older.map(trace)}
            </ul>
          </details>`
    }`;
}

const purposes: Record<DmpTrace['purpose'], string> = {
  normal: '',
  bris_de_glace: 'en urgence',
  centre_15: 'centre 15',
};

const trace = ({ at, by, name, structureId, did, document, purpose }: DmpTrace): Html => {
  const work = workOf(by, structureId);
  return html`<li>
    <span class="quiet">${spoken(at)}</span>
    <span><strong>${nameOf(by, name)}</strong> ${did}${document ? ` : ${document}` : ''}</span>
    ${purposes[purpose] === '' ? '' : html`<span class="state bad">${purposes[purpose]}</span>`}
    ${work === '' ? '' : html`<span class="quiet">${work}</span>`}
  </li>`;
};
