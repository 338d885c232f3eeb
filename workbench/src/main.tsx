import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { DeskWatch } from './desk.tsx'
import { Frame } from './frame.tsx'
import './style.css'
import { beginIn, useWords, Words } from './words.tsx'
import { remembered } from './worker.ts'

/** Styles that are made while the page runs carry the word that the server gave this page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

const THEME = {
  token: {
    colorPrimary: '#1f3b61',
    colorLink: '#14508f',
    borderRadius: 4,
    fontSize: 15,
    fontFamily: 'inherit',
    colorTextPlaceholder: '#5b6776',
  },
}

function Theme({ children }: { readonly children: ReactNode }) {
  const { language } = useWords()
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={THEME}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html holds #root')
beginIn(await remembered())
createRoot(root).render(
  <StrictMode>
    <Words>
      <Theme>
        <DeskWatch>
          <Frame />
        </DeskWatch>
      </Theme>
    </Words>
  </StrictMode>,
)
