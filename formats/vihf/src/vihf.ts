/** How the user of a VIHF was authenticated (national digest 3.11). */
export type AuthenticationMode = 'DIRECTE' | 'INDIRECTE' | 'INDIRECTE_RENFORCEE';

/** Why a record is reached: TRE_R248-ModeAcces. */
export type PurposeOfUse = 'normal' | 'bris_de_glace' | 'centre_15';

/** A coded value as an attribute of a VIHF carries it. */
export interface Role {
  code: string;
  codeSystem: string;
  displayName: string;
}

/** Vecteur d'identification et d'habilitation formelles (SAML 2.0 assertion, national digest 3.12). */
export interface Vihf {
  /** `_` followed by a UUID. */
  id: string;
  issuedAt: Date;
  /** Subject DN of the signing certificate, RFC 2253. */
  issuer: string;
  /** PS_IdNat: `8` + RPPS, or `3` + FINESS + `/` + internal id. */
  subjectId: string;
  /** Surname and given name; demanded when indirect. */
  subjectName: string;
  authenticatedAt: Date;
  mode: AuthenticationMode;
  /** `AuthnContextClassRef`; the usual one of the mode when not said. */
  contextClass?: string;
  /** Real means of authentication, AIR only (U-16). */
  means?: string;
  /** Struct_IdNat: `1` + FINESS géographique for an ESMS. */
  structureId: string;
  /** TRE_R02, e.g. `SA17`. */
  sector: string;
  /** Profession first, then savoir-faire or role, then the others (U-17). */
  roles: Role[];
  /** `<INS>^^^&<OID>&ISO^NH`; absent for TD0.4 and TD0.5 only. */
  resourceId?: string;
  purpose: PurposeOfUse;
  /** `urn:dmp`. */
  resourceUrn: string;
  software: { installation: string; name: string; version: string; homologation: string };
  confidentiality?: string;
  /** `VIHF_Version`; `3.0` when not said. */
  version?: string;
}
