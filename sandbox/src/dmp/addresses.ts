import type { SandboxAddresses } from '../service.ts';

const base = '/si-dmp-server/v2/services';

/** The four addresses of the DMP, under the base of the real one (digest 3.2). */
export const dmpPaths = {
  patients: `${base}/patients`,
  habilitations: `${base}/habilitations`,
  repository: `${base}/repository`,
  registry: `${base}/registry`,
} as const;

/** Where each service answers, named as the settings of a software name them. */
export const dmpAddresses = ({ http, mtls }: SandboxAddresses) => ({
  patients: mtls + dmpPaths.patients,
  authorisations: mtls + dmpPaths.habilitations,
  repository: mtls + dmpPaths.repository,
  registry: mtls + dmpPaths.registry,
  update: mtls + dmpPaths.registry,
  /** Web PS: the screens of the other side. */
  web: `${http}/AccesDirect`,
});
