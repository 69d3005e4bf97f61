/** What ends a command with exit code 2: the user asked for something that cannot be done. */

export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}
