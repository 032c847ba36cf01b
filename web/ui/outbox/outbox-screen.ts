import { html, nothing, type TemplateResult } from "lit";
import type { Delivery, Fact } from "../../store/facts.ts";
import { icon } from "../icons.ts";
import { Screen } from "../screen.ts";

const SHOWN = 50;

/** Every own fact and what became of it: waiting, received, or parked with the server's reason. */
export class OutboxScreen extends Screen {
  get heading(): string {
    return this.words.t("outbox.title");
  }

  protected override render(): TemplateResult {
    const { model, words: { t } } = this;
    const received = model.deliveries.length - model.pending.length - model.parked.length;
    const facts = new Map(model.facts.map((fact) => [fact.id, fact]));
    return html`
      <p class="lead">${t("outbox.counts", { total: model.deliveries.length, received, waiting: model.pending.length, parked: model.parked.length })}</p>
      <p class="hint">${t(`sync.${model.sync.status}`)}</p>
      ${model.waitingForOthers === 0 ? nothing : html`<div class="notice watch" role="status"><span>${t("outbox.others", { n: model.waitingForOthers })}</span><a class="button small" href="/sign-in?to=/app/">${t("signin.do")}</a></div>`}
      <button class="primary" @click=${() => model.sync.now()}>${icon("send")} ${t("outbox.send-now")}</button>
      ${model.parked.length === 0 ? nothing : html`<section><h2>${t("outbox.parked-title")}</h2><p class="hint">${t("outbox.parked-note")}</p>
        <ul class="rows">${model.parked.map((one) => this.row(one, facts.get(one.id)))}</ul></section>`}
      ${model.pending.length === 0 ? nothing : html`<section><h2>${t("outbox.waiting-title")}</h2><ul class="rows">${model.pending.map((one) => this.row(one, facts.get(one.id)))}</ul></section>`}
      <section><h2>${t("outbox.received-title")}</h2>
        ${received === 0 ? html`<p class="hint">${t("outbox.none-received")}</p>`
          : html`<ul class="rows">${model.deliveries.filter((one) => one.status === "accepted" || one.status === "duplicate").slice(-SHOWN).reverse().map((one) => this.row(one, facts.get(one.id)))}</ul>`}
      </section>`;
  }

  private row(delivery: Delivery, fact: Fact | undefined): TemplateResult {
    const { model, words } = this;
    const { t } = words;
    const mother = model.mother(fact?.motherId ?? "");
    const reason = delivery.message?.[words.language] ?? (words.has(`errors.${delivery.code}`) ? t(`errors.${delivery.code}`) : delivery.code);
    return html`<li data-delivery=${delivery.status}>
      <strong>${t(`fact.${fact?.type ?? "unknown"}`)}</strong>
      <span class="hint">${mother?.name ?? ""} · ${words.date(Date.parse(delivery.madeAt), mother?.zone ?? "WIB")}, ${words.time(Date.parse(delivery.madeAt), mother?.zone ?? "WIB")} · ${t("outbox.number", { n: delivery.deviceSequence })}</span>
      ${delivery.status === "refused" ? html`<p class="problem">${icon("alert")} ${reason}</p><button class="small" @click=${() => void this.retry(delivery)}>${t("outbox.retry")}</button>` : nothing}
    </li>`;
  }

  private async retry(delivery: Delivery): Promise<void> {
    await this.model.store.retry(delivery.account, delivery.id);
    await this.model.rebuild();
    this.model.sync.now();
  }
}
