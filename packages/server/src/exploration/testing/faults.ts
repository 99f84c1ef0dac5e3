/** A fault of one line: on the line of `file` that holds `on`, `find` becomes `put`. */
export type Fault = { breaks: string; file: string; on: string; find: string; put: string }

const inFile =
  (file: string) =>
  (breaks: string, on: string, find: string, put: string): Fault => ({ breaks, file, on, find, put })

const table = inFile('human-loop/lifecycle.ts')
const step = inFile('human-loop/step.ts')
const loop = inFile('human-loop/loop.ts')
const accept = inFile('review-task/accept.ts')
const assignment = inFile('review-task/assignment.ts')
const giveBack = inFile('review-task/give-back.ts')
const submit = inFile('review-task/submit.ts')
const time = inFile('review-task/pass-time.ts')
const direct = inFile('review-task/direct.ts')
const review = inFile('review-task/review.ts')

// prettier-ignore
// biome-ignore format: one fault a row
export const FAULTS_OF_THE_LOOP: readonly Fault[] = [
  table('a stopped loop becomes Completed', "  Stopped:    {", "outputWritten: '.'", "outputWritten: 'Completed'"),
  table('a stopping loop can be deleted', "  Stopping:   {", "deleteRequested: '!'", "deleteRequested: 'Deleting'"),
  table('a loop in progress can be deleted', "  InProgress: {", "deleteRequested: '!'", "deleteRequested: 'Deleting'"),
  table('a loop whose output is given up waits for ever', "  InProgress: {", "outputGivenUp: 'Failed'", "outputGivenUp: '.'"),
  table('a written output completes nothing', "  InProgress: {", "outputWritten: 'Completed'", "outputWritten: '.'"),
  table('a failed loop can be stopped', "  Failed:     {", "stopRequested: '.'", "stopRequested: 'Stopping'"),
  table('a stopping loop fails', "  Stopping:   {", "foundUnusable: '.'", "foundUnusable: 'Failed'"),
  table('a deleted loop is never cleaned up', "  Deleting:   {", "cleanedUp: 'Deleted'", "cleanedUp: '.'"),
  table('deleting twice is refused', "  Deleting:   {", "deleteRequested: '.'", "deleteRequested: '!'"),
  table('a removal fails the loop', "  InProgress: {", "removalRequested: 'Stopping'", "removalRequested: 'Failed'"),
  step('ended work is not counted', "atWorkCount: loop.atWorkCount - 1 }", 'loop.atWorkCount - 1', 'loop.atWorkCount'),
  step('begun work is not counted', "atWorkCount: loop.atWorkCount + 1 }", 'loop.atWorkCount + 1', 'loop.atWorkCount'),
  step('an answer frees no place', "answerCount: loop.answerCount + 1", 'loop.atWorkCount - 1', 'loop.atWorkCount'),
  step('an answer is not counted', "answerCount: loop.answerCount + 1", 'loop.answerCount + 1', 'loop.answerCount'),
  step('a removal is forgotten', 'isToBeRemoved: true', 'isToBeRemoved: true', 'isToBeRemoved: false'),
  step('the end of the lifetime is forgotten', 'isLifetimeOver: true', 'isLifetimeOver: true', 'isLifetimeOver: false'),
  step('a written output is still due', "output: 'written'", "output: 'written'", "output: 'due'"),
  step('an output is rewritten that was not given up', "loop.output === 'givenUp' ?", "loop.output === 'givenUp'", "loop.output !== 'due'"),
  step('an output that was given up stays so', "loop.output === 'givenUp' ?", "output: 'none'", "output: 'givenUp'"),
  table('a completed output is rewritten', "  Completed:  {", "rewriteRequested: '!'", "rewriteRequested: '.'"),
  step('the revision stays', 'revision: loop.revision + 1', 'loop.revision + 1', 'loop.revision'),
  step('the end is dated from the stop', 'const endedAt =', "(isFinished(to) ? at : null)", 'at'),
  step('a deletion dates the end anew', 'const endedAt =', 'loop.endedAt ??', "(to === 'Deleting' ? at : loop.endedAt) ??"),
  step('a failure is not kept', 'failure: loop.failure ?? failure', 'loop.failure ?? failure', 'loop.failure'),
  step('Stopping never ends', "loop.status === 'Stopping' && isIdle", 'isIdle', 'false'),
  step('Stopping ends while somebody works', "loop.status === 'Stopping' && isIdle", ' && isIdle', ''),
  step('a loop expires while somebody works', 'loop.isLifetimeOver && isIdle', ' && isIdle', ''),
  step('a loop expires with all its answers', 'loop.isLifetimeOver && isIdle', ' && loop.answerCount < loop.taskCount', ''),
  step('a removed loop stays when it is finished', 'loop.isToBeRemoved && isFinished', 'isFinished(loop.status)', 'false'),
  step('a full set of answers is not owed', "loop.output === 'none' &&", 'loop.answerCount >= loop.taskCount', 'loop.answerCount > loop.taskCount'),
  step('partial answers are never owed', "loop.output === 'none' &&", ' || loop.endedAt !== null', ''),
  step('partial answers are owed at once', "loop.output === 'none' &&", 'loop.answerCount >= loop.taskCount', 'loop.answerCount >= 1'),
  step('an output is owed again and again', "loop.output === 'none' &&", "loop.output === 'none' && ", "loop.output !== 'written' && "),
  step('an object without answers is owed', "loop.output === 'none' &&", 'loop.answerCount > 0 && ', ''),
  step('an owed output is not told', "[{ type: 'OutputDue' }, ...facts]", "[{ type: 'OutputDue' }, ...facts]", 'facts'),
  step('the event is told before the output', "[{ type: 'OutputDue' }, ...facts]", "[{ type: 'OutputDue' }, ...facts]", "[...facts, { type: 'OutputDue' }]"),
  step('a stop is not told', "if (to !== '.') facts.push", "if (to !== '.')", "if (to !== '.' && to !== 'Stopped')"),
  step('every event is told as a change', "if (to !== '.') facts.push", "if (to !== '.')", "if (next.type !== 'expired')"),
  loop('one worker too many finds room', 'loop.answerCount + loop.atWorkCount <', 'atWorkCount < loop', 'atWorkCount <= loop'),
  loop('one worker too few finds room', 'loop.answerCount + loop.atWorkCount <', 'loop.atWorkCount <', 'loop.atWorkCount + 1 <'),
  loop('workers use up no place', 'loop.answerCount + loop.atWorkCount <', ' + loop.atWorkCount', ''),
  loop('a task can be taken after the lifetime', 'loop.answerCount + loop.atWorkCount <', '!loop.isLifetimeOver && ', ''),
  loop('a stopping loop offers its tasks', 'loop.answerCount + loop.atWorkCount <', "loop.status === 'InProgress'", "loop.status !== 'Deleted'"),
  loop('the lifetime is ten times too short', 'openUntil: new Date', '* 1000', '* 100'),
]

// prettier-ignore
// biome-ignore format: one fault a row
export const FAULTS_OF_TASKS: readonly Fault[] = [
  accept('every lease has the same epoch', 'const leaseEpoch =', 'review.lastEpoch + 1', 'review.lastEpoch'),
  accept('the newest epoch is forgotten', 'lastEpoch: leaseEpoch', 'lastEpoch: leaseEpoch', 'lastEpoch: review.lastEpoch'),
  accept('the time limit is ten times too short', 'deadline: new Date', '* 1000', '* 100'),
  accept('who has answered may answer again', "own?.state === 'submitted'", "own?.state === 'submitted' || ", ''),
  accept('who has declined is given the task again', "own?.state === 'submitted'", " || own?.state === 'declined'", ''),
  accept('coming back restarts the time limit', 'const lease = resumed(own, at)', 'resumed(own, at)', '{ ...resumed(own, at), deadline: new Date(at.getTime() + progress.review.timeLimitSeconds * 1000) }'),
  accept('coming back is a new lease', "own?.state === 'inWork'", "own?.state === 'inWork'", 'false'),
  accept('a full loop is told gone', "isFull(progress) ? 'leaseLost' : 'gone'", "'leaseLost'", "'gone'"),
  accept('a stopping loop counts as full', 'return loop.status ===', "loop.status === 'InProgress' && ", "loop.status !== 'Deleted' && "),
  accept('an acceptance is not told', "type: 'Accepted'", "{ type: 'Accepted', workerId }", ''),
  assignment('who left counts as there', 'assignment.leftAt !== null ||', 'assignment.leftAt !== null || ', ''),
  assignment('silence never counts', 'assignment.leftAt !== null ||', ' || at >= goneAt(assignment, upSince)', ''),
  assignment('the grace is over a moment late', 'assignment.leftAt !== null ||', 'at >= goneAt', 'at > goneAt'),
  assignment('silence while the service was down counts', 'Math.max(assignment.seenAt', 'Math.max(assignment.seenAt.getTime(), upSince.getTime())', 'assignment.seenAt.getTime()'),
  assignment('there is no grace', 'Math.max(assignment.seenAt', ' + GRACE_MS', ''),
  assignment('coming back leaves one away', 'return { ...assignment, pausedMs,', 'leftAt: null, ', ''),
  assignment('coming back is no sign of life', 'return { ...assignment, pausedMs,', 'seenAt: at ', ''),
  assignment('a pause is counted as work', 'return { ...assignment, pausedMs,', 'assignment, pausedMs,', 'assignment,'),
  assignment('a pause begins again with every sign of it', 'pausedAt: assignment.pausedAt ?? at', 'assignment.pausedAt ?? at', 'at'),
  giveBack('who leaves a stopping loop keeps the task', "loop.status === 'Stopping'", "'Stopping'", "'Stopped'"),
  giveBack('leaving is not noted', 'const left: Assignment', 'leftAt: lease.leftAt ?? at', 'leftAt: null'),
  giveBack('leaving is no pause', 'const left: Assignment', '...paused(lease, at)', '...lease'),
  giveBack('a declined task is merely returned', "end(progress, by, 'declined'", "'declined'", "'returned'"),
  giveBack('asking twice is refused', 'own?.state === state', 'own?.state === state', 'false'),
  giveBack('an old lease counts as given back', 'own?.state === state', ' && own.leaseEpoch === by.leaseEpoch', ''),
  giveBack('an idle worker is not seen', 'seenAt: at, leftAt: null', 'seenAt: at, ', ''),
  submit('any repeat is taken for the same content', 'by.isSameContent)', ' && by.isSameContent', ''),
  submit('a repeat needs no lease', 'by.isSameContent)', ' && own.leaseEpoch === by.leaseEpoch', ''),
  submit('a repeat is refused', 'by.isSameContent)', "own?.state === 'submitted'", 'false'),
  submit('a repeat is told as a second answer', 'isRepeat: true }', 'isRepeat: true', 'isRepeat: false'),
  submit('a pause before the answer is counted as work', 'const answered =', 'paused(resumed(lease, at), at)', 'lease'),
  time('a deadline passes a moment late', 'at >= one.deadline', '>=', '>'),
  time('a deadline never passes', 'at >= one.deadline', 'at >= one.deadline', 'false'),
  time('who left a stopping loop stays on it', 'now.review.loop.status ===', 'isAway(one, at, upSince)', 'false'),
  time('who left a running loop loses the task', 'now.review.loop.status ===', "now.review.loop.status === 'Stopping' && ", ''),
  time('the lifetime ends a moment late', 'at >= loop.openUntil', '>=', '>'),
  time('the lifetime ends again and again', 'at >= loop.openUntil', '!loop.isLifetimeOver && ', ''),
  time('deadlines are never due', 'const times =', 'atWork(review).map(one => one.deadline)', '[] as Date[]'),
  time('the grace is never due', "loop.status === 'Stopping') times", "'Stopping'", "'Stopped'"),
  time('the lifetime is never due', 'times.push(loop.openUntil)', "'InProgress'", "'Stopped'"),
  time('the lifetime is due for ever', '!loop.isLifetimeOver) times.push', ' && !loop.isLifetimeOver', ''),
  time('the clean-up is never due', "loop.status === 'Deleting') times", "'Deleting'", "'Deleted'"),
  time('the latest is due first', 'Math.min(...times', 'Math.min', 'Math.max'),
  direct('a stop ends the task of everybody', "status === 'InProgress' ||", " || (status === 'Stopping' && !isAway(one, at, upSince))", ''),
  direct('a stop waits for who has left', "status === 'InProgress' ||", ' && !isAway(one, at, upSince)', ''),
  direct('a failure leaves people at work', "status === 'InProgress' ||", "status === 'InProgress'", "status === 'InProgress' || status === 'Failed'"),
  direct('what time did before is not told', 'facts: [...progress.facts', '...progress.facts, ', ''),
  direct('time between is lost', 'const review = {', '...progress.review, loop', '...progress.review, lastEpoch: 0, loop'),
  review('any lease will do', "own?.state === 'inWork' && own.leaseEpoch", ' && own.leaseEpoch === leaseEpoch', ''),
  review('a lease outlives its task', "own?.state === 'inWork' && own.leaseEpoch", "own?.state === 'inWork' && own.leaseEpoch", 'own?.leaseEpoch'),
  review('a held task is offered to its holder', 'return hasRoom(review.loop)', " && own?.state !== 'inWork'", ''),
  review('an answered task is offered again', 'return hasRoom(review.loop)', " && own?.state !== 'submitted'", ''),
  review('an old part stays beside the new', 'const others =', 'one.workerId !== changed.workerId', 'one !== changed'),
  review('the review before is written into', 'const others =', 'progress.review.assignments.filter', 'progress.review.assignments.sort(() => 0).filter'),
  review('what a task implies is not told', 'const facts = [...progress.facts', ', ...stepped.facts', ''),
  review('a full loop is told as open', 'const isOpen =', ' && answerCount < taskCount', ''),
  review('an ended part is told twice', 'taskFacts: [...ended.taskFacts', '{ type, workerId: own.workerId,', "{ type: 'Returned', workerId: own.workerId,"),
]

// prettier-ignore
// biome-ignore format: one fault a row
/** Faults that change nothing that can happen, with the reason: they guard against a fault elsewhere. */
export const HARMLESS: readonly (Fault & { because: string })[] = [
  { ...table('a stopping loop is completed by its output', "  Stopping:   {", "outputWritten: '.'", "outputWritten: 'Completed'"),
    because: 'no output is owed while a loop is Stopping: with the last answer it is idle, and Stopped in the same step' },
  { ...step('an ending is dated anew', 'const endedAt =', 'loop.endedAt ?? (isFinished(to) ? at : null)', '(isFinished(to) ? at : loop.endedAt)'),
    because: 'no finished status follows a finished one, so there is only one ending to date' },
  { ...table('a completed loop stays when its flow definition goes', "  Completed:  {", "removalRequested: 'Deleting'", "removalRequested: '.'"),
    because: 'the removal is noted, and a finished loop to be removed is deleted by what follows in the same step' },
]
