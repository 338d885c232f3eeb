import { serve as listen } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { ShuzhengError } from '../errors.ts'
import { app } from './app.ts'
import { Desk } from './desk.ts'
import { Door } from './door.ts'
import type { Page } from './pages.ts'

/** A workbench that runs. */
export interface Serving {
  readonly port: number
  readonly desk: Desk
  /** An address that opens the workbench once. */
  address(): string
  close(): Promise<void>
}

/** How long nobody may look until the door locks, in milliseconds. */
const IDLE = 15 * 60_000

export interface ServeOptions {
  /** 0: any that is free. */
  readonly port: number
  readonly idle?: number
  /** By which the door locks itself, in milliseconds. */
  readonly clock?: () => number
}

/**
 * Opens the workbench on 127.0.0.1 alone.
 *
 * @throws ShuzhengError `server/port-taken`
 */
export async function serve(
  pages: ReadonlyMap<string, Page>,
  { port, idle = IDLE, clock }: ServeOptions,
): Promise<Serving> {
  const desk = new Desk()
  const door = new Door(idle, clock)
  const { server, at } = await listening(app(desk, door, pages).fetch, port)
  door.listensOn(at)
  return {
    port: at,
    desk,
    address: () => `http://127.0.0.1:${String(at)}/enter?word=${door.newToken()}`,
    close: async () => {
      await desk.close()
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}

/** On this machine a request is there at once: one that trickles in is given up, in milliseconds. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 30_000 }

type Server = ReturnType<typeof listen>

function listening(
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
): Promise<{ server: Server; at: number }> {
  return new Promise((done, fail) => {
    const server = listen(
      { fetch, hostname: '127.0.0.1', port, serverOptions: PATIENCE },
      (info: AddressInfo) => done({ server, at: info.port }),
    )
    server.on('error', () => fail(new ShuzhengError('server/port-taken', { port })))
  })
}
