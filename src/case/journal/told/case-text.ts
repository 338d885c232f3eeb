import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Node,
  type Pair,
  type ToStringOptions,
  YAMLMap,
} from 'yaml'
import { caseSchema } from '../../facts/schema.ts'
import { keepLines } from '../store/kept-lines.ts'
import { factsIn, factsOf, itemKeys, YAML_OPTIONS } from '../facts.ts'
import { factKey, type Fact, type Facts } from '../fold.ts'
import { equal, isObject, type Json, type JsonObject } from '../value.ts'

/** Lists whose entries stand as far left as their name. */
const FLUSH = /^[^\s#][^\n]*:[^\S\n]*\n- /m

/** A remark that is written above what it is about. */
export interface Remark {
  readonly path: readonly string[]
  readonly lines: readonly string[]
}

/** Our remarks are known again by this, so that old ones go when new ones come. */
export const REMARK = '【待查】'

const SECTIONS = Object.keys(caseSchema.shape)

/**
 * The text of a case file that states these facts: `base` itself when it does already, byte for byte; else `base` with
 * only the facts changed that differ — comments, order and line ends stay.
 */
export function writeCase(base: string | null, facts: Facts, remarks: readonly Remark[]): string {
  if (base !== null) {
    // Where nothing is in question any more, an old remark is the person's own by now, and stays.
    const marked = remarks.length === 0 || remarksIn(base) === remarksOf(remarks)
    if (marked && same(factsOf(base), facts)) return base
    const form = { lineWidth: 0, indentSeq: !FLUSH.test(base) }
    const edited = edit(unshared(base), facts, remarks, form)
    const kept = inForm(base, keepLines(plain(base), unshared(base).toString(form), edited))
    if (states(kept, facts)) return kept
    if (states(edited, facts)) return inForm(base, edited)
  }
  return edit(new Document({}), facts, remarks)
}

function same(a: Facts, b: Facts): boolean {
  return a.size === b.size && [...a].every(([key, fact]) => equal(fact.value, b.get(key)?.value))
}

function remarksOf(remarks: readonly Remark[]): string {
  const lines = remarks.flatMap((r) => r.lines).map((line) => `# ${REMARK}${line}`)
  return lines.sort().join('\n')
}

function remarksIn(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return lines
    .filter((line) => line.startsWith(`# ${REMARK}`))
    .sort()
    .join('\n')
}

/** Anchored parts written out where they are used: a change of one must not change the others. */
function unshared(text: string): Document {
  const document = parseDocument(text, YAML_OPTIONS)
  visit(document, {
    Alias(_, alias) {
      const copy = alias.resolve(document)?.clone() as Node | undefined
      if (copy && !isAlias(copy) && 'anchor' in copy) delete copy.anchor
      return copy
    },
  })
  return document
}

/** Without the mark at its head, and with plain line ends. */
function plain(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
}

function inForm(base: string, text: string): string {
  const lines = base.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
  return base.startsWith('\uFEFF') && !lines.startsWith('\uFEFF') ? `\uFEFF${lines}` : lines
}

/** Whether a text that was put together says what it should; one that cannot be read does not. */
function states(text: string, facts: Facts): boolean {
  const document = parseDocument(text, YAML_OPTIONS)
  try {
    return document.errors.length === 0 && same(factsIn(document), facts)
  } catch {
    return false
  }
}

function edit(
  document: Document,
  facts: Facts,
  remarks: readonly Remark[],
  form: ToStringOptions = { lineWidth: 0 },
): string {
  const root = rootOf(document)
  stripRemarks(document)
  const before = factsIn(document)
  const gone = [...before.values()].filter((fact) => !facts.has(factKey(fact.path)))
  const come = [...facts.values()].filter(
    (fact) => !equal(before.get(factKey(fact.path))?.value, fact.value),
  )
  const places = itemPlaces(document, root)
  for (const fact of gone) remove(root, places, fact)
  for (const fact of inSectionOrder(come)) put(document, root, places, fact)
  for (const remark of remarks) annotate(document, root, places, remark)
  return document.toString(form)
}

function rootOf(document: Document): YAMLMap {
  const { contents } = document
  if (isMap(contents)) return contents
  const root = new YAMLMap()
  Object.assign(document, { contents: root })
  return root
}

/** As the schema lists the sections; what it does not know comes last. */
function inSectionOrder(facts: readonly Fact[]): Fact[] {
  const rank = (fact: Fact) => {
    const at = SECTIONS.indexOf(fact.path[0] ?? '')
    return at < 0 ? SECTIONS.length : at
  }
  return [...facts].sort((a, b) => rank(a) - rank(b))
}

/** Where the entries of lists stand, by {@link factKey}. */
type Places = Map<string, YAMLMap>

function itemPlaces(document: Document, root: YAMLMap): Places {
  const places: Places = new Map()
  for (const pair of root.items) {
    const section = nameOf(pair)
    const list = pair.value
    if (!isSeq(list) || !list.items.every(isMap)) continue
    const values = list.items.map((node) => node.toJS(document) as JsonObject)
    itemKeys(section, values).forEach((key, i) => {
      places.set(factKey([section, key]), list.items[i] as YAMLMap)
    })
  }
  return places
}

function nameOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find((pair) => nameOf(pair) === name)
}

function remove(root: YAMLMap, places: Places, { path, item }: Fact): void {
  const [section = '', key = ''] = path
  const holder = pairOf(root, section)?.value
  if (path.length === 1) root.delete(section)
  else if (item && isSeq(holder)) {
    const node = places.get(factKey(path))
    holder.items = holder.items.filter((other) => other !== node)
    places.delete(factKey(path))
  } else if (isMap(holder)) holder.delete(key)
}

function put(document: Document, root: YAMLMap, places: Places, fact: Fact): void {
  const [section = '', key = ''] = fact.path
  if (fact.path.length === 1) {
    set(document, root, section, fact.value, false)
    return
  }
  if (!fact.item) {
    set(document, mapAt(document, root, section), key, fact.value, true)
    return
  }
  const node = places.get(factKey(fact.path))
  if (node && isObject(fact.value)) {
    update(document, node, fact.value)
    return
  }
  const added = document.createNode(fact.value, { flow: true })
  listAt(document, root, section).items.push(added)
  if (isMap(added)) places.set(factKey(fact.path), added)
}

/** Only the fields that differ: the others keep their form and their comments. */
function update(document: Document, node: YAMLMap, value: JsonObject): void {
  const before = node.toJS(document) as JsonObject
  for (const name of Object.keys(before)) if (!Object.hasOwn(value, name)) node.delete(name)
  for (const [name, field] of Object.entries(value)) {
    if (!equal(before[name], field)) set(document, node, name, field, true)
  }
}

function set(document: Document, map: YAMLMap, name: string, value: Json, flow: boolean): void {
  const pair = pairOf(map, name)
  if (!pair) {
    map.items.push(document.createPair(name, document.createNode(value, { flow })))
    return
  }
  const old = pair.value
  const next = document.createNode(value, { flow }) as Node
  if (isScalar(old)) {
    if (old.comment != null) next.comment = old.comment
    if (old.commentBefore != null) next.commentBefore = old.commentBefore
  }
  pair.value = next
}

function mapAt(document: Document, root: YAMLMap, section: string): YAMLMap {
  const found = pairOf(root, section)?.value
  if (isMap(found)) return found
  const map = document.createNode({}) as YAMLMap
  replace(document, root, section, map)
  return map
}

function listAt(document: Document, root: YAMLMap, section: string) {
  const found = pairOf(root, section)?.value
  if (isSeq(found)) {
    if (found.items.length === 0) found.flow = false
    return found
  }
  const list = document.createNode([]) as unknown as { items: unknown[] }
  replace(document, root, section, list as unknown as Node)
  return list
}

function replace(document: Document, root: YAMLMap, section: string, node: Node): void {
  const pair = pairOf(root, section)
  if (pair) pair.value = node
  else root.items.push(document.createPair(section, node))
}

function annotate(document: Document, root: YAMLMap, places: Places, remark: Remark): void {
  const [section = ''] = remark.path
  const pair = pairOf(root, section)
  const node = places.get(factKey(remark.path.slice(0, 2))) ?? (pair?.key as Node | undefined)
  const lines = remark.lines.map((line) => ` ${REMARK}${line}`)
  const target: { commentBefore?: string | null } = node ?? document
  target.commentBefore = [...(target.commentBefore ? [target.commentBefore] : []), ...lines].join(
    '\n',
  )
}

function stripRemarks(document: Document): void {
  const strip = (node: { commentBefore?: string | null; comment?: string | null }) => {
    if (node.commentBefore != null) node.commentBefore = without(node.commentBefore)
    if (node.comment != null) node.comment = without(node.comment)
  }
  strip(document)
  visit(document, { Node: (_, node) => strip(node) })
}

function without(comment: string): string {
  return comment
    .split('\n')
    .filter((line) => !line.startsWith(` ${REMARK}`))
    .join('\n')
}
