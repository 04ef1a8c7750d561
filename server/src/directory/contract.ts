import { z } from 'zod';
import { Id, contract } from '../platform/contract.ts';

export const Bed = z.object({ id: Id, name: z.string() });
export const Room = z.object({ id: Id, name: z.string(), beds: z.array(Bed) });
export const Unit = z.object({ id: Id, name: z.string(), rooms: z.array(Room) });
export const Establishment = z.object({
  id: Id,
  name: z.string(),
  finess: z.string(),
  siret: z.string().nullable(),
  categoryCode: z.string(),
  categoryInFrench: z.string(),
  sectorCode: z.string(),
  address: z.object({ street: z.string(), postalCode: z.string(), city: z.string() }),
  phone: z.string().nullable(),
  timeZone: z.string(),
  /** Printed at the foot of every outgoing document (SC.DOC.06). */
  privacyNotice: z.string(),
  units: z.array(Unit),
  /** Said back by a change of the sheet, and by an arrangement of the units. */
  sheetVersion: z.number().int(),
  unitsVersion: z.number().int(),
});
export type Establishment = z.infer<typeof Establishment>;

/** A professional or structure outside the organisation: GP, hospital, pharmacy. */
export const Correspondent = z.object({
  id: Id,
  kind: z.enum(['professional', 'structure']),
  name: z.string(),
  professionInFrench: z.string().nullable(),
  rpps: z.string().nullable(),
  finess: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  mssanteAddress: z.string().nullable(),
});
export type Correspondent = z.infer<typeof Correspondent>;

/** What is looked for in the Annuaire Santé. */
export const NationalQuestion = z.object({
  kind: z.enum(['professional', 'structure']),
  /** Words of the name, or an RPPS number. */
  name: z.string().trim().min(2).max(100),
  /** Code of TRE_G15, R94 or R95. */
  professionCode: z.string().max(10).optional(),
  /** A town, or the beginning of a postal code. */
  place: z.string().trim().max(60).optional(),
});
export type NationalQuestion = z.infer<typeof NationalQuestion>;

/** Someone of the Annuaire Santé, at one place where they work. */
export const NationalCorrespondent = Correspondent.omit({ id: true }).extend({
  familyName: z.string().nullable(),
  givenName: z.string().nullable(),
  savoirFaire: z.array(z.string()),
  /** Where a professional works. */
  organisation: z.string().nullable(),
  /** Every address of the trusted space; `mssanteAddress` is the first. */
  mssanteAddresses: z.array(z.string()),
  /** An address is published, but none in the trusted space of this installation. */
  outsideTrustedSpace: z.boolean(),
  active: z.boolean(),
});
export type NationalCorrespondent = z.infer<typeof NationalCorrespondent>;

export const NationalAnswer = z.object({
  state: z.enum(['answered', 'failed', 'not-connected']),
  /** What happened, in one French sentence, when there is no answer. */
  message: z.string().nullable(),
  found: z.array(NationalCorrespondent),
});
export type NationalAnswer = z.infer<typeof NationalAnswer>;

const EstablishmentFields = Establishment.omit({
  units: true,
  categoryInFrench: true,
  sheetVersion: true,
  unitsVersion: true,
});

export const directory = {
  establishments: contract({
    method: 'GET',
    path: '/api/establishments',
    reply: z.array(Establishment),
    summary: 'Établissements, unités, chambres et lits de l’organisme',
  }),
  addEstablishment: contract({
    method: 'POST',
    path: '/api/establishments',
    body: EstablishmentFields,
    reply: Establishment,
    summary: 'Ajouter un établissement',
  }),
  changeEstablishment: contract({
    method: 'PUT',
    path: '/api/establishments/:id',
    params: z.object({ id: Id }),
    /** `basedOn`: the `sheetVersion` that the author was looking at. */
    body: EstablishmentFields.omit({ id: true, finess: true }).extend({ basedOn: z.number().int() }),
    reply: Establishment,
    summary: 'Changer la fiche d’un établissement',
  }),
  arrangeUnits: contract({
    method: 'PUT',
    path: '/api/establishments/:id/units',
    params: z.object({ id: Id }),
    /** `basedOn`: the `unitsVersion` that the author was looking at. */
    body: z.object({ units: z.array(Unit), basedOn: z.number().int() }),
    reply: Establishment,
    summary: 'Arranger les unités, chambres et lits',
  }),
  searchCorrespondents: contract({
    method: 'POST',
    path: '/api/correspondents/search',
    body: z.object({ text: z.string().max(100), kind: z.enum(['professional', 'structure']).optional() }),
    reply: z.array(Correspondent),
    summary: 'Chercher un correspondant',
  }),
  searchNational: contract({
    method: 'POST',
    path: '/api/correspondents/national-search',
    body: NationalQuestion,
    reply: NationalAnswer,
    summary: 'Chercher dans l’Annuaire Santé',
  }),
  addCorrespondent: contract({
    method: 'POST',
    path: '/api/correspondents',
    body: Correspondent,
    reply: Correspondent,
    summary: 'Ajouter un correspondant',
  }),
};
