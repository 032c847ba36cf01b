import { html, nothing, type TemplateResult } from "lit";
import { CONTACT_FIELDS, contactChange, isPhone, type Contact, type ContactField } from "../../care/contacts.ts";
import type { Mother } from "../../care/mothers.ts";
import { draftMark } from "../draft-mark.ts";
import { choices, problemLine } from "../fields/choices.ts";
import { icon } from "../icons.ts";
import { Screen } from "../screen.ts";

const LONGEST: Readonly<Record<ContactField, number>> = { name: 120, phone: 30, address: 200 };

/** How a mother is called and reached; two versions of a field for the midwife to settle; and the end of her care. */
export class ContactsScreen extends Screen {
  private readonly typed = new Map<ContactField, string>();
  private wrong: { field: ContactField; text: string } | null = null;
  private saved: ContactField | null = null;
  private reason: string | null = null;
  private asksToEnd = false;

  get heading(): string {
    return this.words.t("contacts.title");
  }

  override get back(): string {
    return `#/mother/${this.args[0]}`;
  }

  protected override render(): TemplateResult {
    const { t } = this.words;
    const mother = this.model.mother(this.args[0] ?? "");
    if (mother === undefined) return html`<p>${t("mother.unknown")}</p>`;
    return html`<p class="lead">${mother.name}</p>
      <p class="hint">${t("contacts.note")}</p>
      ${CONTACT_FIELDS.map((field) => mother.contacts[field].contested ? this.renderVersions(mother, field) : this.renderField(mother, field))}
      ${this.problemLine()}
      ${this.renderCare(mother)}`;
  }

  private renderField(mother: Mother, field: ContactField): TemplateResult {
    const { t } = this.words;
    const contact = mother.contacts[field];
    const value = this.typed.get(field) ?? contact.shown ?? "";
    const problem = this.wrong?.field === field ? this.wrong.text : null;
    const changed = value.trim() !== (contact.shown ?? "");
    const id = `contact-${field}`;
    return html`<form class="field" novalidate @submit=${(event: SubmitEvent) => { event.preventDefault(); void this.save(mother, field, contact); }}>
      <label for=${id}>${t(`contacts.${field}`)}</label>
      <input id=${id} type="text" inputmode=${field === "phone" ? "tel" : "text"} maxlength=${LONGEST[field]} autocomplete="off" .value=${value} aria-describedby=${`${id}-problem`} aria-invalid=${problem !== null}
        @input=${(event: InputEvent) => { this.typed.set(field, (event.target as HTMLInputElement).value); this.wrong = this.saved = null; this.requestUpdate(); }}>
      ${problemLine(`${id}-problem`, problem)}
      ${changed ? html`<button type="submit" ?disabled=${this.busy}>${t("contacts.save")}</button>` : this.saved === field ? html`<p class="good" role="status">${icon("check")} ${t("contacts.saved")}</p>` : nothing}
    </form>`;
  }

  /** Two phones changed the same field from the same version. Neither is thrown away until somebody says which is right. */
  private renderVersions(mother: Mother, field: ContactField): TemplateResult {
    const { words } = this;
    const { t } = words;
    const contact = mother.contacts[field];
    const author = (name: string | null) => name ?? this.model.account?.name ?? "";
    return html`<section class="card watch" data-contested=${field}><h2>${t("contacts.two", { field: t(`contacts.${field}`) })}</h2>
      <p>${t("contacts.two-note")}</p>
      <ul class="rows">${contact.versions.map((version) => html`<li><strong>${version.value ?? t("contacts.empty")}</strong>
        <span class="hint">${author(version.author)} · ${words.date(version.atMs, mother.zone)}, ${words.time(version.atMs, mother.zone)}</span>
        <button class="small" ?disabled=${this.busy} @click=${() => void this.change(mother, field, version.value, contact)}>${t("contacts.this-one")}</button></li>`)}</ul></section>`;
  }

  private renderCare(mother: Mother): TemplateResult {
    const { words } = this;
    const { t } = words;
    const rules = this.model.content?.leaving;
    if (rules === undefined) return html``;
    const { left } = mother;
    if (left !== null) {
      const reason = rules.reasons.find((one) => one.id === left.reason);
      return html`<section class="card"><h2>${t("leaving.left-title")}</h2>
        <p>${t("leaving.left", { date: words.date(left.atMs, mother.zone), reason: reason === undefined ? left.reason : words.of(reason.label) })}</p>
        <p class="hint">${t("leaving.kept", { n: rules.keepDays })}</p>
        <button ?disabled=${this.busy} @click=${() => void this.record("mother.returned", mother, {})}>${t("leaving.return")}</button></section>`;
    }

    return html`<section class="card"><h2>${t("leaving.title")}</h2>
      <p class="hint">${t("leaving.note", { n: rules.keepDays })}</p>${draftMark(words, rules.signOff)}
      ${this.asksToEnd
        ? html`${choices({ name: "leaving-reason", legend: t("leaving.reason"), chosen: this.reason, choices: rules.reasons.map((one) => ({ value: one.id, label: words.of(one.label) })), onChoose: (value) => { this.reason = value; this.requestUpdate(); } })}
          <div class="stack"><button class="primary" ?disabled=${this.busy || this.reason === null} @click=${() => void this.end(mother)}>${t("leaving.end")}</button>
          <button @click=${() => this.ask(false)}>${t("leaving.not")}</button></div>`
        : html`<button @click=${() => this.ask(true)}>${t("leaving.end-ask")}</button>`}
    </section>`;
  }

  private ask(asks: boolean): void {
    this.asksToEnd = asks;
    this.requestUpdate();
  }

  private async save(mother: Mother, field: ContactField, contact: Contact): Promise<void> {
    const value = (this.typed.get(field) ?? "").trim();
    const text = field === "name" && value === "" ? this.words.t("register.name-missing") : field === "phone" && value !== "" && !isPhone(value) ? this.words.t("contacts.phone-problem") : null;
    if (text !== null) {
      this.wrong = { field, text };
      this.requestUpdate();
      return;
    }

    await this.change(mother, field, value === "" ? null : value, contact, () => {
      this.saved = field;
      this.typed.delete(field);
    });
  }

  private change(mother: Mother, field: ContactField, value: string | null, seen: Contact, stored?: () => void): Promise<void> {
    return this.record("contact.changed", mother, contactChange(field, value, seen), stored);
  }

  private end(mother: Mother): Promise<void> {
    return this.record("mother.left-care", mother, { reason: this.reason }, () => { this.asksToEnd = false; });
  }

  private record(type: string, mother: Mother, payload: Readonly<Record<string, unknown>>, stored: () => void = () => undefined): Promise<void> {
    return this.once(async () => {
      await this.model.record([{ type, occurredAtMs: Date.now(), motherId: mother.id, payload }]);
      stored();
    });
  }
}
