import { KeyNode } from '../json/grids.ts'
import type { JsonGrid } from '../json/grids.ts'
import { namesSomebody } from './labels.ts'

/** Places of one file; what stands at others is taken together, under one name. */
const MOST_PLACES = 20_000
/** Names in one place that are looked at before the file is at its end, so that they leave room for others. */
const MANY_NAMES = 4000
/** So many names are those of no record. */
const MORE_THAN_COLUMNS = 1000
const NO_KEY = new Uint8Array(0)

/** Counts the places of a file, so that a file that names every element anew stays small in memory. */
export class Budget {
  left = MOST_PLACES
}

/**
 * Where elements (or an attribute, label `@name`) of one name stand, seen from the top of the file, and what was
 * counted there.
 *
 * @example `<class><student name=…/></class>` → class, class/student, class/student/@name
 */
export class Place {
  readonly label: string
  /** In order of their first appearance. */
  readonly children = new Map<string, Place>()
  elements = 0
  /** Elements above that hold one at least. */
  holders = 0
  /** Most of them in one element above. */
  most = 0
  hasText = false
  /** Values that differ stand here: an attribute that always says the same is none of a person. */
  varies = false
  #said: string | null = null
  /** The element's own name, where an attribute or a key in front of it gives its label. */
  tag: string | null = null
  /** Names given so are values: they differ from record to record. */
  namesAreValues = false
  /** Each is a row; the others fill the row they stand in. */
  isRow = false
  grid: JsonGrid | null = null
  node: KeyNode | null = null
  readonly #budget: Budget
  #rest: Place | null = null
  #holder = -1
  #inHolder = 0
  #named = 0

  constructor(label: string, budget: Budget) {
    this.label = label
    this.#budget = budget
  }

  get isAttribute(): boolean {
    return this.label.startsWith('@')
  }

  /** Elements below, attributes left out. */
  get below(): Place[] {
    return [...this.children.values()].filter((child) => !child.isAttribute)
  }

  child(label: string): Place {
    const known = this.children.get(label)
    if (known) return known
    if (this.#budget.left <= 0) return (this.#rest ??= new Place('…', this.#budget))
    return this.#add(label)
  }

  #add(label: string): Place {
    this.#budget.left--
    const place = new Place(label, this.#budget)
    this.children.set(label, place)
    return place
  }

  /** The place of elements that something else than their own name labels. */
  named(label: string, tag: string): Place {
    const place = this.child(label)
    if (place.tag === null && place !== this.#rest && ++this.#named > MANY_NAMES) {
      this.gatherNames()
      return this.namesAreValues ? this.child(tag) : this.child(label)
    }
    place.tag ??= tag
    return place
  }

  /** Takes elements whose names are values together by their own name: each is a row. */
  gatherNames(): void {
    const named = this.below.filter((place) => place.tag !== null)
    if (this.namesAreValues || !areValues(named)) return
    this.namesAreValues = true
    for (const { label } of named) this.children.delete(label)
    this.#budget.left += named.length
    for (const { tag } of named)
      if (tag !== null) (this.children.get(tag) ?? this.#add(tag)).isRow = true
  }

  note(text: string): void {
    this.#said ??= text
    if (text !== this.#said) this.varies = true
  }

  /** One more stands here, inside the element of that number. */
  count(holder: number): void {
    this.elements++
    if (holder !== this.#holder) {
      this.holders++
      this.#holder = holder
      this.#inHolder = 0
    }
    if (++this.#inHolder > this.most) this.most = this.#inHolder
  }

  /** The column of this place in the row it belongs to. */
  column(above: KeyNode): KeyNode {
    if (this.node) return this.node
    const name = this.isAttribute ? this.label.slice(1) : this.label
    this.node = new KeyNode(above.name === '' ? name : `${above.name}.${name}`, NO_KEY)
    return this.node
  }
}

/** Names that hardly come again, and of which most say who, or more than any record has. */
function areValues(named: readonly Place[]): boolean {
  const elements = named.reduce((n, place) => n + place.elements, 0)
  if (named.length < 3 || elements >= 2 * named.length) return false
  const somebody = named.filter(({ label }) => namesSomebody(label)).length
  return named.length > MORE_THAN_COLUMNS || 5 * somebody >= 3 * named.length
}
