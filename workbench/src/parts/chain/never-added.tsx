/** Stands wherever persons stand together. */
export function NeverAdded() {
  return (
    <p className="note info">
      <b>同一批信息在各人之间流转，人与人之间不相加</b>
    </p>
  )
}
