import type { SandboxService, Town } from '../service.ts';
import { defaultDelayMs, faultKinds as commonFaultKinds, faultNames } from './faults.ts';
import type { Fault, FaultKind } from './faults.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

const whatHappens: Record<FaultKind, string> = {
  slow: 'répond juste, mais tard',
  down: 'ferme la connexion sans un mot',
  rubbish: 'répond n’importe quoi',
  refusal: 'répond non, dans son propre format',
  cut: 'coupe au milieu de la réponse',
  unacknowledged: 'garde le message, puis coupe sans le dire',
  greylisting: 'demande de réessayer plus tard',
  full: 'dit que la boîte aux lettres est pleine',
  code: 'refuse avec le code choisi ci-dessous',
  truncated: 'envoie la moitié du message comme si c’était tout',
  altered: 'rend un document qui n’est pas celui qu’il annonce',
};

/** In words: « répond », or the fault in place and how long it will last. */
export const serviceState = (fault: Fault | undefined): Html =>
  fault
    ? html`<span class="state bad"
        >${faultNames[fault.kind]}${fault.code ? ` ${fault.code}` : ''}${fault.operation ? ` sur ${fault.operation}` : ''}${fault.kind === 'slow' ? ` (${seconds(fault.delayMs)})` : ''}${remaining(fault)}</span
      >`
    : html`<span class="state good">répond</span>`;

/** On the map: one word. */
export const shortState = (fault: Fault | undefined): Html =>
  fault ? html`<span class="state bad">${faultNames[fault.kind]}</span>` : serviceState(undefined);

const remaining = ({ remaining: left }: Fault): string =>
  left === undefined ? '' : left === 1 ? ', encore une requête' : `, encore ${left} requêtes`;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toLocaleString('fr-FR')} s`;

/** Addresses, journal and switchboard of one house. */
export function serviceCard(service: SandboxService, town: Town): Html {
  const { key, frenchName, does, wire } = service;
  const fault = town.faults.on(key);
  const exchanges = town.journal.of(key).length;
  return html`<section class="house" id="${key}" aria-labelledby="${key}-name">
    <header>
      <h2 id="${key}-name">${frenchName}</h2>
      ${serviceState(fault)}
      <p>${does}</p>
    </header>
    <div>
      <h3>Adresses</h3>
      <dl class="addresses">
        ${service.addresses(town.addresses).map(
          ({ label, url }) =>
            html`<dt>${label}</dt>
              <dd><code>${url}</code></dd>`,
        )}
      </dl>
      ${wire === 'mtls' ? html`<p class="quiet">Un certificat client de la ville est demandé. Autorité : <code>TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS</code>, OU = <code>${town.cast.certificateHolder.structIdNat}</code>. <a href="/sandbox/ca.pem">Télécharger l’autorité</a></p>` : ''}
      <p>
        <a class="button plain" href="/sandbox/journal/${key}"
          >Journal : ${exchanges === 0 ? 'aucun échange' : exchanges === 1 ? 'un échange' : `${exchanges} échanges`}</a
        >
      </p>
    </div>
    ${switchboard(service, fault)}
  </section>`;
}

const switchboard = (
  { key, frenchName, faultKinds = commonFaultKinds, refusalCodes, operations }: SandboxService,
  fault: Fault | undefined,
): Html =>
  html`<form method="post" action="/sandbox/faults/${key}">
    <fieldset>
      <legend>Tableau des pannes</legend>
      <div class="faults">
        ${option('none', 'aucune panne', `${frenchName} répond normalement`, !fault)}${faultKinds.map((kind) => option(kind, faultNames[kind], whatHappens[kind], fault?.kind === kind))}
      </div>
      <div class="numbers">
        ${choice('Code du refus choisi', 'code', refusalCodes, fault?.code)}${choice(
          'Opération touchée, par les quatre dernières',
          'operation',
          operations && [{ code: '', inFrench: 'toutes' }, ...operations],
          fault?.operation,
        )}
        <label
          >Attente (s), si lent<input
            name="delaySeconds"
            type="number"
            min="0"
            max="120"
            step="0.1"
            value="${(fault?.delayMs ?? defaultDelayMs) / 1000}"
        /></label>
        <label
          >Requêtes touchées<input
            name="remaining"
            type="number"
            min="1"
            placeholder="toutes"
            value="${fault?.remaining ?? ''}"
        /></label>
        <button>Appliquer à ${frenchName}</button>
      </div>
    </fieldset>
  </form>`;

const choice = (
  label: string,
  name: string,
  choices: readonly { code: string; inFrench: string }[] | undefined,
  chosen: string | undefined,
): Html | '' =>
  choices
    ? html`<label
        >${label}<select name="${name}">
          ${choices.map(({ code, inFrench }) => html`<option value="${code}" ${code === chosen ? html` selected` : ''}>${code === '' ? inFrench : `${code} : ${inFrench}`}</option>`)}
        </select></label
      >`
    : '';

const option = (kind: string, name: string, means: string, checked: boolean): Html =>
  html`<label
    ><input type="radio" name="kind" value="${kind}" ${checked ? html` checked` : ''} /><span
      ><strong>${name}</strong> <span class="quiet">${means}</span></span
    ></label
  >`;
