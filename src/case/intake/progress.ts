/** How far a run is, for whoever watches: bytes of the evidence, never names. */
export interface Progress {
  /** What is to be read now; what was read before counts no more. */
  begin(totalBytes: number): void
  add(bytes: number): void
  stage(stage: 'count' | 'report'): void
  /** Calls `work` when the run is to stop, which then ends in order; gives a function that forgets it. */
  onCancel(work: () => void): () => void
  /** Calls `work` when the run is to stop, and ends the process after it; gives a function that forgets it. */
  onAbort(work: () => void): () => void
}

export const SILENT: Progress = {
  begin: () => undefined,
  add: () => undefined,
  stage: () => undefined,
  onCancel: () => () => undefined,
  onAbort: () => () => undefined,
}
