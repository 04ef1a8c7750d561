/** Pages of this module in the frame. */
export const framed = [] as const;
