import { demonstration, signInAs } from './support/demo.ts';
import { expectClean } from './support/look.ts';
import { expect, test } from './support/test.ts';

/** A person's entry: all that is typed in it is saved by its one button. */
test.describe('people', () => {
  const hub = demonstration();

  test('a number and a role are changed in one go, and neither is lost', async ({ browser }) => {
    const inger = await signInAs(browser, hub.url, 'Inger Thue');
    await inger.goto(`${hub.url}/opsaetning/personer`);
    const row = inger.getByRole('row').filter({ hasText: 'Malthe Grøn' }).first();
    await row.getByRole('button', { name: 'Ret Malthe Grøn' }).click();
    const form = inger.getByRole('dialog');
    await form.getByLabel('Mobil').fill('20 77 66 55');
    await form.getByRole('checkbox', { name: 'Administrator' }).click();
    const look = process.env.BEREDSKAB_LOOK;
    if (look) await inger.screenshot({ path: `${look}/person.png` });
    await expectClean(inger, 'a person');
    await form.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(form).toBeHidden();
    await expect(row).toContainText('+4520776655');
    await expect(row).toContainText('Administrator');

    // A no to the number keeps what was typed beside it.
    await row.getByRole('button', { name: 'Ret Malthe Grøn' }).click();
    await form.getByLabel('Mobil').fill('12');
    await form.getByRole('checkbox', { name: 'Administrator' }).click();
    await form.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(form.getByLabel('Mobil')).toHaveAttribute('aria-invalid', 'true');
    await form.getByLabel('Mobil').fill('20 77 66 44');
    await form.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(form).toBeHidden();
    await expect(row).toContainText('+4520776644');
    await expect(row).not.toContainText('Administrator');
    await inger.context().close();
  });
});
