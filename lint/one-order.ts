import type { Rule } from 'eslint'

/**
 * What makes equal input give other bytes on another number of threads (promise 3; all seen to differ between runs).
 * `order by` must stand inside the call; whether it is a total order is for the reader of the code to see.
 */
const UNORDERED: readonly (readonly [RegExp, string])[] = [
  [/\bany_value\s*\(/i, 'any_value() takes any row'],
  [/\b(?:first|last)\s*\((?![^()]*\border\s+by\b)/i, 'first() or last() without order by'],
  [/\b(?:arg_min|arg_max|min_by|max_by)\s*\(/i, 'arg_min() or arg_max() takes any of equals'],
  [
    /\b(?:string_agg|listagg|group_concat)\s*\((?!(?:[^()]|\([^()]*\))*\border\s+by\b)/i,
    'string_agg() without order by',
  ],
  [/\bpreserve_insertion_order\b/i, 'preserve_insertion_order stays as it is'],
  [/\bsum\s*\([^()]*::\s*(?:double|float|real)\b/i, 'a sum of doubles depends on its order'],
]

/** Forbids SQL whose result depends on which thread comes first. */
export const oneOrder: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { unordered: '{{why}}' } },
  create(context) {
    const check = (node: Rule.Node, text: string) => {
      for (const [pattern, why] of UNORDERED) {
        if (pattern.test(text)) context.report({ node, messageId: 'unordered', data: { why } })
      }
    }
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value)
      },
      // A hole stands for what is spliced in, so that the text on both sides of it is seen as one statement.
      TemplateLiteral(node) {
        check(node, node.quasis.map((q) => q.value.cooked ?? '').join(' ? '))
      },
    }
  },
}
