import { html, nothing, type TemplateResult } from "lit";
import { restsOn } from "../../care/given-up.ts";
import { mendFields } from "../../care/mending.ts";
import { DROPPED_KEPT_MS, type Delivery, type Fact } from "../../store/facts.ts";
import { icon } from "../icons.ts";
import { Screen } from "../screen.ts";
import { reasonOf } from "./reason.ts";

const SHOWN = 50;

/** Every own fact and what became of it: waiting, received, or parked with the server's reason. */
export class OutboxScreen extends Screen {
  /** The parked fact its owner is asked about: give it up? */
  private asksToDrop: string | null = null;

  get heading(): string {
    return this.words.t("outbox.title");
  }

  override get keepsTyped(): boolean {
    return false;
  }

  protected override render(): TemplateResult {
    const { model, words: { t } } = this;
    const received = model.deliveries.length - model.pending.length - model.parked.length;
    const facts = new Map(model.facts.map((fact) => [fact.id, fact]));
    return html`
      <p class="lead">${t("outbox.counts", { n: model.deliveries.length, total: model.deliveries.length, received, waiting: model.pending.length, parked: model.parked.length })}</p>
      <p class="hint">${t(`sync.${model.sync.status}`)}</p>
      ${this.renderLastRound()}
      ${this.problemLine()}
      ${model.waitingForOthers === 0 ? nothing : html`<div class="notice watch" role="status"><span>${t("outbox.others", { n: model.waitingForOthers })}</span><a class="button small" href="/sign-in?to=/app/">${t("signin.do")}</a></div>`}
      <button class="primary" @click=${() => model.sync.now()}>${icon("send")} ${t("outbox.send-now")}</button>
      ${model.parked.length === 0 ? nothing : html`<section><h2>${t("outbox.parked-title")}</h2><p class="hint">${t("outbox.parked-note")}</p>
        <ul class="rows">${model.parked.map((one) => this.row(one, facts.get(one.id)))}</ul></section>`}
      ${model.pending.length === 0 ? nothing : html`<section><h2>${t("outbox.waiting-title")}</h2><ul class="rows">${model.pending.map((one) => this.row(one, facts.get(one.id)))}</ul></section>`}
      <section><h2>${t("outbox.received-title")}</h2>
        ${received === 0 ? html`<p class="hint">${t("outbox.none-received")}</p>`
          : html`<ul class="rows">${model.deliveries.filter((one) => one.status === "accepted" || one.status === "duplicate").slice(-SHOWN).reverse().map((one) => this.row(one, facts.get(one.id)))}</ul>`}
      </section>
      ${model.dropped.length === 0 ? nothing : html`<section><h2>${t("outbox.dropped-title")}</h2><p class="hint">${t("outbox.dropped-note", { n: Math.round(DROPPED_KEPT_MS / 86_400_000) })}</p>
        <ul class="rows">${[...model.dropped].reverse().map((one) => this.row(one, model.account === null ? undefined : model.store.fact(model.account.id, one.id)))}</ul></section>`}`;
  }

  /** "12 of 12 received": said of receipts that are stored, after the round that brought them. */
  private renderLastRound(): TemplateResult | typeof nothing {
    const round = this.model.lastRound;
    if (round === null || round.sent + round.held === 0) return nothing;
    const { t } = this.words;
    return html`<p class="last-round" role="status">${icon(round.refused === 0 ? "check" : "alert")} ${t("outbox.last-round", { n: round.sent - round.refused, total: round.sent })}</p>`;
  }

  private row(delivery: Delivery, fact: Fact | undefined): TemplateResult {
    const { model, words } = this;
    const { t } = words;
    const mother = model.mother(fact?.motherId ?? "");
    return html`<li data-delivery=${delivery.status}>
      <strong>${t(`fact.${fact?.type ?? "unknown"}`)}</strong>
      <span class="hint">${mother?.name ?? ""} · ${words.date(Date.parse(delivery.madeAt), mother?.zone ?? "WIB")}, ${words.time(Date.parse(delivery.madeAt), mother?.zone ?? "WIB")} · ${t("outbox.number", { n: delivery.deviceSequence })}</span>
      ${delivery.status === "refused" ? html`<p class="problem">${icon("alert")} ${reasonOf(delivery, words)}</p>${this.renderChoices(delivery, fact)}` : nothing}
      ${model.holding.has(delivery.id) ? html`<p class="problem" data-holds>${icon("stop")} ${t("outbox.drop-holds")}</p>` : nothing}
      ${delivery.status === "dropped" && delivery.mendedBy === undefined ? html`<button class="small" ?disabled=${this.busy} @click=${() => void this.change(() => model.store.takeBack(delivery.account, delivery.id))}>${t("outbox.take-back")}</button>` : nothing}
      ${delivery.mendedBy === undefined ? nothing : html`<span class="hint">${t("outbox.mended")}</span>`}
    </li>`;
  }

  private renderChoices(delivery: Delivery, fact: Fact | undefined): TemplateResult {
    const { model, words: { t } } = this;
    const mendable = fact !== undefined && model.content !== null && mendFields(fact.type, model.content) !== null;
    if (this.asksToDrop === delivery.id) {
      return html`<p role="alert">${t("outbox.drop-ask", { n: Math.round(DROPPED_KEPT_MS / 86_400_000) })}${fact !== undefined && restsOn(fact, model.mother(fact.motherId)?.safety.findings ?? []) ? html` <strong>${t("outbox.drop-holds")}</strong>` : nothing}</p>
        <div class="languages"><button class="small danger" ?disabled=${this.busy} @click=${() => void this.change(() => model.store.drop(delivery.account, delivery.id, Date.now()))}>${t("outbox.drop-yes")}</button>
        <button class="small" @click=${() => this.ask(null)}>${t("outbox.drop-no")}</button></div>`;
    }

    return html`<div class="languages">
      ${mendable ? html`<a class="button small" href=${`#/mend/${delivery.id}`}>${t("outbox.mend")}</a>` : nothing}
      <button class="small" ?disabled=${this.busy} @click=${() => void this.retry(delivery)}>${t("outbox.retry")}</button>
      <button class="small" @click=${() => this.ask(delivery.id)}>${t("outbox.drop")}</button></div>`;
  }

  private ask(id: string | null): void {
    this.asksToDrop = id;
    this.requestUpdate();
  }

  private async retry(delivery: Delivery): Promise<void> {
    await this.change(() => this.model.store.retry(delivery.account, delivery.id));
    this.model.sync.now();
  }

  private change(write: () => Promise<unknown>): Promise<void> {
    const { model } = this;
    this.asksToDrop = null;
    return this.once(async () => {
      await model.storage.watch(write);
      await model.rebuild();
    });
  }
}
