import { verdictOf } from '../../src/gains/precedents/recompute.ts'
import { BESIDE, CHECKED, MARKET, SURENESS, priceText } from '../../src/law/precedents/words.ts'
import type { Market, Precedent } from '../../src/report/precedents.ts'

/** `docs/precedents.md`: what was reckoned again of each published case, and what the data shows. Made, never typed. */
export function publishedPage(all: readonly Precedent[]): string {
  return `# 公开案例的复核

由 \`law/precedents/*.yaml\` 经 \`npm run law\` 和产品自己的金额核对生成，\`test/precedents/published.test.ts\` 保证本页与数据一致；改数据后以 \`npx vitest run test/precedents -u\` 重写。案例多数只读到网页开头：**“未见”不是“没有”**，案例没有约束力，也不能由此得出数额的公式。

Published cases reckoned again by the product's own arithmetic. “未见” (not visible) is not “none”. Most pages were read at their beginning only.

结果：${outcomes(all)}。

| 序号 | 案例 | 复核了什么 | 结果 | 来源的可靠程度 |
| ---- | ---- | ---------- | ---- | -------------- |
${all.map(row).join('\n')}

## 获利与款项

公益诉讼中同时看得到获利和诉请（判令、调解）款项的 ${all.filter((p) => p.beside).length} 件；按数字比较，“约”“以上”的字样不改变数字。以行为代替金钱的不比较。

| 款项 | 件数 | 序号 |
| ---- | ---- | ---- |
${(['equal', 'above', 'below'] as const).map((o) => besideRow(all, o)).join('\n')}

## 每种买卖的单价

| 买卖 | 最低 | 最高 | 序号 |
| ---- | ---- | ---- | ---- |
${(Object.keys(MARKET) as Market[]).map((m) => marketRow(all, m)).join('\n')}

## 来源不一之处

${all.flatMap((p) => p.contradictions.map((text) => `- 第${p.no}件：${text}`)).join('\n')}
`
}

/** @example 相符17件、不符7件、推算13件、不能核对13件 */
function outcomes(all: readonly Precedent[]): string {
  return (['closes', 'differs', 'derived', 'unchecked'] as const)
    .map((o) => `${CHECKED[o]} ${all.filter((p) => verdictOf(p.checks) === o).length} 件`)
    .join('，')
}

function row(p: Precedent): string {
  const what = [...new Set(p.checks.map((c) => c.what))].join('；')
  const results = p.checks.map((c) => c.sentence).join('<br>')
  return `| ${p.no} | ${p.title}（${p.place}） | ${what} | ${results} | ${SURENESS[p.sure]} |`
}

function besideRow(all: readonly Precedent[], outcome: 'equal' | 'above' | 'below'): string {
  const found = all.filter((p) => p.beside?.outcome === outcome).map((p) => p.no)
  return `| ${BESIDE[outcome]} | ${found.length} | ${found.join('、')} |`
}

/** Least and most of the prices of a market, as stated or as they follow. */
export function pricesOf(all: readonly Precedent[], market: Market) {
  return all.flatMap((p) =>
    p.deals
      .filter((d) => d.market === market)
      .flatMap((d) => {
        if (d.mean) return [{ no: p.no, least: d.mean.n, most: d.mean.n }]
        return d.price ? [{ no: p.no, ...d.price }] : []
      }),
  )
}

function marketRow(all: readonly Precedent[], market: Market): string {
  const found = pricesOf(all, market)
  const text = (n: number) => priceText({ n, bound: 'exactly' })
  const least = Math.min(...found.map((f) => f.least))
  const open = found.some((f) => f.most === null)
  const most = Math.max(...found.map((f) => f.most ?? f.least))
  const numbers = [...new Set(found.map((f) => f.no))].join('、')
  return `| ${MARKET[market]} | ${text(least)} | ${text(most)}${open ? '以上' : ''} | ${numbers} |`
}
