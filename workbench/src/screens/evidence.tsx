import { Pagination } from 'antd'
import { DIGEST, DIGEST_MATCH, STATUS, codeLabel } from '../../../src/documents/labels.ts'
import { go, useAddress, withQuery } from '../address.ts'
import { client, useAsked } from '../client.ts'
import { grouped, Tag } from '../parts/numbers.tsx'
import { Problem } from '../parts/problem.tsx'
import { useSay } from '../words.tsx'

const EACH = 50
const STATES = ['read', 'partial', 'unread', 'listed', 'opened'] as const

/** What was taken in: exhibits, and every file with its size, encoding, state and issues. */
export default function Evidence() {
  const say = useSay()
  const address = useAddress()
  const from = Number(address.query.get('from') ?? 0)
  const status = STATES.find((each) => each === address.query.get('status'))
  const { value: exhibits } = useAsked(
    () => client.report.exhibits.$get({ query: { most: '500' } }),
    [],
  )
  const { value: files, problem } = useAsked(
    () =>
      client.report.files.$get({
        query: { from: String(from), most: String(EACH), ...(status ? { status } : {}) },
      }),
    [from, status],
  )
  return (
    <>
      <h2>{say('检材与文件', 'Evidence')}</h2>
      <p className="lead">
        {say(
          '检材 › 压缩包 › 文件；原文件只读。',
          'Exhibits, containers, files; evidence is read only.',
        )}
      </p>
      {problem && <Problem told={problem} />}
      {exhibits && (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say('检材', 'Exhibit')}</th>
              <th scope="col">{say('持有人', 'Holder')}</th>
              <th scope="col">{say('位置', 'Place')}</th>
              <th scope="col">{say('扣押日期', 'Seized on')}</th>
              <th scope="col">{say('清单、卷页', 'List, file page')}</th>
            </tr>
          </thead>
          <tbody>
            {exhibits.items.map((e) => (
              <tr key={e.id}>
                <td>{e.id}</td>
                <td>{e.holder ?? say('未载明', 'not stated')}</td>
                <td>{e.path}</td>
                <td>{e['seized-on'] ?? say('未载明', 'not stated')}</td>
                <td>
                  {[e.list, e.evidence].filter(Boolean).join('；') || say('未载明', 'not stated')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{say('文件', 'Files')}</h3>
      <div className="facets" role="group" aria-label={say('按状态', 'By state')}>
        {[null, ...STATES].map((each) => (
          <button
            key={each ?? 'all'}
            type="button"
            aria-pressed={(status ?? null) === each}
            onClick={() => go(withQuery(address, { status: each, from: null }))}
          >
            {each === null
              ? say('全部', 'All')
              : each === 'opened'
                ? say('已打开', 'opened')
                : say(STATUS[each], each)}
          </button>
        ))}
      </div>
      {files && (
        <>
          <p className="shown">
            {say(
              `显示 ${grouped(files.items.length)} / ${grouped(files.all)} 个文件`,
              `Showing ${grouped(files.items.length)} of ${grouped(files.all)} files`,
            )}
          </p>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{say('文件', 'File')}</th>
                <th scope="col" className="num">
                  {say('字节', 'Bytes')}
                </th>
                <th scope="col">{say('格式', 'Format')}</th>
                <th scope="col">{say('编码', 'Encoding')}</th>
                <th scope="col">{say('状态', 'State')}</th>
                <th scope="col">{say('问题', 'Issues')}</th>
                <th scope="col">{say('校验值', 'Digest')}</th>
              </tr>
            </thead>
            <tbody>
              {files.items.map((file) => (
                <tr key={`${file.exhibit} ${file.at.join('/')}`}>
                  <td>{[file.exhibit, ...file.at].join(' › ')}</td>
                  <td className="num">{grouped(file.bytes)}</td>
                  <td>{file.format}</td>
                  <td>{file.encoding ?? '—'}</td>
                  <td>
                    <Tag
                      how={
                        file.status === 'read'
                          ? 'good'
                          : file.status === 'listed'
                            ? 'plain'
                            : 'loud'
                      }
                    >
                      {STATUS[file.status]}
                    </Tag>
                  </td>
                  <td>
                    {file.issues.map((issue, i) => (
                      <div key={`${String(i)} ${issue.code}`}>
                        <code>{issue.code}</code> {codeLabel(issue.code)} {issue.message}
                      </div>
                    ))}
                  </td>
                  <td>
                    {Object.entries(file.digests).map(([name, digest]) => (
                      <div key={name} title={digest}>
                        {DIGEST[name as keyof typeof DIGEST]} <code>{digest?.slice(0, 12)}…</code>
                      </div>
                    ))}
                    {file['digest-match'] && (
                      <Tag how={file['digest-match'] === 'match' ? 'good' : 'loud'}>
                        {DIGEST_MATCH[file['digest-match']]}
                      </Tag>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pagination
            current={Math.floor(from / EACH) + 1}
            pageSize={EACH}
            total={files.all}
            showSizeChanger={false}
            onChange={(page) =>
              go(withQuery(address, { from: page === 1 ? null : String((page - 1) * EACH) }))
            }
          />
        </>
      )}
    </>
  )
}
