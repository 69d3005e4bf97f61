/** Which rust-overlay is asked: as of when, for which host. */
import type { CatalogView } from '../../catalog/catalog.ts';
import type { Release } from '../domain.ts';
import type { Kit } from '../kit.ts';

export interface OverlayContext extends Release {
  readonly kit: Kit;
}

/** The context as a release that values can carry. */
export function releaseOf({ moment, certain, host, input }: OverlayContext): Release {
  return { moment, certain, host, input };
}

/** The overlay as the user's code gets it, or the newest that is known. */
export function viewOf(context: OverlayContext): CatalogView {
  return context.kit.catalog().asOf(context.moment);
}
