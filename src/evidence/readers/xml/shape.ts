import type { Element } from './walk.ts'
import { ElementWalk } from './walk.ts'
import { Budget, Place } from './place.ts'

/** As many of one kind beside one another may be columns of a row: telephones, grades. */
const MOST_BESIDE = 16

/** Counts what stands where: the first of two passes. */
export class XmlShape extends ElementWalk {
  constructor() {
    super(new Place('', new Budget()))
  }

  protected override begin(element: Element, above: Element): void {
    element.place.count(above.number)
  }

  protected override value(attribute: Place, text: string): void {
    attribute.elements++
    attribute.note(text.slice(0, 100))
  }

  protected override finishElement(element: Element): void {
    if (element.text.trim() !== '') element.place.hasText = true
  }
}

/** Decides which elements are rows: those of which several stand beside one another, from the outside in. */
export function markRows(place: Place, inRow = false): void {
  place.gatherNames()
  for (const child of place.below) {
    child.isRow ||= inRow ? isInnerRow(child) : isOuterRow(child, place)
    markRows(child, inRow || child.isRow)
  }
}

function isOuterRow(place: Place, above: Place): boolean {
  if (place.most < 2) return false
  const isValue = place.children.size === 0
  return !isValue || place.most > MOST_BESIDE || above.below.length === 1
}

/**
 * Elements inside a row are rows of their own when they are many, or when several to a row are the rule: pupils of a
 * class. Telephones of a contact are columns.
 */
function isInnerRow(place: Place): boolean {
  if (place.most > MOST_BESIDE) return true
  if (place.most < 2 || isValue(place)) return false
  return 2 * place.elements > 3 * place.holders
}

/** `138…` with at most its kind beside it, or wrapped in one element more: `<cell><p>138…</p></cell>`. */
function isValue(place: Place): boolean {
  const [only, ...others] = place.below
  const saysMore = [...place.children.values()].some((child) => child.varies)
  if (only !== undefined)
    return others.length === 0 && !saysMore && only.most === 1 && isValue(only)
  return place.hasText || place.children.size <= 1
}
