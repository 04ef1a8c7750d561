/** How a module of level 5 keeps its facts. */
export interface KeptBy {
  /** e.g. `health`; also the last part of its paths. */
  module: string;
  /** Kinds that grow for years and are read by date. */
  series: ReadonlySet<string>;
}
