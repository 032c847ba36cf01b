// Not a test: Lighthouse on the app and on the server's pages, as a guest and signed in, in Indonesian. Prints one line for each
// page and category, and why any is below 1.00. Lighthouse is no dependency of the tests (two hundred packages); 12.8.2 is the newest that runs on Node 20, from 13 on it asks for Node 22.19:
// npm install --no-save --ignore-scripts lighthouse@12.8.2 && LANCAR_SERVER_DLL=<Release build> node measure-lighthouse.mjs [path …]
import { loadavg } from "node:os";
import { chromium } from "playwright-core";
import { LancarServer, freePort } from "./support/server.mjs";

const { default: lighthouse } = await import("lighthouse");
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const only = process.argv.slice(2);
const server = await LancarServer.create();
const port = await freePort();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${port}`] });
try {
  console.log(`Node ${process.version}, Chromium ${browser.version()}, load ${loadavg().map((one) => one.toFixed(1)).join(" ")}`);
  await see(null, ["/", "/sign-in", "/check", "/check/001", "/app/"]);
  const midwife = await signedIn("bidan");
  await see(midwife, ["/app/", "/today", await midwife.first("/today"), "/protocols", "/harms"]);
  const coordinator = await signedIn("koordinator");
  await see(coordinator, ["/accounts", "/protocols/own", "/protocols/own/edit?from=kerinci"]);
  const student = await signedIn("mahasiswa");
  await see(student, ["/studies", await student.first("/studies"), "/studies/import"]);
} finally {
  await browser.close();
  await server.remove();
}

async function see(account, paths) {
  for (const path of paths.filter((one) => only.length === 0 || only.includes(one))) {
    const { lhr } = await lighthouse(server.address + path, { port, logLevel: "silent", onlyCategories: CATEGORIES, extraHeaders: account === null ? {} : { Cookie: account.cookie } });
    const shown = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>");
    console.log([shown, ...CATEGORIES.map((one) => `${one} ${lhr.categories[one].score?.toFixed(2)}`), lhr.audits["first-contentful-paint"].displayValue, lhr.audits["largest-contentful-paint"].displayValue].join(" · "));
    if (lhr.runtimeError !== undefined) console.log(`   ${lhr.runtimeError.message}`);
    for (const one of CATEGORIES) {
      for (const { id, weight } of lhr.categories[one].auditRefs) {
        const { score, title, displayValue = "", details } = lhr.audits[id];
        if (weight > 0 && score !== null && score < 1 && lhr.categories[one].score < 1) console.log(`   ${one}: ${title} ${displayValue} ${JSON.stringify(details?.items ?? []).slice(0, 300)}`);
      }
    }
  }
}

async function signedIn(name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/sign-in`);
  await page.fill("#userName", name);
  await page.fill("#password", "lancar-demo");
  await Promise.all([page.waitForURL((url) => url.pathname !== "/sign-in"), page.click("main form button")]);
  const cookie = (await context.cookies()).map(({ name: key, value }) => `${key}=${value}`).join("; ");
  return {
    cookie,
    first: async (path) => {
      await page.goto(server.address + path);
      return page.locator(".person h2 a").first().getAttribute("href");
    },
  };
}
