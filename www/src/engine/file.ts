// The reader's file in a worker: read where Rust asks for it, in pieces, and never as a whole.

/** What Rust asks of its worker for the run's file (src/rt/web/file.rs). */
export interface FileAccess {
  /** Bytes; negative without a file. */
  fileSize(): number;
  /** The bytes from `start` to before `end`. Blocks, and throws where the file cannot be read any more. */
  readFile(start: number, end: number): Uint8Array;
}

/** Only workers have it, and the types of workers and pages do not go together. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

let file: Blob | null = null;

/** The file of the run that begins; none for a run without. */
export function setFile(given: Blob | null): void {
  file = given;
}

export const fileAccess: FileAccess = {
  fileSize: () => file?.size ?? -1,
  readFile(start, end) {
    if (!file) throw new Error('the run has no file');
    return new Uint8Array(new FileReaderSync().readAsArrayBuffer(file.slice(start, end)));
  },
};
