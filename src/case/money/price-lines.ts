import { maskName } from '../../records/fields/mask.ts'
import type { SlangWord } from '../../law/book.ts'
import { glossaryOf, type Glossary } from '../../gains/chat/glossary.ts'
import { asksPrice, understood, type Understood } from '../../gains/chat/understood.ts'
import { daysApart } from '../../gains/matching/days.ts'
import type { MatchDeal, MatchLine } from '../../gains/matching/payment.ts'
import type { PriceLine } from '../../report/gains.ts'
import type { People } from './directory.ts'
import { dayOf } from './payment-list.ts'
import type { Message } from './talk.ts'

/** Lines that are shown, and lines that are kept to be compared with payments. */
const SHOWN = 200
const KEPT = 5000
/** Days around a deal within which talk may be about it. */
const NEAR_DAYS = 30
/** Messages after a question within which a bare number may answer it. */
const ANSWERS = 3

/** Messages that seem to agree a price, a number of lines or a sum: pointed at, never facts. */
export interface FoundLines {
  readonly found: number
  readonly lines: readonly PriceLine[]
  readonly forMatching: readonly MatchLine[]
}

export function priceLines(
  messages: Iterable<Message>,
  slang: readonly SlangWord[],
  deals: readonly MatchDeal[],
  people: People,
): FoundLines {
  const glossary = glossaryOf(slang)
  const lines: PriceLine[] = []
  const forMatching: MatchLine[] = []
  let found = 0
  let asked = 0
  let talk = ''
  for (const message of messages) {
    const here = JSON.stringify([message.at.slice(0, -1), message.conversation])
    if (here !== talk) asked = 0
    talk = here
    const said = spokenOf(message, glossary, asked > 0)
    asked = asksPrice(message.text, glossary) ? ANSWERS : Math.max(0, asked - 1)
    if (!said) continue
    found++
    if (forMatching.length < KEPT) forMatching.push(lineOf(message, said))
    if (lines.length < SHOWN) lines.push(shownLine(message, said, deals, people))
  }
  return { found, lines, forMatching }
}

function spokenOf({ text }: Message, glossary: Glossary, asked: boolean): Understood | null {
  return text === '' ? null : understood(text, glossary, asked)
}

function lineOf({ time }: Message, { price, fen, units }: Understood): MatchLine {
  return { day: dayOf(time)?.from ?? null, price, fen, units }
}

function shownLine(
  message: Message,
  said: Understood,
  deals: readonly MatchDeal[],
  people: People,
): PriceLine {
  const { sender, account, time, at } = message
  const known = account === null ? null : people.accountOf(account)
  return {
    at,
    time,
    sender:
      known === null ? (sender === null ? '未载明' : maskName(sender.trim())) : `账号${known}`,
    party: known === null ? null : people.userOf(known),
    units: said.units,
    free: said.free,
    price: said.price,
    fen: said.fen,
    words: said.words,
    slang: said.slang.map(({ word, means }) => ({ word, means })),
    deals: deals.filter((deal) => agrees(message, said, deal)).map(({ id }) => id),
  }
}

/** The same price, number of lines or sum at about the time of the deal. */
function agrees({ time }: Message, { price, units, fen }: Understood, deal: MatchDeal): boolean {
  const same =
    (price !== null && price === deal.unitPrice) ||
    (units !== null && units === deal.priced) ||
    (fen !== null && (fen === deal.computed || fen === deal.stated))
  const gap = daysApart(dayOf(time), deal.days)
  return same && (gap === null || gap <= NEAR_DAYS)
}
