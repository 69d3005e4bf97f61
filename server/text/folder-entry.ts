/** A name in a folder, and what it is. */
export interface FolderEntry {
  readonly name: string;
  /** As Nix calls them. What a link leads to is not looked into. */
  readonly type: 'regular' | 'directory' | 'symlink' | 'unknown';
}
