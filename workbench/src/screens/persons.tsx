import { useAddress } from '../address.ts'
import { PersonList } from '../parts/persons/list.tsx'
import { OnePerson } from '../parts/persons/one.tsx'

/** Each person by himself: the list, or the one whom the address names. */
export default function Persons() {
  const { query } = useAddress()
  const id = query.get('id')
  return id === null ? <PersonList /> : <OnePerson id={id} />
}
