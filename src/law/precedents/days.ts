/** Days from one day to another by the calendar, the first day not counted. @example 2024-05-29 to 2024-05-31 → 2 */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}
