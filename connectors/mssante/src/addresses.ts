/** RFC 5321, without quoted local parts nor literals: what the directory publishes. */
const shape = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/i;

export const isAddress = (text: string): boolean => text.length <= 254 && shape.test(text);

/** After the last `@`, in lower case. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
