/** What is added to a toolchain, and what it takes to find out where. */
import type { Analysis } from '../../../knowledge/analysis.ts';
import type { World } from '../../host.ts';

export interface Addition {
  readonly kind: 'components' | 'targets';
  readonly name: string;
}

export interface EditContext {
  readonly world: World;
  readonly analysis: Analysis;
}
