/** Parts of a workbook that hold something, but no table of cells; the first pattern that fits names the part. */
const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/comments\d*\.xml$|\/comment\d+\.xml$|\/threadedcomments\//, '批注', 'comments'],
  [/\/drawings\/vmldrawing/, '旧式绘图', 'legacy drawings'],
  [/\/drawings\/[^/]+\.xml$/, '绘图（图片、文本框）', 'drawings (pictures, text boxes)'],
  [/\/media\//, '图片', 'images'],
  [/\/charts\/chart|\/chartsheets\//, '图表', 'charts'],
  [/\/dialogsheets\//, '对话框表', 'dialog sheets'],
  [/\/pivotcache\//, '数据透视表缓存', 'pivot caches'],
  [/\/externallinks\//, '外部链接缓存', 'external link caches'],
  [/\/revisions\//, '修订记录', 'revision logs'],
  [/vbaproject/, '宏', 'macros'],
  [/\/activex\/|\/ctrlprops\//, '控件', 'controls'],
  [/\/model\//, '数据模型', 'data models'],
  [/^customxml\//, '自定义 XML', 'custom XML'],
]

/** Parts that make a workbook what it is and hold no content of their own. */
const FRAME: readonly RegExp[] = [
  /(?:^|\/)_rels\/|^\[content_types\]\.xml$|^docprops\/|\/theme\/|\/charts\/(?:style|colors)/,
  /\/(?:workbook|styles|sharedstrings|calcchain|metadata|connections|volatiledependencies)\d*\.xml$/,
  /\/(?:worksheets|macrosheets|tables|querytables|printersettings|pivottables|persons|richdata)\//,
  /\/diagrams\/(?:layout|quickstyle|colors|drawing)\d*\.xml$/,
  /\/(?:slicers|slicercaches|timelines|timelinecaches|featurepropertybag)\//,
]

/** Names and counts what stands in a workbook beside its sheets, Chinese and English; null when there is nothing. */
export function otherParts(paths: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const path of paths) {
    if (path.endsWith('/') || FRAME.some((pattern) => pattern.test(path))) continue
    const [, zh, en] = KINDS.find(([pattern]) => pattern.test(path)) ?? [
      null,
      '其他部件',
      'other parts',
    ]
    const kind = `${zh} / ${en}`
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  if (counts.size === 0) return null
  return [...counts].map(([kind, count]) => `${kind}: ${count}`).join('；')
}
