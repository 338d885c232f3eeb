import { z } from 'zod'
import { evidence } from '../values.ts'

const WORD = '口令写成加引号的文字，以免丢失前面的零；写法：password: "0532abc"'
const FILE = '口令表写文件名，每行一个口令；写法：file: 口令表.txt'
const ONE = 'file、password 写其中一项'

/** A password to be tried on what is locked, or a file of them beside the case file; and where it was learned. */
export const password = z
  .strictObject({
    file: z.string(FILE).min(1, FILE).max(4096, FILE).optional(),
    password: z.string(WORD).min(1, WORD).max(1000, WORD).optional(),
    evidence,
  })
  .refine((p) => (p.file === undefined) !== (p.password === undefined), ONE)
