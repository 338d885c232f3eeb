import type { Field } from '../field.ts'
import type { KindId } from '../kinds.ts'
import { address } from './address.ts'
import { amount, balance } from './amount.ts'
import { bankCard } from './bank-card.ts'
import { creditCode } from './credit-code.ts'
import { birthDate, date, datetime } from './date.ts'
import { coordinates, iccid, imei, imsi, ip, mac } from './device.ts'
import { guardianPhone } from './guardian-phone.ts'
import { landline } from './landline.ts'
import { mobile } from './mobile.ts'
import { guardianName, name } from './name.ts'
import { email, qq, wechat } from './online.ts'
import { age, sex } from './person.ts'
import { PLAIN } from './plain.ts'
import { plate } from './plate.ts'
import { residentId } from './resident-id.ts'
import { grade, school } from './school.ts'
import { empty, rowNo, text } from './text.ts'
import { passport, permit } from './travel.ts'
import { vagueName } from './vague-name.ts'
import { vin } from './vin.ts'

/** Every kind of field (信息字段) with its rule. */
export const FIELDS: Readonly<Record<KindId, Field>> = {
  ...PLAIN,
  'resident-id': residentId,
  mobile,
  landline,
  'bank-card': bankCard,
  plate,
  vin,
  passport,
  permit,
  'credit-code': creditCode,
  name,
  'vague-name': vagueName,
  'guardian-name': guardianName,
  'guardian-phone': guardianPhone,
  address,
  school,
  grade,
  email,
  qq,
  wechat,
  imei,
  imsi,
  iccid,
  mac,
  ip,
  coordinates,
  datetime,
  date,
  'birth-date': birthDate,
  sex,
  age,
  amount,
  balance,
  'row-no': rowNo,
  text,
  empty,
}
