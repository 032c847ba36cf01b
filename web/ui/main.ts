import { html, render, type TemplateResult } from "lit";
import { PhoneStore } from "../store/phone-store.ts";
import { AppModel } from "./app-model.ts";
import { lockWhenIdle } from "./lock/idle.ts";
import { replaceWith } from "./screen.ts";
import { SessionRunner } from "./sessions/session-runner.ts";
import { AppShell } from "./shell/app-shell.ts";
import { onlyPage } from "./shell/only-page.ts";
import { watchForUpdates } from "./shell/updates.ts";

async function begin(root: Element): Promise<void> {
  if (globalThis.crypto?.subtle === undefined) return sayNotSecure(root);
  if (navigator.locks !== undefined) await onlyPage(() => sayOpenElsewhere(root));
  await run(root);
}

async function run(root: Element): Promise<void> {
  const model = new AppModel(await PhoneStore.open(Date.now()));
  await model.load();
  const runner = new SessionRunner(model);
  const reopen = { first: true };
  model.addEventListener("opened", () => void runner.recover().then(() => {
    if (reopen.first) reopenRunningSession(model);
    reopen.first = false;
  }));
  const shell = new AppShell(model, runner);
  root.replaceChildren(shell);
  lockWhenIdle(model);
  model.sync.start();
  watchForUpdates(model, (update) => shell.offerUpdate(update));
  await model.storage.ask();
  await model.storage.look();
  model.changed();
}

/** A phone that starts anew during a massage opens where the hands are, not on the list. */
function reopenRunningSession(model: AppModel): void {
  const session = model.runningSession;
  if (session !== undefined) replaceWith(`#/session/${session.sessionId}`);
}

/** Said before any content is loaded, hence in both languages. */
function sayOpenElsewhere(root: Element): void {
  say(root, html`<main class="start"><h1>Lancar</h1>
    <p>Lancar sudah terbuka di tab atau jendela lain di HP ini. Teruskan di sana, atau tutup yang di sana: halaman ini lalu jalan sendiri. Yang sudah tercatat tetap ada.</p>
    <p lang="en">Lancar is already open in another tab or window on this phone. Go on there, or close that one: this page then goes on by itself. What was recorded is still there.</p></main>`);
}

/** On an address without https the browser gives no encryption and no offline start: nothing would be kept safely. */
function sayNotSecure(root: Element): void {
  say(root, html`<main class="start" role="alert"><h1>Lancar</h1>
    <p>Lancar di HP hanya jalan lewat alamat https. Minta alamat yang benar kepada koordinator.</p>
    <p lang="en">Lancar on the phone runs only over an https address. Ask your coordinator for the right one.</p></main>`);
}

/** In place of whatever stands there, be it what the page came with. */
function say(root: Element, message: TemplateResult): void {
  const part = document.createDocumentFragment();
  render(message, part);
  root.replaceChildren(part);
}

const root = document.querySelector("lancar-app");
if (root !== null) {
  begin(root).catch((error: unknown) => {
    console.error(error);
    say(root, html`<main class="start" role="alert"><h1>Lancar</h1>
      <p>Penyimpanan di HP ini tidak dapat dibuka. Muat ulang halaman; catatan yang sudah tersimpan tetap ada.</p>
      <p lang="en">The storage of this phone cannot be opened. Reload the page; what was recorded is still there.</p></main>`);
  });
}
