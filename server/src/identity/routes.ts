import type { AnyServed } from '../platform/index.ts';

export const identityRoutes: AnyServed[] = [];
