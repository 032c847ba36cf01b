import { html, type TemplateResult } from "lit";
import type { AppModel } from "../app-model.ts";
import { icon, type IconName } from "../icons.ts";

interface Bar { readonly icon: IconName; readonly state: "all" | "waiting" | "parked"; readonly text: string }

/** Always visible: what is not sent yet and how old the oldest of it is. "Sent" is only said of stored receipts. */
export function outboxBar(model: AppModel): TemplateResult {
  const bar = barOf(model, Date.now());
  return html`<a class="outbox ${bar.state}" href="#/outbox" data-pending=${model.pending.length} data-state=${bar.state}>${icon(bar.icon)}<span role="status">${bar.text}</span></a>`;
}

function barOf(model: AppModel, nowMs: number): Bar {
  const { pending, parked, deliveries, words } = model;
  const { t } = words!;
  const oldest = pending[0];
  if (oldest !== undefined) {
    const age = words!.span(nowMs - Math.min(...pending.map((one) => Date.parse(one.madeAt))));
    return { icon: "wait", state: "waiting", text: t("outbox.waiting", { n: pending.length, age }) };
  }

  if (parked.length > 0) return { icon: "alert", state: "parked", text: t("outbox.parked", { n: parked.length }) };
  const total = deliveries.length;
  return { icon: "check", state: "all", text: total === 0 ? t("outbox.none") : t("outbox.all", { n: total }) };
}
