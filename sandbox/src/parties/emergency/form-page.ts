import type { DmpRecordState } from '../../dmp/index.ts';
import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import { changesInFrench } from '../papers/passage.ts';
import type { TreatmentLine } from '../papers/passage.ts';
import { fullName } from '../web-ps/pages.ts';
import { fieldTime } from '../times.ts';
import { diagnoses } from './diagnoses.ts';
import { mostAppointments } from './form.ts';

/** Somebody the papers may be sent to. */
export interface Choice {
  label: string;
  address: string;
  /** Chosen when the form opens. */
  usual: boolean;
}

export interface FormView {
  id: string;
  action: string;
  state: DmpRecordState;
  now: Date;
  /** What the last DLU of the DMP says is taken. */
  taken: readonly Pick<TreatmentLine, 'medicine' | 'posology'>[];
  choices: readonly Choice[];
  /** What was typed, when the form comes back. */
  typed: (name: string) => string | undefined;
}

const newLines = 3;

/** The form of a return: what happened, diagnosis, treatments line by line, what follows, and to whom. */
export function returnForm({ id, action, state, now, taken, choices, typed }: FormView): Html {
  const value = (name: string, usual = ''): string => typed(name) ?? usual;
  const arrived = new Date(now.getTime() - 5 * 3_600_000);
  const box = (name: string, label: string, usual: boolean): Html =>
    html`<label class="check"
      ><input
        type="checkbox"
        name="${name}"
        ${(typed('id') === undefined ? usual : typed(name) !== undefined) ? html`checked` : ''}
      />
      ${label}</label
    >`;
  return html`<h1>Retour de ${fullName(state)}</h1>
    <p>Remplissez ce que vous savez, puis signez. Les documents partent au DMP et par MSSanté.</p>
    <form method="post" action="${action}" class="fields return">
      <input type="hidden" name="id" value="${id}" />
      <fieldset class="card">
        <legend>Le passage</legend>
        <div class="pair">
          <label
            >Arrivée aux urgences<input
              type="datetime-local"
              name="arrivee"
              required
              value="${value('arrivee', fieldTime(arrived))}"
          /></label>
          <label
            >Départ des urgences<input
              type="datetime-local"
              name="depart"
              required
              value="${value('depart', fieldTime(now))}"
          /></label>
        </div>
        <label>Motif de la venue<input name="motif" required maxlength="300" value="${value('motif')}" /></label>
        <label>Ce qui s’est passé<textarea name="passage" rows="4" required>${value('passage')}</textarea></label>
        <label>Examens et soins<textarea name="examens" rows="3">${value('examens')}</textarea></label>
        <label>Diagnostic<input name="diagnostic" maxlength="200" value="${value('diagnostic')}" /></label>
        <label
          >Code du diagnostic (CIM-10)
          <select name="code">
            <option value="">sans code</option>
            ${diagnoses.map(({ code, display }) => html`<option value="${code}" ${value('code') === code ? html`selected` : ''}>${code} ${display}</option>`)}
          </select></label
        >
      </fieldset>
      <fieldset class="card">
        <legend>Traitements à la sortie</legend>
        <p class="quiet">
          ${taken.length > 0 ? 'Les premières lignes viennent du dernier document du DMP qui dit les traitements en cours.' : 'Ouvrez le DMP d’abord pour que cette liste commence par les traitements en cours.'}
        </p>
        ${taken.map((line, rank) => treatmentLine(`Traitement ${rank + 1}`, rank, line, 'kept', value))}
        ${Array.from({ length: newLines }, (_each, extra) => treatmentLine(`Nouveau traitement ${extra + 1}`, taken.length + extra, { medicine: '', posology: '' }, 'started', value))}
      </fieldset>
      <fieldset class="card">
        <legend>Ce qui suit</legend>
        <label
          >Surveillance et consignes, une par ligne<textarea name="suivi" rows="4">${value('suivi')}</textarea>
        </label>
        ${Array.from(
          { length: mostAppointments },
          (_each, rank) =>
            html`<div class="pair">
              <label
                >Rendez-vous ${rank + 1} avec<input name="rdv-${rank}" maxlength="200" value="${value(`rdv-${rank}`)}"
              /></label>
              <label
                >Rendez-vous ${rank + 1} le<input
                  type="datetime-local"
                  name="rdv-date-${rank}"
                  value="${value(`rdv-date-${rank}`)}"
              /></label>
            </div>`,
        )}
        <p id="objets">Objets rapportés avec la personne</p>
        <div class="checks" role="group" aria-labelledby="objets">
          ${box('lunettes', 'Lunettes', false)} ${box('dentier', 'Prothèse dentaire', false)}
          ${box('audition', 'Aide auditive', false)}
        </div>
      </fieldset>
      <fieldset class="card">
        <legend>Documents et envoi</legend>
        <div class="checks" role="group" aria-label="Documents à écrire">
          ${box('sheet', 'Fiche de retour', true)} ${box('report', 'Compte rendu de passage', true)}
          ${box('letter', 'Lettre de liaison', true)}
        </div>
        <div class="checks" role="group" aria-label="DMP">
          ${box('dmp', 'Déposer dans le DMP', state.state === 'active')}
          ${box('annonce', 'Ne pas encore montrer à la personne (annonce à faire)', false)}
        </div>
        <p id="destinataires">Envoyer par MSSanté à</p>
        <div class="checks" role="group" aria-labelledby="destinataires">
          ${choices.map(({ label, address, usual }) => html`<label class="check"><input type="checkbox" name="a" value="${address}" ${usual ? html`checked` : ''} /> ${label}</label>`)}
          ${choices.length === 0 ? html`<p class="empty">Personne à qui écrire n’est connu.</p>` : ''}
        </div>
      </fieldset>
      <button class="main">Signer et envoyer</button>
    </form>`;
}

const treatmentLine = (
  name: string,
  rank: number,
  line: Pick<TreatmentLine, 'medicine' | 'posology'>,
  change: TreatmentLine['change'],
  value: (name: string, usual?: string) => string,
): Html =>
  html`<div class="medicine" role="group" aria-label="${name}">
    <label
      >${name} : médicament<input
        name="medicament-${rank}"
        maxlength="200"
        value="${value(`medicament-${rank}`, line.medicine)}"
    /></label>
    <label
      >${name} : changement
      <select name="changement-${rank}">
        ${Object.entries(changesInFrench).map(([key, words]) => html`<option value="${key}" ${value(`changement-${rank}`, change) === key ? html`selected` : ''}>${words}</option>`)}
      </select></label
    >
    <label
      >${name} : posologie<input
        name="posologie-${rank}"
        maxlength="400"
        value="${value(`posologie-${rank}`, line.posology)}"
    /></label>
    <label>${name} : jusqu’au<input type="date" name="fin-${rank}" value="${value(`fin-${rank}`)}" /></label>
  </div>`;
