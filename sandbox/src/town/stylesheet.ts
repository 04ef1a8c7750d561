/** The look of the town: terracotta and ochre, so that nobody takes it for the record. */
export const stylesheet = `
body { font-family: system-ui, sans-serif; }
`;
