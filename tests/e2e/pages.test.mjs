// Every page as its users meet it: axe finds nothing in light and dark, nothing scrolls sideways, no text is missing; tables and menu on a phone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { LancarServer } from "./support/server.mjs";
import { launch } from "./support/phone.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CSV = join(dirname(fileURLToPath(import.meta.url)), "../../fixtures/study/demo-kolostrum.csv");
const PHONE = { width: 360, height: 640 };
const LAPTOP = { width: 1280, height: 800 };
const LANGUAGES = ["id", "en"];

let server, browser;
before(async () => {
  server = await LancarServer.create();
  browser = await launch();
}, { timeout: 90_000 });
after(async () => {
  await browser?.close();
  await server?.remove();
}, { timeout: 30_000 });

/** A visitor in one language; `name` null is somebody who has not signed in. */
async function visit(language, name, viewport = PHONE) {
  const context = await browser.newContext({ viewport, timezoneId: "Asia/Jakarta", reducedMotion: "reduce" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`${server.address}/?lang=${language}`);
  if (name !== null) {
    await page.goto(`${server.address}/sign-in`);
    await page.fill("#userName", name);
    await page.fill("#password", "lancar-demo");
    await Promise.all([page.waitForURL((url) => url.pathname !== "/sign-in"), page.click("main form button")]);
  }

  return page;
}

const first = (page) => page.locator(".person h2 a").first().getAttribute("href");

/** axe and sight on the page as it stands, on phone and laptop, in light and dark. Colours are all that changes in the dark. */
async function problemsOf(page, where) {
  const problems = [];
  await page.evaluate(AXE); // evaluated, not added as a script tag: the pages' policy allows no script
  for (const viewport of [PHONE, LAPTOP]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      const here = `${where}, ${viewport.width} px, ${colorScheme}`;
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(async (only) => {
        const options = { resultTypes: ["violations"], ...(only === null ? {} : { runOnly: { type: "rule", values: only } }) };
        return (await window.axe.run(document, options)).violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
      }, colorScheme === "dark" ? ["color-contrast", "link-in-text-block"] : null);
      problems.push(...found.map((one) => `${here}: ${one}`));
    }

    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) problems.push(`${where} scrolls sideways at ${viewport.width} px`);
  }

  const missing = await page.evaluate(() => /\[[a-z0-9-]+\.[^\]\s]+\]/.exec(document.body.innerText)?.[0] ?? null);
  if (missing !== null) problems.push(`${where} misses the text ${missing}`);
  if ((await page.locator("h1").first().innerText()).trim() === "") problems.push(`${where} has no title`);
  await page.setViewportSize(PHONE);
  return problems;
}

for (const language of LANGUAGES) {
  test(`every page is accessible and fits, ${language}`, { timeout: 120_000 }, async () => {
    const problems = [];
    const see = async (page, path, name = path) => {
      await page.goto(server.address + path);
      assert.equal(await page.getAttribute("html", "lang"), language, name);
      problems.push(...await problemsOf(page, `${name} (${language})`));
    };
    const guest = await visit(language, null);
    for (const path of ["/", "/sign-in", "/check", "/check/001", ...(language === "id" ? ["/check/004"] : []), "/no-such-page"]) await see(guest, path);
    await guest.context().close();

    const midwife = await visit(language, "bidan");
    await see(midwife, "/today");
    const mother = await first(midwife);
    await see(midwife, mother, "mother");
    await see(midwife, "/today?q=zzzz", "nobody found");
    await see(midwife, "/harms");
    await see(midwife, "/harms?kind=breast", "no such harm");
    await midwife.context().close();

    const coordinator = await visit(language, "koordinator");
    await see(coordinator, `${mother}/seen`, "who saw her");
    await see(coordinator, "/accounts");
    await see(coordinator, "/protocols/own");
    await see(coordinator, "/protocols/own/edit?from=kerinci");
    await coordinator.context().close();

    const student = await visit(language, "mahasiswa");
    await see(student, "/studies");
    const study = await first(student);
    await see(student, study, "study");
    await see(student, "/today", "not for this account");
    await see(student, "/studies/import");
    await student.setInputFiles("#file", CSV);
    await Promise.all([student.waitForSelector('input[name="Answers.Before"]'), student.click("main form button")]);
    problems.push(...await problemsOf(student, `file read (${language})`));
    await student.context().close();
    assert.deepEqual(problems, []);
  });

  test(`on a phone the menu is one row and tables show what counts, ${language}`, { timeout: 60_000 }, async () => {
    for (const name of ["bidan", "koordinator", "mahasiswa"]) {
      const page = await visit(language, name);
      const tops = await page.locator(".nav a").evaluateAll((links) => links.filter((link) => link.offsetParent !== null).map((link) => Math.round(link.getBoundingClientRect().top)));
      assert.equal(new Set(tops).size, 1, `${name}: ${tops}`);
      assert.ok(await page.locator(".nav ul").evaluate((list) => list.scrollWidth <= list.clientWidth), `${name}: the menu is cut`);
      if (name === "bidan") {
        await page.goto(server.address + await first(page));
        await assertTablesWhole(page, "mother");
        await page.context().close();
        continue;
      }

      if (name === "mahasiswa") {
        await page.goto(server.address + await first(page));
        await page.evaluate(() => { for (const each of document.querySelectorAll("details")) each.open = true; });
        await assertTablesWhole(page, "study");
      }

      await page.context().close();
    }
  });
}

/** No caption and no value lies outside its card. */
async function assertTablesWhole(page, where) {
  assert.ok(await page.locator("table").count() > 1, where);
  const cut = await page.evaluate(() => [...document.querySelectorAll("caption, td, th")].filter((cell) => {
    const box = cell.getBoundingClientRect();
    const card = cell.closest(".card").getBoundingClientRect();
    return box.width > 1 && cell.closest("thead")?.parentElement.matches(".wide, .stack") !== true && (box.right > card.right || box.left < card.left);
  }).map((cell) => cell.innerText));
  assert.deepEqual(cut, [], where);
}
