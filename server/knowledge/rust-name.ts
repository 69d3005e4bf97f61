/** What a name lets expect of a value that no table knows. */

/** Whether something called `name` may be a Rust toolchain, or make one: such a thing stays unknown. */
export function mayBeRust(name: string): boolean {
  return /rust|cargo|crate|toolchain/i.test(name);
}
