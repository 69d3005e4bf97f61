/** Which fenix is asked: as of when, for which host and target. */
import type { FenixView } from '../../catalog/fenix.ts';
import type { Release } from '../domain.ts';
import type { Kit } from '../kit.ts';

export interface FenixContext extends Release {
  readonly kit: Kit;
  /** The triple that components are for; the host unless it is below `targets`. */
  readonly triple: string;
}

/** The context as a release that values can carry. */
export function fenixRelease({ moment, certain, host, input }: FenixContext): Release {
  return { moment, certain, host, input };
}

export function fenixView(context: FenixContext): FenixView {
  return context.kit.catalog().fenixAsOf(context.moment);
}

export const FENIX_README = 'https://github.com/nix-community/fenix#usage';
