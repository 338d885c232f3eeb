import { Input, Select } from 'antd'
import { useSay, type Say } from '../../words.tsx'
import { dayOf, lastDayOf } from '../day.ts'
import { PlaceField } from '../place/place-field.tsx'

const KEYS = ['id', 'name+phone', 'phone', 'line'] as const

/** What was said when a report was made on another machine. */
export interface How {
  readonly key?: (typeof KEYS)[number] | null
  readonly from?: string
  readonly to?: string
  readonly decided?: string
  readonly lessons?: string
  readonly passwords?: string
  readonly hashList?: string
}

/** The same as a request says it. */
export function said({ key, from = '', to = '', decided = '', ...files }: How) {
  const begin = dayOf(from)
  const end = lastDayOf(to.trim() === '' ? from : to)
  const first = begin.length === 7 ? `${begin}-01` : begin
  const fileOf = (path = '') => (path.trim() === '' ? null : path.trim())
  return {
    key: key ?? null,
    conduct: from.trim() === '' ? null : { from: first, to: end },
    decided: decided.trim() === '' ? null : dayOf(decided),
    lessons: fileOf(files.lessons),
    passwords: fileOf(files.passwords),
    hashList: fileOf(files.hashList),
  }
}

/** Made on another machine: what was said there when it was counted is said again. */
export function HowItWasRead({
  how,
  onChange,
}: {
  readonly how: How
  readonly onChange: (how: How) => void
}) {
  const say = useSay()
  const text = (name: 'from' | 'to' | 'decided', label: string) => (
    <label>
      {label}{' '}
      <Input
        style={{ width: 120 }}
        placeholder="2021-08-05"
        value={how[name] ?? ''}
        onChange={({ target }) => onChange({ ...how, [name]: target.value })}
      />
    </label>
  )
  return (
    <section aria-label={say('当时的读取条件', 'How it was read then')}>
      <p className="note info">
        {say(
          '这份报告不是在本机作出的：写明检材的位置；当时选定过去重依据、日期、更正或者口令的，照样写上，没有的不填。',
          'This report was not made on this machine: say where the evidence lies, and what was said then of key, dates, corrections and passwords.',
        )}
      </p>
      <div className="row-of">
        <label>
          {say('去重依据', 'Key')}{' '}
          <Select
            style={{ width: 170 }}
            allowClear
            value={how.key ?? null}
            onChange={(key?: (typeof KEYS)[number]) => onChange({ ...how, key: key ?? null })}
            options={KEYS.map((value) => ({ value, label: keyName(value, say) }))}
          />
        </label>
        {text('from', say('行为开始', 'Conduct from'))}
        {text('to', say('行为结束', 'Conduct to'))}
        {text('decided', say('裁判日期', 'Decided on'))}
      </div>
      <div className="row-of">
        <PlaceField
          label={say('更正文件', 'File of corrections')}
          wanted="file"
          placeholder={say('更正.yaml', 'a .yaml file')}
          value={how.lessons ?? ''}
          onChange={(lessons) => onChange({ ...how, lessons })}
        />
        <PlaceField
          label={say('口令表', 'List of passwords')}
          wanted="file"
          placeholder={say('口令表，每行一个', 'passwords, one a line')}
          value={how.passwords ?? ''}
          onChange={(passwords) => onChange({ ...how, passwords })}
        />
        <PlaceField
          label={say('电子数据清单', 'List of digests')}
          wanted="file"
          placeholder={say('电子数据清单（校验值）', 'list of digests')}
          value={how.hashList ?? ''}
          onChange={(hashList) => onChange({ ...how, hashList })}
        />
      </div>
    </section>
  )
}

function keyName(key: (typeof KEYS)[number], say: Say): string {
  const names = {
    id: say('证件号', 'identity number'),
    'name+phone': say('姓名＋电话', 'name + telephone'),
    phone: say('电话', 'telephone'),
    line: say('整行', 'whole line'),
  }
  return names[key]
}
