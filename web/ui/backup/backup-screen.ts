import { html, nothing, type TemplateResult } from "lit";
import { BackupError, readBackup, SHORTEST_PASSPHRASE, writeBackup } from "../../store/backup.ts";
import { secretField } from "../lock/secret-field.ts";
import { icon } from "../icons.ts";
import { Screen } from "../screen.ts";

/** Keeps everything of this phone in one encrypted file, and takes such a file back on this phone or another. */
export class BackupScreen extends Screen {
  private passphrase = "";
  private again = "";
  private file: File | null = null;
  private fromFile = "";
  private wrong: { readonly at: "save" | "restore"; readonly text: string } | null = null;
  private done: { readonly at: "save" | "restore"; readonly text: string } | null = null;

  get heading(): string {
    return this.words.t("backup.title");
  }

  override get back(): string {
    return "#/menu";
  }

  protected override render(): TemplateResult {
    const { t } = this.words;
    return html`<p>${t("backup.why")}</p>${this.problemLine()}
      <section class="card"><h2>${t("backup.save-title")}</h2>
        <form class="stack" data-backup="save" novalidate @submit=${(event: SubmitEvent) => void this.save(event)}>
          ${secretField({ id: "backup-passphrase", label: t("backup.passphrase"), value: this.passphrase, words: true, invalid: this.wrong?.at === "save", onType: (typed) => this.type(() => { this.passphrase = typed; }) })}
          ${secretField({ id: "backup-again", label: t("lock.again"), value: this.again, words: true, invalid: this.wrong?.at === "save", onType: (typed) => this.type(() => { this.again = typed; }) })}
          <p class="hint">${t("backup.passphrase-note", { n: SHORTEST_PASSPHRASE })}</p>
          ${this.outcome("save")}
          <button class="primary" type="submit" ?disabled=${this.busy}>${t(this.busy ? "lock.working" : "backup.save")}</button>
        </form></section>
      <section class="card"><h2>${t("backup.restore-title")}</h2>
        <p class="hint">${t("backup.restore-note")}</p>
        <form class="stack" data-backup="restore" novalidate @submit=${(event: SubmitEvent) => void this.restore(event)}>
          <div class="field"><label for="backup-file">${t("backup.file")}</label>
            <input id="backup-file" type="file" @change=${(event: Event) => this.type(() => { this.file = (event.target as HTMLInputElement).files?.[0] ?? null; })}></div>
          ${secretField({ id: "backup-its-passphrase", label: t("backup.its-passphrase"), value: this.fromFile, words: true, invalid: this.wrong?.at === "restore", onType: (typed) => this.type(() => { this.fromFile = typed; }) })}
          ${this.outcome("restore")}
          <button type="submit" ?disabled=${this.busy}>${t(this.busy ? "lock.working" : "backup.restore")}</button>
        </form></section>`;
  }

  private outcome(at: "save" | "restore"): TemplateResult {
    return html`<p class="problem" id=${at === "save" ? "pin-problem" : "restore-problem"} role="alert">${this.wrong?.at === at ? this.wrong.text : nothing}</p>
      ${this.done?.at === at ? html`<p class="good" role="status">${icon("check")} ${this.done.text}</p>` : nothing}`;
  }

  private type(change: () => void): void {
    change();
    this.wrong = this.done = null;
    this.requestUpdate();
  }

  private async save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { t } = this.words;
    const { model, passphrase } = this;
    if (passphrase.trim().length < SHORTEST_PASSPHRASE) return this.say("save", t("backup.too-short", { n: SHORTEST_PASSPHRASE }));
    if (passphrase !== this.again) return this.say("save", t("lock.not-the-same"));
    await this.once(async () => {
      const account = model.account!.id;
      const content = await model.store.contentOf(account);
      const file = await writeBackup({ account, madeAt: new Date().toISOString(), deviceId: model.store.deviceId, deviceSequence: await model.store.deviceSequence(), ...content }, passphrase);
      const name = `lancar-cadangan-${new Date().toISOString().slice(0, 10)}.lancar`;
      offer(new Blob([file], { type: "application/octet-stream" }), name);
      this.passphrase = this.again = "";
      this.done = { at: "save", text: t("backup.saved", { name, n: content.facts.length }) };
    });
  }

  private async restore(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { t } = this.words;
    const { model, file } = this;
    if (file === null) return this.say("restore", t("backup.no-file"));
    await this.once(async () => {
      try {
        const account = model.account!.id;
        const backup = await readBackup(new Uint8Array(await file.arrayBuffer()), this.fromFile, account);
        const taken = await model.storage.watch(() => model.store.restore(account, backup.facts, backup.deliveries, Date.now()));
        this.fromFile = "";
        this.done = { at: "restore", text: t("backup.restored", { n: taken.facts, unsent: taken.unsent }) };
        await model.rebuild();
        model.sync.now();
      } catch (error) {
        if (!(error instanceof BackupError)) throw error;
        this.say("restore", t(`backup.problem.${error.problem}`));
      }
    });
  }

  private say(at: "save" | "restore", text: string): void {
    this.wrong = { at, text };
    this.requestUpdate();
  }
}

function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
