/**
 * `node bin/with-node.js FILE …`: runs a file on the Node that this package brings, whatever Node runs this.
 *
 * The scripts of package.json go through it: npm 10, which comes with Node 20, takes `node_modules/.bin/node` away again
 * after it has passed over the Nodes of other platforms (docs/decisions/0006).
 */
import { resolve } from 'node:path'
import { runOnNode } from './carried-node.js'

const [file, ...args] = process.argv.slice(2)

if (file === undefined) {
  process.stderr.write('node bin/with-node.js FILE …\n')
  process.exitCode = 2
} else {
  runOnNode(resolve(file), args)
}
