import { html, svg, type TemplateResult } from "lit";

/** Line icons of 24 units; always beside a word, so they are hidden from screen readers. */
const PATHS = {
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  next: svg`<path d="M9 5l7 7-7 7"/>`,
  check: svg`<path d="M5 13l4.5 4.5L19 7.5"/>`,
  wait: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>`,
  alert: svg`<path d="M12 4l9 16H3z"/><path d="M12 10v4.5M12 17.2v.3"/>`,
  stop: svg`<path d="M8 3h8l5 5v8l-5 5H8l-5-5V8z"/><path d="M8.5 8.5l7 7M15.5 8.5l-7 7"/>`,
  pause: svg`<path d="M9 5v14M15 5v14"/>`,
  play: svg`<path d="M8 5l11 7-11 7z"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  drop: svg`<path d="M12 3.5c4 5 6 7.8 6 10.7a6 6 0 0 1-12 0c0-2.9 2-5.7 6-10.7z"/>`,
  list: svg`<path d="M9 6.500h11M9 12h11M9 17.500h11M4.5 6.500h.1M4.5 12h.1M4.5 17.500h.1"/>`,
  hands: svg`<circle cx="8" cy="12" r="3.2"/><circle cx="16" cy="12" r="3.2"/><path d="M12 3v18" stroke-dasharray="1 3.5"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.500c1-4 4-6 7.5-6s6.5 2 7.5 6"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.800v.2"/>`,
  sound: svg`<path d="M4 10v4h3.500l4.5 4V6L7.5 10z"/><path d="M15.5 9a4.5 4.5 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11"/>`,
  silent: svg`<path d="M4 10v4h3.500l4.5 4V6L7.5 10z"/><path d="M16 9.500l5 5M21 9.500l-5 5"/>`,
  search: svg`<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>`,
  refresh: svg`<path d="M5 12a7 7 0 0 1 12-5l2 2M19 4.500v4.500h-4.500M19 12a7 7 0 0 1-12 5l-2-2M5 19.500V15h4.500"/>`,
  house: svg`<path d="M4 11l8-6.500 8 6.500M6.500 9.500V19.500h11V9.500"/>`,
  menu: svg`<path d="M4.5 7h15M4.5 12h15M4.5 17h15"/>`,
  send: svg`<path d="M12 19V5M6 11l6-6 6 6"/>`,
  minus: svg`<path d="M5 12h14"/>`,
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
}
