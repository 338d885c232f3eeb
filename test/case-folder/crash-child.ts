import { append } from '../../src/case/journal/store/store.ts'

/** Appends until it is killed, or kills itself in the middle of an entry: `node crash-child.ts FOLDER NAME COUNT [die]`. */
const [folder = '', name = '', count = '', how = ''] = process.argv.slice(2)

const writer = { by: name, now: () => new Date() }

const note = (text: string) => ({
  kind: 'put' as const,
  path: ['title'],
  item: false,
  value: text,
  leaves: [],
})

for (let i = 0; i < Number(count); i++) {
  append(folder, writer, () => ({ drafts: [note(`${name} ${String(i)}`)] }))
}

if (how === 'die') {
  const drafts = [note('一'), note('二'), note('三')]
  Object.defineProperty(drafts[1], 'value', {
    enumerable: true,
    get: () => process.kill(process.pid, 'SIGKILL'),
  })
  append(folder, writer, () => ({ drafts }))
}
