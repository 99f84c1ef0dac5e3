// Teams and workers at the console: who works, on what, and who is let in.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { output } from '../../clients/client.ts'
import { ACCOUNT, aFlow, arn, startLoop } from '../../fixtures.ts'
import { assertAccessibleInEveryLook, atConsole, goTo, house, row } from './testing.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const select = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click()
const aTeam = (name: string, group: string) =>
  output(
    house.client.call('sagemaker', 'CreateWorkteam', {
      WorkteamName: name,
      Description: 'Made for a test',
      MemberDefinitions: [
        {
          CognitoMemberDefinition: {
            UserPool: `handloop_${ACCOUNT}`,
            ClientId: 'handloop-worker-portal',
            UserGroup: group,
          },
        },
      ],
    }),
  )

describe('workforces at the console', () => {
  test('workers are invited with a link each, sign in, are disabled, enabled and deleted', async () => {
    await atConsole('/workforces', async page => {
      await button(page, 'Invite new workers').click()
      const dialog = page.getByRole('dialog', { name: 'Invite new workers' })
      await dialog.getByLabel('Workers').fill('Ida Invited <ida@example.com>\nola@example.com')
      await dialog.getByRole('button', { name: 'Invite 2 workers' }).click()
      const links = page.getByRole('dialog', { name: 'Sign-in links' })
      const shown = links.getByText(/\/worker\/sign-in\//)
      await shown.first().waitFor()
      const [ida] = await shown.allTextContents()
      assert.equal(await shown.count(), 2)
      const signedIn = await fetch(ida!, { method: 'POST', redirect: 'manual' })
      assert.equal(signedIn.status, 303)
      await links.getByRole('button', { name: 'Done' }).click()
      await row(page, 'Ida Invited').getByText('ida@example.com').waitFor()
      await select(page, 'Ida Invited')
      assert.equal(await button(page, 'Delete').isDisabled(), true, 'only after Disable')
      await button(page, 'Disable').click()
      await row(page, 'Ida Invited').getByText('Disabled').waitFor()
      const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
      const kept = await fetch(`${house.service.url}/worker/api/tasks`, { headers: { cookie } })
      assert.equal(kept.status, 401, 'signed out with it')
      await button(page, 'Enable').click()
      await row(page, 'Ida Invited').getByText('Enabled').waitFor()
      await button(page, 'New sign-in link').click()
      const again = page.getByRole('dialog', { name: 'Sign-in link' })
      assert.match(String(await again.getByText(/\/worker\/sign-in\//).textContent()), /^http/)
      await again.getByRole('button', { name: 'Done' }).click()
      await button(page, 'Disable').click()
      await row(page, 'Ida Invited').getByText('Disabled').waitFor()
      await button(page, 'Delete').click()
      await page.getByRole('dialog', { name: 'Delete workers?' }).getByRole('button', { name: 'Delete' }).click()
      await row(page, 'Ida Invited').waitFor({ state: 'detached' })
    })
  })

  test('who is refused does not keep the others: a name that is taken, and more than may be invited at once', async () => {
    await house.service.cli('worker', 'add', 'taken')
    await atConsole('/workforces', async page => {
      await button(page, 'Invite new workers').click()
      const dialog = page.getByRole('dialog', { name: 'Invite new workers' })
      await dialog.getByLabel('Workers').fill(Array.from({ length: 51 }, (_, n) => `person ${n}`).join('\n'))
      await dialog.getByText('These are 51; invite at most 50 at once.').waitFor()
      assert.equal(await dialog.getByRole('button', { name: 'Invite 51 workers' }).isDisabled(), true)
      await dialog.getByLabel('Workers').fill('taken\nfree')
      await dialog.getByRole('button', { name: 'Invite 2 workers' }).click()
      await page.getByRole('dialog', { name: 'Sign-in link' }).getByRole('button', { name: 'Done' }).click()
      await page.getByText('taken was not invited').waitFor()
      await page.getByText(/there is a worker named "taken" already/).waitFor()
      await row(page, 'free').waitFor()
    })
  })

  test('a team is made, given people and work, changed, kept while it is used, and deleted', async () => {
    await house.service.cli('worker', 'add', 'Nils Night', '--group', 'elsewhere')
    await atConsole('/workforces', async page => {
      await button(page, 'Create private team').click()
      const dialog = page.getByRole('dialog', { name: 'Create private team' })
      await dialog.getByLabel('Name').fill('night-shift')
      await dialog.getByRole('button', { name: 'Create' }).click()
      await dialog.getByText(/ValidationException/).waitFor()
      await dialog.getByLabel('Description').fill('Whoever is awake')
      await dialog.getByLabel('Groups').fill('night\nlate')
      await dialog.getByRole('button', { name: 'Create' }).click()
      await page.getByRole('heading', { name: 'night-shift', level: 1 }).waitFor()
      await page.getByText('Nobody is in the groups of this team.').waitFor()

      await button(page, 'Add workers to team').click()
      const adding = page.getByRole('dialog', { name: 'Add workers to team' })
      await adding.getByRole('button', { name: /Choose workers/ }).click()
      await page.getByRole('option', { name: /Nils Night/ }).click()
      await page.keyboard.press('Escape')
      await adding.getByRole('button', { name: 'Add', exact: true }).click()
      await row(page, 'Nils Night').getByText('elsewhere, night').waitFor()

      await page.getByText('Nothing waits for this team.').waitFor()
      const config = { WorkteamArn: arn('workteam', 'private-crowd/night-shift') }
      await startLoop(house.client, 'at-night', await aFlow(house.client, 'nightly', config))
      await row(page, 'nightly').waitFor()

      await button(page, 'Delete team').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await page
        .getByText(/nightly/)
        .and(page.getByText(/ValidationException/))
        .waitFor()

      await button(page, 'Edit').click()
      const editing = page.getByRole('dialog', { name: 'Edit night-shift' })
      await editing.getByLabel('Description').fill('Whoever is still awake')
      await editing.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Whoever is still awake').waitFor()

      await select(page, 'Nils Night')
      await button(page, 'Remove').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
      await page.getByText('Nobody is in the groups of this team.').waitFor()
    })
    await aTeam('short-lived', 'nobody')
    await atConsole('/workforces/teams/short-lived', async page => {
      await button(page, 'Delete team').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await page.getByText('The team short-lived was deleted.').waitFor()
      await page.getByRole('heading', { name: 'Workforces', level: 1 }).waitFor()
      await row(page, 'default').first().waitFor()
      assert.equal(await row(page, 'short-lived').count(), 0)
    })
  })

  test('a team’s SNS topic is a tab of its own, which says that nothing is sent to it', async () => {
    await aTeam('with-topic', 'default')
    const topicOf = async () => {
      const { Workteam } = await output(
        house.client.call('sagemaker', 'DescribeWorkteam', { WorkteamName: 'with-topic' }),
      )
      return (Workteam as { NotificationConfiguration?: unknown }).NotificationConfiguration
    }
    await atConsole('/workforces/teams/with-topic', async page => {
      await page.getByRole('tab', { name: 'Members' }).and(page.locator('[aria-selected=true]')).waitFor()
      await page.getByRole('tab', { name: 'SNS topic' }).click()
      const panel = page.getByRole('tabpanel', { name: 'SNS topic' })
      await panel.getByText('None', { exact: true }).waitFor()
      await panel.getByText(/Nothing is sent to this topic/).waitFor()
      await button(page, 'Edit SNS topic').click()
      const dialog = page.getByRole('dialog', { name: 'Edit SNS topic' })
      await dialog.getByLabel('SNS topic').fill('not a topic')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.getByText(/ValidationException/).waitFor()
      await assertAccessibleInEveryLook(page)
      await dialog.getByLabel('SNS topic').fill('arn:aws:sns:us-east-1:000000000000:new-tasks')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await panel.getByText('arn:aws:sns:us-east-1:000000000000:new-tasks').waitFor()
      await assertAccessibleInEveryLook(page)
      assert.deepEqual(await topicOf(), { NotificationTopicArn: 'arn:aws:sns:us-east-1:000000000000:new-tasks' })
      await button(page, 'Edit').click()
      const editing = page.getByRole('dialog', { name: 'Edit with-topic' })
      await editing.getByLabel('Description').fill('Has a topic')
      await editing.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Has a topic').waitFor()
      await panel.getByText('arn:aws:sns:us-east-1:000000000000:new-tasks').waitFor()
      await button(page, 'Edit SNS topic').click()
      await dialog.getByLabel('SNS topic').fill('')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await panel.getByText('None', { exact: true }).waitFor()
    })
  })

  test('a region’s workforce can be deleted when its teams are gone, and made again', async () => {
    await atConsole('/workforces', async page => {
      await page.goto(`${house.service.url}/console?region=eu-west-3#/workforces`)
      await page.getByRole('link', { name: 'default' }).waitFor()
      assert.equal(await button(page, 'Delete workforce').isDisabled(), true)
      await goTo(page, '/workforces/teams/default')
      await button(page, 'Delete team').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await page.getByText('There is no team in this region.').waitFor()
      await button(page, 'Delete workforce').click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
      await button(page, 'Create private workforce').click()
      await page.getByText('arn:aws:sagemaker:eu-west-3:000000000000:workforce/default').waitFor()
    })
  })

  test('vendors and a public crowd: the page and the form say that there are none', async () => {
    await atConsole('/workforces', async page => {
      await page.getByRole('heading', { name: 'Vendor workforces' }).waitFor()
      await page.getByText(/There are no vendors. Handloop has no marketplace and no public crowd/).waitFor()
      await goTo(page, '/human-review-workflows/Create')
      const types = page.getByRole('radiogroup', { name: 'Worker types' })
      assert.ok(await types.getByRole('radio', { name: /Private/ }).isChecked())
      for (const name of [/Public/, /Vendor/]) assert.ok(await types.getByRole('radio', { name }).isDisabled())
    })
  })

  test('to the checker: workforces, a team, and links that are shown once', async () => {
    await aTeam('checked-team', 'default')
    await atConsole('/workforces', async page => {
      await row(page, 'checked-team').waitFor()
      await assertAccessibleInEveryLook(page)
      await goTo(page, '/workforces/teams/checked-team')
      await page.getByRole('heading', { name: 'Members' }).waitFor()
      await assertAccessibleInEveryLook(page)
      await goTo(page, '/workforces')
      await button(page, 'Invite new workers').click()
      const dialog = page.getByRole('dialog', { name: 'Invite new workers' })
      await dialog.getByLabel('Workers').fill('Checked Person')
      await assertAccessibleInEveryLook(page)
      await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
      await page.getByRole('dialog', { name: 'Sign-in link' }).waitFor()
      await assertAccessibleInEveryLook(page)
    })
  })
})
