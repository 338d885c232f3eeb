import { YUAN, type Form } from './form.ts'

/** What an office gets by warrant (协查数据). */
export const WARRANT_FORMS: readonly Form[] = [
  {
    id: 'tenpay-reg',
    title: '财付通注册信息（TenpayRegInfo）',
    needs: ['账号', '注册姓名', '注册时间|注册身份证号|绑定手机'],
    holds: 'info',
  },
  {
    id: 'tenpay-trades',
    title: '财付通交易明细（TenpayTrades）',
    needs: ['用户id', '借贷类型', '交易金额', '交易时间'],
    currency: 'CNY',
    stateNeeded: false,
  },
  {
    id: 'alipay-warrant-login',
    title: '支付宝协查数据（登录日志）',
    needs: ['登陆账号|登录账号|用户id', '客户端ip|登录ip|ip地址', '操作发生时间|登录时间|登陆时间'],
    holds: 'info',
  },
  {
    id: 'alipay-warrant-account',
    title: '支付宝协查数据（账户信息）',
    needs: ['用户id', '登陆手机|登录手机|登陆邮箱|登录邮箱|绑定手机', '账户名称|证件号'],
    holds: 'info',
  },
  {
    id: 'alipay-warrant-transfers',
    title: '支付宝协查数据（转账明细）',
    needs: ['付款方支付宝账号', '收款方支付宝账号|收款机构信息', '转账金额'],
    ...YUAN,
    columns: { 到账时间: 'time' },
  },
  {
    id: 'alipay-warrant-trades',
    title: '支付宝协查数据（交易记录）',
    needs: ['交易号', '对应的协查数据', '金额', '收/支|交易状态'],
    ...YUAN,
    columns: { 用户信息: 'own', 对应的协查数据: 'ignored', 付款时间: 'posted' },
    stateNeeded: true,
  },
  {
    id: 'alipay-warrant-ledger',
    title: '支付宝协查数据（账户明细）',
    needs: ['对应的协查数据', '金额|收入|支出|收入金额|支出金额'],
    ...YUAN,
    columns: { 对应的协查数据: 'own' },
  },
  {
    id: 'bank-warrant',
    title: '银行协查交易明细',
    needs: [
      '交易卡号|交易账号|查询卡号|查询账号|卡号|账号',
      '交易时间|交易日期',
      '交易金额',
      '收付标志|借贷标志|借贷标记',
      '对手户名|交易对手账卡号|交易对方户名|对方户名',
    ],
    ...YUAN,
    columns: { 商户名称: 'note' },
  },
]
