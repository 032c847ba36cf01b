import { BackDrawing } from "./back-drawing.ts";

/** The drawn back on a page of the server, from what the page says of the protocol; moving, as a session shows it. */
for (const drawing of document.querySelectorAll("back-drawing")) {
  if (!(drawing instanceof BackDrawing)) continue;
  const { upper = "", lower = "", direction, pace, label = "" } = drawing.dataset;
  drawing.protocol = { area: { upper, lower }, technique: { direction: direction === "upward" ? "upward" : "downward", secondsPerCircle: Number(pace) } };
  drawing.label = label;
  drawing.moving = true;
  drawing.requestUpdate();
}
