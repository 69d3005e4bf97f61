/** What a rule is: its page, its examples and its check in one object. */
import type { TextRange } from '../../text/range.ts';
import type { Finding, Fix, Severity } from '../answer.ts';
import type { Example } from '../example.ts';
import type { RuleContext } from './context.ts';

export interface Rule {
  /** Equals the file name, the LSP code and the name of the page. */
  readonly code: string;
  readonly severity: Severity;
  readonly since: string;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Why that matters, and what to do. */
  readonly why: string;
  readonly examples: readonly Example[];
  check(context: RuleContext): Iterable<RuleFinding>;
}

/** A finding before it is known which rule it is of, and how severe the user wants that to be. */
export interface RuleFinding {
  readonly range: TextRange;
  readonly message: string;
  /** Where it is milder than the rule's own. */
  readonly severity?: Severity;
  readonly tags?: Finding['tags'];
  readonly related?: Finding['related'];
  /** The preferred one first. */
  readonly fixes?: readonly Fix[];
}
