/** Pages of this module in the frame. */
export const framed = [] as const;

/** Pages of this module among the tabs of a person's record. */
export const tabs = [] as const;
