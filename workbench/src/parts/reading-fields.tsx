import { AutoComplete, InputNumber, Select } from 'antd'
import { KINDS, type KindId } from '../../../src/records/kinds.ts'
import { KIND_EN } from '../english/kinds.ts'
import { useSay, type Say } from '../words.tsx'

/** Where the header stands, what parts the columns, and in which encoding: of a table of the evidence or of an annex. */
export interface Reading {
  readonly header?: number
  readonly delimiter?: string
  readonly encoding?: string
}

/** One of them said, or null where it is said no longer. */
export type ReadingChange = { readonly [K in keyof Reading]: Reading[K] | null }

/** The fields by which it is said; what is left empty is found out. */
export function ReadingFields({
  said,
  onChange,
}: {
  readonly said: Reading
  readonly onChange: (change: ReadingChange) => void
}) {
  const say = useSay()
  return (
    <>
      <label>
        {say('表头行（无表头写 0）', 'Header row (0: none)')}{' '}
        <InputNumber
          min={0}
          max={1_048_576}
          value={said.header ?? null}
          onChange={(header) => onChange({ header })}
        />
      </label>
      <label>
        {say('分隔符', 'Delimiter')}{' '}
        <AutoComplete
          style={{ width: 130 }}
          value={said.delimiter === '\t' ? say('制表符', 'tab') : (said.delimiter ?? '')}
          onChange={(typed: string) => onChange({ delimiter: typed === '\\t' ? '\t' : typed })}
          options={delimiters(say)}
        />
      </label>
      <label>
        {say('编码', 'Encoding')}{' '}
        <Select
          style={{ width: 250 }}
          allowClear
          value={said.encoding ?? null}
          onChange={(encoding?: string) => onChange({ encoding: encoding ?? null })}
          options={encodings(say)}
        />
      </label>
    </>
  )
}

/** What a column holds, of the closed list of 信息字段. */
export function KindField({
  kind,
  onChange,
}: {
  readonly kind: string | null
  readonly onChange: (kind: KindId) => void
}) {
  const say = useSay()
  return (
    <label>
      {say('应为', 'is')}{' '}
      <Select
        style={{ width: 240 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={kind as KindId | null}
        onChange={onChange}
        options={(Object.keys(KINDS) as KindId[]).map((value) => ({
          value,
          label: say(`${KINDS[value]} ${value}`, KIND_EN[value]),
        }))}
      />
    </label>
  )
}

/** What parts the columns of a text; any other sign can be typed. */
function delimiters(say: Say) {
  return [
    { value: '\t', label: say('制表符（Tab）', 'tab') },
    { value: ',', label: say('逗号 ,', 'comma ,') },
    { value: ';', label: say('分号 ;', 'semicolon ;') },
    { value: '|', label: say('竖线 |', 'bar |') },
    { value: '----', label: '----' },
    { value: ' ', label: say('空格', 'space') },
  ]
}

/** Encodings, and text that was misread before it came here and is mended (还原乱码). */
function encodings(say: Say) {
  const plain = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']
  return [
    ...plain.map((value) => ({ value, label: value })),
    {
      value: 'mend:utf8-as-gbk',
      label: say('还原乱码：utf-8 被当作 gbk', 'mend: utf-8 misread as gbk'),
    },
    {
      value: 'mend:gbk-as-latin1',
      label: say('还原乱码：gbk 被当作 latin1', 'mend: gbk misread as latin1'),
    },
    {
      value: 'mend:utf8-as-latin1',
      label: say('还原乱码：utf-8 被当作 latin1', 'mend: utf-8 misread as latin1'),
    },
    {
      value: 'mend:utf8-as-latin1-twice',
      label: say('还原乱码：utf-8 两次被当作 latin1', 'mend: utf-8 misread as latin1 twice'),
    },
  ]
}
