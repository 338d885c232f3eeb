import { Hono } from 'hono'
import type { Desk } from './desk.ts'
import { OutPlace } from './out-place.ts'
import { Sitting } from './sitting.ts'
import { chainRoutes } from './routes/chain.ts'
import { clearRoutes } from './routes/clear.ts'
import { columnRoutes } from './routes/columns.ts'
import { correctionRoutes } from './routes/corrections.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { factRoutes } from './routes/facts.ts'
import { countRoutes } from './routes/count.ts'
import { journalRoutes } from './routes/journal.ts'
import { lawRoutes } from './routes/law.ts'
import { layoutRoutes } from './routes/layout.ts'
import { lookRoutes } from './routes/look.ts'
import { pictureRoutes } from './routes/pictures.ts'
import { moneyRoutes } from './routes/money.ts'
import { paperRoutes } from './routes/papers.ts'
import { placeRoutes } from './routes/place.ts'
import { reportRoutes } from './routes/report.ts'
import { rowRoutes } from './routes/rows.ts'
import { sampleRoutes } from './routes/sample.ts'
import { setAsideRoutes } from './routes/set-aside.ts'
import { suitRoutes } from './routes/suit.ts'
import { workerRoutes } from './routes/worker.ts'

/** Everything that the workbench asks for; its type is the workbench's client (`hc<Api>`). */
export function api(desk: Desk, sitting: Sitting = new Sitting()) {
  const out = new OutPlace(desk)
  return new Hono()
    .route('/', placeRoutes(desk))
    .route('/', reportRoutes(desk))
    .route('/', evidenceRoutes(desk))
    .route('/', rowRoutes(desk, sitting))
    .route('/', clearRoutes(desk, sitting))
    .route('/', setAsideRoutes(desk))
    .route('/', columnRoutes(desk))
    .route('/', correctionRoutes(desk))
    .route('/', countRoutes(desk))
    .route('/', chainRoutes(desk))
    .route('/', pictureRoutes(desk))
    .route('/', journalRoutes(desk))
    .route('/', moneyRoutes(desk))
    .route('/', layoutRoutes(desk))
    .route('/', suitRoutes(desk))
    .route('/', paperRoutes(desk, out))
    .route('/', sampleRoutes(desk, out))
    .route('/', factRoutes(desk))
    .route('/', lookRoutes(desk))
    .route('/', workerRoutes())
    .route('/', lawRoutes())
}

export type Api = ReturnType<typeof api>
