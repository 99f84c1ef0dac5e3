import type { Messages } from './en.ts'

export const ja: Messages = {
  language: 'ja',
  portal: 'Handloop',
  loading: '読み込み中…',
  questions: 'お問い合わせ先：',
  signOut: 'サインアウト',
  backToTasks: 'タスク一覧に戻る',
  tryAgain: '再試行',
  close: '閉じる',
  copy: 'コピー',
  copied: 'コピーしました。',

  tasks: 'タスク',
  tasksIntroduction: 'あなたのチームを待っているレビューです。開始すると、そのタスクはあなたの担当になります。',
  columnTask: 'タスク',
  columnTimeLimit: '制限時間',
  columnCreated: '作成日時',
  columnAction: '操作',
  startWorking: '作業を開始',
  startNextTask: '次のタスクを開始',
  inWork: '作業中',
  resumesYourWork: 'このタスクは開始済みです。作業内容は保存されています。',
  keywords: 'キーワード',
  showMoreTasks: 'さらに表示',
  kind: 'タスクの種類',
  allKinds: 'すべての種類',
  today: (answers, worked, each) =>
    answers === 0
      ? '今日の回答はまだありません'
      : answers === 1
        ? `今日: 回答1件、${worked}`
        : `今日: 回答${answers}件、${worked}（1件あたり${each}）`,
  noTasks: '現在タスクはありません',
  noTasksHint: '新しいタスクは自動的に表示されます。このページは開いたままで構いません。',
  tasksArrived: count => `新しいタスクが${count}件届きました。`,
  tasksNotLoaded: 'タスクを読み込めませんでした。',

  noMoreTasks: 'タスクはもうありません',
  noMoreTasksHint: '待っているタスクはありません。新しいタスクが届くと、このページに自動的に表示されます。',

  task: 'タスク',
  openingTask: 'タスクを開いています…',
  timeLeft: '残り時間',
  timeLeftAnnouncement: minutes => `残り${minutes}分です。`,
  timeIsUp: 'このタスクの制限時間が過ぎました。',
  declineTask: 'タスクを辞退',
  releaseTask: 'タスクを手放す',
  stopAndResumeLater: '中断して後で再開',
  declineHint: 'このタスクは二度と表示されません',
  releaseHint: 'タスクを返却し、あなたや他の人が取れるようにします',
  stopHint: '作業内容とタスクは保持されますが、時間は進みます',
  taskOpened: title => `タスクを開きました: ${title}`,
  left: {
    left: 'タスクはあなたのために保持されています。一覧にあります。',
    leftForGood: 'このレビューは停止中だったため、離れた時点でタスクは終了しました。',
    leftTooLate: 'タスクはもうあなたの担当ではありません。終了したか、制限時間が過ぎていました。',
    released: 'タスクを返却しました。',
    declined: 'タスクを辞退しました。このタスクが再び表示されることはありません。',
    submitted: '回答を送信しました。',
  },
  declineReason: '辞退の理由（任意）',
  declineReasonHint: 'このレビューの運営者が読みます。',
  sendReason: '理由を送信',
  reasonSent: 'ありがとうございます。理由を送信しました。',
  reasonNotSent: '理由を送信できませんでした。もう一度お試しください。',
  loopIsStopping: 'このレビューは停止中です。このタスクはまだ完了して送信できますが、離れるとタスクは終了します。',
  sending: '回答を送信しています…',
  answerSent: '回答を送信しました。',
  answerNotSentYet: '回答はまだ送信されていません。このページに保持され、送信を続けて試みます。',
  answerNotSentSignedOut:
    'サインアウトしているため、回答はまだ送信されていません。このタブを開いたまま、別のタブで再度サインインしてください。',
  signedOutAtWork: 'サインアウトしています。別のタブで再度サインインしてください。作業内容はこのページに残ります。',
  connectionLost: 'サービスに接続できません。作業内容はこのページに残り、接続を続けて試みます。',
  timeIsShort: left =>
    `残り${left}未満です。時間内に送信してください。過ぎるとタスクは一覧に戻り、入力内容だけが保持されます。`,
  takeAgain: 'タスクを再び取る',
  yourWork: '入力した内容',
  showWork: '入力内容をコピー',
  answersWaiting: count => `${count}件の回答がこの端末に保持され、まだ送信されていません。送信を続けて試みます。`,
  answerRefusedLater: title =>
    `「${title}」への回答は送信できませんでした。タスクが終了したか、制限時間が過ぎていました。`,
  answerSentLater: title => `「${title}」への回答を送信しました。`,

  shortcuts: 'キーボードショートカット',
  shortcutsOfTask: 'タスクには独自のキーがあります。タスクの説明をご覧ください。',
  singleKeys: '1つのキーでこのヘルプを開く: ?',
  goToTask: 'タスクへ移動、または戻る',

  signedOut: 'サインアウトしています',
  signedOutHint: '個人用リンクでサインインします。このサービスの運営者に依頼してください。リンクは一度だけ使えます。',
  signedOutCommand: '運営者の方へ: コマンドは次のとおりです',
  serviceUnreachable: 'サービスに接続できません',
  serviceUnreachableHint: '接続を確認してください。このページは自動的に再試行します。',
  notSignedOut: 'サインアウトできませんでした。もう一度お試しください。',

  cannotOpen: {
    notFound: 'このタスクは存在しないか、あなたのチームのものではありません。',
    leaseLost: '現在、他の人がこのタスクで作業しています。再び空くことがあります。',
    gone: 'このタスクはもう利用できません。完了、取り下げ、または期限切れです。',
    signedOut: 'サインアウトしています。',
    other: 'タスクを開けませんでした。',
  },
  taskEnded: {
    notFound: 'このタスクはもう利用できません。これ以上送信できませんが、入力内容はまだ表示されています。',
    leaseLost:
      'このタスクの時間が終わり、タスクは一覧に戻りました。ここからはもう送信できませんが、入力内容はまだ表示されています。',
    gone: 'このタスクはもう受け付けていません。完了、取り下げ、停止、または期限切れです。これ以上送信できませんが、入力内容はまだ表示されています。',
  },
  answerRefused: '回答は受け付けられませんでした。内容は失われていません。確認して再送信してください。',
  answerRefusedBecause: reason =>
    `回答は受け付けられませんでした: ${reason} 内容は失われていません。確認して再送信してください。`,
  actionFailed: 'うまくいきませんでした。もう一度お試しください。',
  actionFailedOffline: 'サービスに接続できないため、うまくいきませんでした。もう一度お試しください。',

  seconds: count => `${count}秒`,
  minutes: count => `${count}分`,
  hours: count => `${count}時間`,
}
