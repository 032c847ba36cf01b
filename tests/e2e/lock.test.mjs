// The phone's lock: what lies on the disk, the PIN, idling, a running massage, a forgotten PIN, facts of before there was a PIN.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LancarServer } from "./support/server.mjs";
import { Phone, PIN, launch, until } from "./support/phone.mjs";

const STORES = ["facts", "deliveries", "meta", "sealed", "keys"];

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

const gate = (phone) => phone.page.waitForSelector("lock-gate form.lock");
const typed = async (phone, pin) => {
  await until("the form takes a PIN", () => phone.page.isEnabled("form.lock .primary"));
  await phone.page.fill("#pin", pin);
  await phone.page.click("form.lock .primary");
};

/** Everything on the disk as one text, bytes read as letters; but for the product content, which is public and the same for all. */
async function disk(phone) {
  const rows = (await Promise.all(STORES.map((store) => phone.onDisk(store)))).flat().filter((row) => row?.protocols === undefined);
  return JSON.stringify(rows, (_, value) => typeof value === "string" && value.length > 40 && /^[A-Za-z0-9+/]+=*$/.test(value) ? Buffer.from(value, "base64").toString("latin1") : value);
}

test("nothing about a mother can be read on the disk; the PIN is asked at every start; a wrong one opens nothing", { timeout: 90_000 }, async () => {
  const phone = await Phone.create(browser, server.address, { typesPin: false });
  const { page } = phone;
  await page.goto(`${server.address}/sign-in?to=/app/`);
  await page.fill("#userName", "bidan");
  await page.fill("#password", "lancar-demo");
  await Promise.all([page.waitForURL(/\/app\/$/), page.click("main form button")]);
  await page.waitForSelector('form.lock[data-mode="choose"]');
  await page.fill("#pin", "123456");
  await page.fill("#pin-again", "123456");
  await page.click("form.lock .primary");
  await until("an easy PIN is refused", async () => /mudah ditebak/.test(await page.textContent("#pin-problem")));
  await page.fill("#pin", PIN);
  await page.fill("#pin-again", "111111");
  await page.click("form.lock .primary");
  await until("two PINs are refused", async () => /tidak sama/.test(await page.textContent("#pin-problem")));
  assert.deepEqual(await phone.onDisk("sealed"), [], "before a PIN nothing is stored");
  await page.fill("#pin-again", PIN);
  await page.click("form.lock .primary");
  await page.waitForSelector("lancar-home");

  const motherId = await phone.register("Ibu Sangat Rahasia");
  await phone.measureMilk(motherId, "37,5");
  await phone.allSent();
  const text = await disk(phone);
  assert.doesNotMatch(text, /Rahasia|37\.5|volumeMl|milk-volume|mother\.registered|Bidan|occurredAt|accepted/);
  assert.doesNotMatch(text, new RegExp(motherId), "not even which mother");
  const keys = await phone.onDisk("keys");
  assert.deepEqual(keys.filter((one) => one.key).map((one) => one.extractable), [false], "the phone's own key cannot be read out");
  assert.ok(keys.find((one) => one.guard === "secret").iterations >= 600_000);

  await page.reload();
  await gate(phone);
  assert.equal(await page.locator("lancar-home, .mother, .outbox").count(), 0);
  assert.doesNotMatch(await page.textContent("body"), /Rahasia|Sari/);
  await typed(phone, "111213");
  await until("the wrong PIN is told", async () => /PIN salah. Masih 9/.test(await page.textContent("lock-gate")));
  assert.equal(await page.locator(".mother").count(), 0);
  for (const [tries, wrong] of [[2, "222324"], [3, "333435"]]) {
    await typed(phone, wrong);
    await until(`${tries} wrong PINs are counted`, async () => (await phone.onDisk("keys")).some((one) => one.wrong === tries));
  }

  const { notBefore } = (await phone.onDisk("keys")).find((one) => one.wrong === 3);
  assert.ok(notBefore > 0, "after the third wrong one it takes time");
  await phone.pass(6_000);
  await until("the wait is over", () => page.isEnabled("form.lock .primary"));
  await typed(phone, PIN);
  await page.waitForSelector(`.mother[href="#/mother/${motherId}"], lancar-mother`);
  assert.deepEqual(phone.errors, []);
  await phone.close();
});

test("five minutes untouched lock the phone; what was typed is there after the PIN", { timeout: 60_000 }, async () => {
  const phone = await Phone.create(browser, server.address, { typesPin: true });
  const { page } = phone;
  await phone.signIn("bidan");
  await phone.open("#/register");
  await page.fill("#name", "Ibu Setengah");
  await phone.pass(290_000);
  assert.equal(await page.locator("lock-gate").count(), 0, "not before five minutes");
  // From here on the PIN is typed by hand.
  await page.evaluate(() => { window.typesPin = false; });
  await phone.pass(20_000);
  await gate(phone);
  assert.equal(await page.locator("#name").count(), 0);
  assert.equal(await page.evaluate(() => document.querySelector("lancar-shell").model.facts.length), 0, "nothing readable is left in the model");
  await typed(phone, PIN);
  await page.waitForSelector("#name");
  assert.equal(await page.inputValue("#name"), "Ibu Setengah");
  await phone.close();
});

test("a running massage stays in sight and usable while the phone is locked; everything else asks for the PIN", { timeout: 90_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  const { page } = phone;
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Pijat Terkunci");
  await phone.openSession(motherId, "Kerinci");
  await phone.startMassage();
  await page.evaluate(() => { window.typesPin = false; });
  await phone.pass(310_000);
  assert.equal(await page.locator("running-session").count(), 1);
  assert.equal(await page.locator("lock-gate").count(), 0);
  const session = await page.evaluate(() => location.hash);
  await page.evaluate(() => { location.hash = "#/"; });
  await gate(phone);
  assert.doesNotMatch(await page.textContent("body"), /Ibu Pijat/);
  await page.click(`lock-gate a[href="${session}"]`);
  await page.waitForSelector("running-session");
  await page.click(".halt");
  await page.click('[data-reason="baby"]');
  await page.waitForSelector(".run.paused .primary.large");
  await page.click(".run.paused .primary.large");
  await page.waitForSelector("running-session");
  await page.evaluate(() => { location.hash = "#/"; });
  await gate(phone);
  await typed(phone, PIN);
  await page.waitForSelector("lancar-home");
  await phone.close();
});

test("the PIN forgotten: after a fresh sign-in a new one is chosen, and what was not sent is sent", { timeout: 90_000 }, async () => {
  const phone = await Phone.create(browser, server.address);
  const { page } = phone;
  await phone.signIn("bidan");
  const motherId = await phone.register("Ibu Lupa Pin");
  await phone.allSent();
  await until("the key was laid a second time", async () => (await phone.onDisk("keys")).some((one) => one.recovery));
  await phone.context.setOffline(true);
  await phone.measureMilk(motherId, "9");
  assert.equal(await phone.pending(), 1);
  await phone.context.setOffline(false);
  await phone.context.clearCookies();
  await phone.context.addInitScript(() => { window.typesPin = false; });
  await page.reload();
  await gate(phone);
  assert.match(await page.textContent("lock-gate"), /1 catatan belum terkirim/);
  await page.getByRole("button", { name: "Lupa PIN" }).click();
  await Promise.all([page.waitForURL(/sign-in/), page.locator("lock-gate .stack .primary").click()]);
  await page.fill("#userName", "bidan");
  await page.fill("#password", "lancar-demo");
  await Promise.all([page.waitForURL(/\/app\//), page.click("main form button")]);
  await page.waitForSelector('form.lock[data-mode="choose"]');
  await page.fill("#pin", "864209");
  await page.fill("#pin-again", "864209");
  await page.click("form.lock .primary");
  await page.waitForSelector("lancar-shell .outbox");
  await phone.allSent();
  assert.equal((await phone.caseload()).events.filter((one) => one.motherId === motherId && one.type === "milk-volume.measured").length, 1);
  await page.reload();
  await gate(phone);
  await typed(phone, PIN);
  await until("the old PIN is wrong", async () => /PIN salah/.test(await page.textContent("lock-gate")));
  await typed(phone, "864209");
  await page.waitForSelector("lancar-shell .outbox");
  await phone.close();
});

test("facts of before there was a PIN: a phone that dies while they are sealed loses none", { timeout: 120_000 }, async () => {
  const phone = await Phone.create(browser, server.address, { behindMs: 0 });
  const { page } = phone;
  await phone.signIn("bidan");
  await phone.allSent();
  const account = (await phone.caseload()).account;
  const content = await (await phone.context.request.get(`${server.address}/api/content`)).json();
  await page.goto(`${server.address}/sign-in`); // a page of the same origin, where the app is not running
  const written = await page.evaluate(({ account, content, count }) => new Promise((resolve, reject) => {
    const gone = indexedDB.deleteDatabase("lancar");
    gone.onsuccess = () => {
      const request = indexedDB.open("lancar", 1);
      request.onupgradeneeded = () => {
        const facts = request.result.createObjectStore("facts", { keyPath: ["account", "fact.id"] });
        const deliveries = request.result.createObjectStore("deliveries", { keyPath: ["account", "id"] });
        const meta = request.result.createObjectStore("meta");
        const at = new Date(Date.now() - 86_400_000).toISOString();
        for (let n = 1; n <= count; n++) {
          const id = `0199a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
          facts.put({ account: account.id, fact: { id, type: "milk-volume.measured", schema: 1, deviceId: "0199a000-0000-7000-8000-0000000000aa", deviceSequence: n, occurredAt: at, motherId: "0199a000-0000-7000-8000-0000000000bb", corrects: null, payload: { note: "Ibu Lama Rahasia" } } });
          deliveries.put({ account: account.id, id, deviceSequence: n, status: "pending", madeAt: at, code: null, message: null });
        }
        meta.put("0199a000-0000-7000-8000-0000000000aa", "deviceId");
        meta.put(count, "deviceSequence");
        meta.put(account, "account");
        meta.put(content, "content");
      };
      request.onsuccess = () => { request.result.close(); resolve(count); };
      request.onerror = () => reject(request.error);
    };
    gone.onerror = () => reject(gone.error);
  }), { account, content, count: 6_000 });

  await phone.context.setOffline(true);
  const counts = async (from) => from.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open("lancar");
    request.onsuccess = () => {
      const names = ["facts", "sealed"].filter((name) => request.result.objectStoreNames.contains(name));
      if (names.length < 2) { request.result.close(); resolve({ left: -1, sealed: 0 }); return; }
      const t = request.result.transaction(names);
      const [left, sealed] = names.map((name) => t.objectStore(name).count());
      t.oncomplete = () => { request.result.close(); resolve({ left: left.result, sealed: sealed.result }); };
    };
  }));
  await phone.context.setOffline(false);
  const watcher = await phone.context.newPage();
  await watcher.goto(`${server.address}/sign-in`);
  await phone.context.setOffline(true);
  page.goto(`${server.address}/app/`).catch(() => undefined);
  const half = await until("the sealing is half-way", async () => { const now = await counts(watcher); return now.sealed > 0 && now.left > 0 ? now : false; });
  await phone.kill();
  const after = await counts(watcher);
  assert.ok(after.left > 0, `killed half-way: ${JSON.stringify([half, after])}`);

  await phone.open();
  await phone.page.waitForSelector("lancar-shell .outbox");
  const facts = await phone.stored("facts");
  assert.equal(new Set(facts.map((row) => row.fact.id)).size, written);
  assert.equal(facts.length, written);
  assert.equal((await phone.stored("deliveries")).filter((one) => one.status === "pending").length, written);
  assert.deepEqual(await phone.onDisk("facts"), []);
  assert.doesNotMatch(await disk(phone), /Rahasia/);
  await phone.close();
});
