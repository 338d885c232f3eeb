import { FINGERPRINT_TITLES, type Fingerprint, type FingerprintKind } from '../../report/origin.ts'
import {
  areBeyondLinks,
  chanceOf,
  expectedInBoth,
  expectedLinks,
  inWords,
  isBeyondInBoth,
} from './chance.ts'
import { RUN, type PairCounts } from './compare.ts'
import type { ListLayout } from './layout.ts'
import { isSameLayout, orders, sortedAlike } from './layout.ts'

/** What a pair of lists has in common that independent lists would not, with what they would; only what was found. */
export function fingerprintsOf(
  counts: PairCounts,
  a: ListFacts,
  b: ListFacts,
  everybody: number,
  names: { readonly a: string; readonly b: string },
): Fingerprint[] {
  return [
    order(counts, a.layout, b.layout),
    inBoth(
      'damage',
      '号码、证件号失真或者不合规则',
      [counts.marredA, counts.marredB, counts.marredBoth],
      counts,
      names,
    ),
    asWritten(counts),
    inBoth(
      'duplicates',
      '重复出现',
      [counts.doubledA, counts.doubledB, counts.doubledBoth],
      counts,
      names,
    ),
    remarks(counts),
    ending(counts, a, b),
    layout(a.layout, b.layout),
    containment(counts, a, b, everybody),
  ].filter((f) => f !== null)
}

/** What is known of a list beside its people. */
export interface ListFacts {
  readonly people: number
  /** Of these, those whom no marred number keeps from being found in another list. */
  readonly clean: number
  readonly layout: ListLayout
  /** Ends where a sheet of Excel ends: 65,536 or 1,048,576 rows; null: it does not. */
  readonly limit: number | null
}

function mark(
  kind: FingerprintKind,
  found: number,
  of: number,
  rest: Pick<Fingerprint, 'chance' | 'beyond' | 'sentence'>,
): Fingerprint {
  return { kind, title: FINGERPRINT_TITLES[kind], found, of, ...rest }
}

function order(c: PairCounts, a: ListLayout, b: ListLayout): Fingerprint | null {
  if (c.links === 0) return null
  const expected = expectedLinks(c.matched)
  const sorted = sortedAlike(a, b)
  const runs = `同序片段${c.runs}段，最长${c.longest}人，${RUN}人以上片段内共${c.inRuns}人`
  return mark('order', c.links, Math.max(c.matched - 1, 0), {
    chance: chanceOf(
      expected,
      `假定两份名单的次序各自随意排定，前后相接而两份相同的，预期${inWords(expected)}处（(n−1)/n，n为两份共有的人数${c.matched}）`,
    ),
    beyond: sorted === null && areBeyondLinks(c.links, c.matched),
    sentence:
      sorted === null
        ? `前后相接的两人在两份名单中次序相同的${c.links}处；${runs}`
        : `前后相接的两人次序相同的${c.links}处；${runs}。但两份都按${sorted}排序，次序相同不能说明抄录`,
  })
}

function inBoth(
  kind: FingerprintKind,
  what: string,
  [x, y, both]: readonly [number, number, number],
  { matched: n }: PairCounts,
  names: { readonly a: string; readonly b: string },
): Fingerprint | null {
  if (both === 0) return null
  const expected = expectedInBoth(x, y, n)
  return mark(kind, both, n, {
    chance: chanceOf(
      expected,
      `假定两份各自发生，同一人在两份中都${what}的，预期${inWords(expected)}人（${x}×${y}÷${n}）`,
    ),
    beyond: isBeyondInBoth(both, x, y, n),
    sentence: `共有的${n}人中，${names.a}有${x}人、${names.b}有${y}人${what}，其中同一人${both}人`,
  })
}

function asWritten(c: PairCounts): Fingerprint | null {
  if (c.sameWrong === 0) return null
  const expected = expectedInBoth(c.marredA, c.marredB, c.matched)
  return mark('as-written', c.sameWrong, c.matched, {
    chance: chanceOf(
      expected,
      `假定两份各自发生，同一人都写错的，预期${inWords(expected)}人；错成同样文字的更少`,
    ),
    beyond: isBeyondInBoth(c.sameWrong, c.marredA, c.marredB, c.matched),
    sentence: `同一人的号码、证件号在两份中错成同样文字的${c.sameWrong}人`,
  })
}

/** Free text for the same person: no population tells how often two hands write the same, so it has no chance level. */
function remarks(c: PairCounts): Fingerprint | null {
  const text = c.kinds.find((k) => k.kind === 'text')
  if (!text || text.equal === 0) return null
  return mark('remarks', text.equal, text.equal + text.differ, {
    chance: null,
    beyond: false,
    sentence: `两份都有文字内容的${text.equal + text.differ}人中，文字相同的${text.equal}人（没有可用的偶然水平，只作参考）`,
  })
}

function ending(c: PairCounts, a: ListFacts, b: ListFacts): Fingerprint | null {
  const limit = a.limit !== null && a.limit === b.limit ? a.limit : null
  if (!c.sameEnd && limit === null) return null
  const texts = [
    ...(c.sameEnd ? ['两份最长的表止于同一人'] : []),
    ...(limit === null ? [] : [`两份都止于表格软件的上限（第${limit}行）`]),
  ]
  const expected = {
    over: BigInt(c.matched),
    under: BigInt(a.people) * BigInt(Math.max(b.people, 1)),
  }
  return mark('ending', c.sameEnd ? 1 : 0, 1, {
    chance: c.sameEnd
      ? chanceOf(
          expected,
          `假定两份的次序各自随意排定，止于同一人的机会为${c.matched}÷（${a.people}×${b.people}）`,
        )
      : null,
    beyond: false,
    sentence: texts.join('；'),
  })
}

function layout(a: ListLayout, b: ListLayout): Fingerprint | null {
  if (!isSameLayout(a, b)) return null
  const n = a.headers.length
  return mark('layout', n, n, {
    chance: chanceOf(
      { over: 1n, under: orders(n) },
      `${n}列随意排列共有${n}的阶乘种次序；但名单的列多按习惯排列，只作参考`,
    ),
    beyond: false,
    sentence: `两份的${n}列名称、次序全部相同：${a.headers.join('、')}`,
  })
}

/**
 * All of the shorter list stand in the longer. By chance, were either drawn from all people of these batches: a·b / all.
 * Whoever the lists were drawn from are more people than those, so chance would give fewer.
 */
function containment(
  c: PairCounts,
  a: ListFacts,
  b: ListFacts,
  everybody: number,
): Fingerprint | null {
  const [small, large] = [Math.min(a.people, b.people), Math.max(a.people, b.people)]
  if (c.matched * 100 < small * 99) return null
  const expected = expectedInBoth(small, large, everybody)
  return mark('containment', c.matched, small, {
    chance: chanceOf(
      expected,
      `假定两份各自从全部批次合计的${everybody}人中随意取得，共有的预期${inWords(expected)}人（${a.people}×${b.people}÷${everybody}）；实际可供选取的人更多，预期更少`,
    ),
    beyond: isBeyondInBoth(c.matched, small, large, everybody),
    sentence: `人数较少的一份共${small}人，其中${c.matched}人见于另一份`,
  })
}
