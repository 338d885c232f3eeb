/** Which Node runs this, and with what: for the test of the launcher. */
const told: { version: string; args: string[] } = {
  version: process.version,
  args: process.argv.slice(2),
}
process.stdout.write(JSON.stringify(told))
