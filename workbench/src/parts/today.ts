/** Today on this machine's calendar, `YYYY-MM-DD`: only to put clocks in order, never in a paper. */
export function today(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
