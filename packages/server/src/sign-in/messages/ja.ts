import type { Messages } from './en.ts'

export const ja: Messages = {
  language: 'ja',
  signIn: 'サインイン',
  welcome: 'ようこそ',
  welcomeHint: 'あなたの判断を待っているタスクがあります。',
  questions: 'お問い合わせ先：',

  linkIsOver: 'このリンクは使えなくなりました',
  linkIsOverHint: 'サインイン用のリンクは一度だけ、24 時間以内に使えます。送り主に新しいリンクを依頼してください。',
  signedInHint: 'サインイン用のリンクは一度しか使えません。すでにサインインしているので、新しいリンクは不要です。',
  command: '送り主の方へ: コマンドは次のとおりです',
  notHere: 'ここからはサインインできません',
  notHereHint: origin => `リンクはまだ使えます。${origin} で開き、そこでサインインしてください。`,

  noSuchPage: 'このページはありません',
  noSuchPageHint: 'アドレスが間違っているか、表示していたものがなくなりました。',
  busy: 'ただいま大変混み合っています',
  busyHint: '失われたものはありません。少し待ってから、このページを再読み込みしてください。',
  failed: '問題が発生しました',
  failedHint: requestId =>
    `こちら側の問題です。もう一度お試しください。続く場合は、このサービスの運営者に次の番号をお伝えください: ${requestId}`,
  toTheTasks: 'タスク一覧へ',

  taskPageIsOver: 'このタスクのページはもう開けません',
  taskPageIsOverHint: 'まだあなたのタスクであれば、タスク一覧からもう一度開いてください。',
}
