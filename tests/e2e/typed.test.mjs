// What was typed into a form of the pages is not lost unasked: leaving asks, a refused form keeps it, a sign-in that ended in between gives it back; without script the form works.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { launch } from "./support/phone.mjs";

const FORM = "/protocols/own/edit?from=kerinci";

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

async function coordinator(options = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.asked = 0;
  page.on("dialog", async (dialog) => { page.asked += 1; await dialog[page.stays ? "dismiss" : "accept"](); });
  await page.goto(`${server.address}/sign-in`);
  await signIn(page);
  return page;
}

async function signIn(page) {
  await page.fill("#userName", "koordinator");
  await page.fill("#password", "lancar-demo");
  await sent(page, () => page.click("main form button"));
}

const sent = (page, send) => Promise.all([page.waitForNavigation(), send()]);
const act = (page, value) => page.locator(`button[name="act"][value="${value}"]:not(.hidden)`);

test("leaving asks when something was changed and not sent, and not otherwise", { timeout: 60_000 }, async () => {
  const page = await coordinator();
  await page.goto(server.address + FORM);
  await page.locator("#Name").click();
  await sent(page, () => page.click(".crumb a"));
  assert.equal(page.asked, 0, "nothing was changed");

  await page.goto(server.address + FORM);
  const before = await page.inputValue("#Name");
  await page.fill("#Name", "Pijat Melati");
  page.stays = true;
  await page.click(".crumb a");
  assert.equal(page.asked, 1);
  assert.equal(await page.inputValue("#Name"), "Pijat Melati", "still here");
  await page.fill("#Name", before);
  page.stays = false;
  await sent(page, () => page.click(".crumb a"));
  assert.equal(page.asked, 1, "changed back is not changed");

  await page.goto(server.address + FORM);
  await page.fill("#SessionsPerDay", "99");
  await sent(page, () => act(page, "preview").click());
  assert.equal(page.asked, 1, "sending does not ask");
  assert.equal(await page.inputValue("#SessionsPerDay"), "99", "a refused form keeps what was typed");
  await sent(page, () => page.locator(".languages a[lang=en]").click());
  assert.equal(page.asked, 2, "what came back has not been kept by anybody");
  assert.equal(await page.locator("#Name").count(), 1, "in the other language the same copy is there");

  await page.goto(`${server.address}/accounts`);
  await page.fill("#displayName", "Bidan Baru");
  await page.fill("#userName", "bidan");
  await page.locator('input[name="role"]').first().check();
  await sent(page, () => page.locator("section[aria-labelledby=new] button").click());
  assert.equal(page.asked, 2);
  assert.equal(await page.locator('.notice[role="alert"]').count(), 1, "the name is taken");
  assert.deepEqual([await page.inputValue("#displayName"), await page.inputValue("#userName"), await page.locator('input[name="role"]').first().isChecked()], ["Bidan Baru", "bidan", true]);
  await sent(page, () => page.click(".brand"));
  assert.equal(page.asked, 3);

  await page.goto(`${server.address}/check`);
  await page.fill("#text", "U = 10");
  await sent(page, () => page.click(".brand"));
  assert.equal(page.asked, 4);
  await page.context().close();
});

test("a form sent after the sign-in had ended comes back filled once somebody has signed in, and only then", { timeout: 60_000 }, async () => {
  const page = await coordinator();
  await page.goto(server.address + FORM);
  await page.fill("#Name", "Pijat Kembali");
  const phases = await page.locator(".phase").count();
  await sent(page, () => act(page, "add-phase").click());
  await page.locator(`[name="Draft.Phases[${phases}].MostMinutes"]`).fill("2");
  await page.locator('input[name="Draft.Direction"]').last().check();
  await page.locator('input[name="Draft.Performers"]').first().uncheck();
  const typed = () => page.locator('form.own-protocol [name^="Draft."]').evaluateAll((all) => all.map((one) => [one.name, one.type === "radio" || one.type === "checkbox" ? one.checked : one.value]));
  const before = await typed();
  await page.context().clearCookies({ name: "lancar-sign-in" });
  await sent(page, () => act(page, "preview").click());
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await page.fill("#userName", "koordinator");
  await page.fill("#password", "mistyped");
  await sent(page, () => page.click("main form button"));
  await signIn(page);
  await page.waitForSelector('form[data-typed="unsaved"]');
  assert.deepEqual(await typed(), before);
  assert.equal(page.asked, 0);

  await page.goto(server.address + FORM);
  assert.equal(page.asked, 1);
  assert.notEqual(await page.inputValue("#Name"), "Pijat Kembali", "a copy begun anew is a fresh one");
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await page.context().close();
});

test("without script the form works, and after signing in again it is there", { timeout: 60_000 }, async () => {
  const page = await coordinator({ javaScriptEnabled: false });
  await page.goto(server.address + FORM);
  await page.fill("#Days", "99");
  await sent(page, () => act(page, "preview").click());
  assert.equal(await page.inputValue("#Days"), "99");
  await page.context().clearCookies({ name: "lancar-sign-in" });
  await sent(page, () => act(page, "preview").click());
  await signIn(page);
  assert.equal(await page.locator("form.own-protocol").count(), 1);
  await page.context().close();
});
