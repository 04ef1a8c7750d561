/** Pages of this module among the tabs of a person's record. */
export const tabs = [] as const;
