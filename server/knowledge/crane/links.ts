/** Where crane is documented. */

export const CRANE_API = 'https://crane.dev/API.html';

/** The section on one function. */
export function craneApi(name: string): string {
  return `${CRANE_API}#cranelib${name.toLowerCase()}`;
}
