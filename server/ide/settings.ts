/** What a user can set; the edge validates it and the core takes it as given. */

export type SeverityName = 'error' | 'warning' | 'hint' | 'off';

export interface Settings {
  /** The system that host-dependent answers are for where the code names none; `undefined`: the machine's. */
  readonly system: string | undefined;
  /** A severity for single rules, by code. */
  readonly diagnostics: Readonly<Record<string, SeverityName>>;
  readonly inlayHints: boolean;
  /** Items that a completion list holds at most. */
  readonly completionLimit: number;
}

export const DEFAULT_SETTINGS: Settings = {
  system: undefined,
  diagnostics: {},
  inlayHints: true,
  completionLimit: 500,
};
