type Loose<T> = { [Key in keyof T]: T[Key] | undefined };

/** The resource without what is not said: FHIR knows neither null nor an empty list (R4 §2.1.6). */
export function written<T extends object>(loose: Loose<T>): T {
  const said = Object.entries(loose).filter(([, value]) => value !== undefined && !isEmpty(value));
  return Object.fromEntries(said) as T;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
