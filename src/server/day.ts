/** The day on this machine's calendar: when something is decided here. */
export function today(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
