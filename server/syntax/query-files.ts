/** The texts of the queries, read from the disk; a bundle replaces this module by embedded texts. */
import { readFileSync } from 'node:fs';

export function queryText(name: string): string {
  return readFileSync(new URL(`../../grammar-queries/${name}.scm`, import.meta.url), 'utf8');
}
