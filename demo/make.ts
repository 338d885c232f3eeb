/** The evidence of the two stories, made from fixed seeds: the same bytes on every call and every machine. */
export { makeChongqing } from './chongqing.ts'
export { HASH_LIST } from './folder.ts'
export { makeQingdao } from './qingdao.ts'
export type { Truth } from './truth.ts'
