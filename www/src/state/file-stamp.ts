// By what a file of the reader's is told from others once it is gone: nothing of what is in it.

/** In UTF-16 units; no file system has longer ones. */
export const LONGEST_FILE_NAME = 255;

export interface FileStamp {
  name: string;
  /** Bytes. */
  size: number;
  /** ms since 1970, as the browser says. */
  lastModified: number;
}

/** A file as a run is given it. */
export interface RunFile {
  /** Its text, decoded. */
  utf8: Blob;
  stamp: FileStamp;
}

export function isSameFile(one: FileStamp, other: FileStamp): boolean {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}
