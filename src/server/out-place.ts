import { join, resolve } from 'node:path'
import type { FolderCount } from '../case/count-folder.ts'
import type { Desk } from './desk.ts'

/** Where what is written of the open count goes: a case has its own `out/`, for a bare folder its user says. */
export class OutPlace {
  readonly #desk: Desk
  /** For each bare folder that was opened, as its user said. */
  readonly #said = new Map<string, string>()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Takes what the user says, where it is for him to say. */
  say({ evidence }: FolderCount, folder: string | undefined): void {
    if (evidence.caseFolder === null && folder) this.#said.set(this.#place(), resolve(folder))
  }

  /** null: nobody has said yet. */
  of({ evidence }: FolderCount): string | null {
    const { caseFolder } = evidence
    return caseFolder === null ? (this.#said.get(this.#place()) ?? null) : join(caseFolder, 'out')
  }

  #place(): string {
    return this.#desk.view().paths.join('\n')
  }
}
