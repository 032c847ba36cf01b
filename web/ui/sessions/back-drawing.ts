import { LitElement, html, svg, type TemplateResult } from "lit";

/** Heights of the landmarks protocols name, in units of the drawing (320 by 330). */
const LANDMARKS: Readonly<Record<string, number>> = {
  "base-of-neck": 116, "scapula-upper-edge": 142, "t4": 150, "t10": 222, "lower-shoulder-blade": 214, "lower-back": 254,
};

const SPINE_X = 160;
const TRACK_GAP = 21;
const CIRCLE_RADIUS = 8;
const CIRCLES_PER_PASS = 7;
/** The hands come from below and outside, as the masseur's do. */
const HAND_SIZE = 0.94;
const HAND_TURN = 13;

/** What of a protocol the drawing shows. */
export interface DrawnProtocol {
  readonly area: { readonly upper: string; readonly lower: string };
  readonly technique: { readonly direction: "upward" | "downward"; readonly secondsPerCircle: number };
}

/**
 * A mother's back seen from behind, draped, drawn in lines, with the two thumb tracks beside the spine and two thumbs circling
 * along them in the direction and at the pace of the protocol. Under reduced motion the thumbs rest and arrows tell the way.
 */
export class BackDrawing extends LitElement {
  protocol: DrawnProtocol | null = null;
  moving = false;
  label = "";
  private startedAt: number | null = null;
  private frame = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.frame = requestAnimationFrame(this.draw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.frame);
  }

  protected override render(): TemplateResult {
    const [top, bottom] = this.bounds();
    return html`<svg class="back-drawing" viewBox="20 6 280 314" role="img" aria-label=${this.label}>
      ${FIGURE}
      ${track(SPINE_X - TRACK_GAP, top, bottom, this.downward())}
      ${track(SPINE_X + TRACK_GAP, top, bottom, this.downward())}
      <g class="hand" data-side="left">${HAND}</g>
      <g class="hand" data-side="right">${HAND}</g>
    </svg>`;
  }

  protected override firstUpdated(): void {
    this.place(0);
  }

  private readonly draw = (now: number): void => {
    this.frame = requestAnimationFrame(this.draw);
    if (!this.moving || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.startedAt = null;
      return;
    }

    this.startedAt ??= now;
    this.place(now - this.startedAt);
  };

  /** Both thumbs at a moment: each circles outward over the top, mirrored, while the pair travels along the tracks. */
  private place(elapsedMs: number): void {
    const circleMs = (this.protocol?.technique.secondsPerCircle ?? 3) * 1000;
    const circles = elapsedMs / circleMs;
    const [top, bottom] = this.bounds();
    const along = (circles / CIRCLES_PER_PASS) % 1;
    const y = this.downward() ? top + (bottom - top) * along : bottom - (bottom - top) * along;
    const angle = circles * 2 * Math.PI - Math.PI / 2;
    const across = Math.cos(angle) * CIRCLE_RADIUS;
    const up = Math.sin(angle) * CIRCLE_RADIUS;
    this.move("left", SPINE_X - TRACK_GAP - across, y + up, 1);
    this.move("right", SPINE_X + TRACK_GAP + across, y + up, -1);
  }

  private move(side: "left" | "right", x: number, y: number, mirror: 1 | -1): void {
    this.querySelector(`[data-side="${side}"]`)?.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${mirror * HAND_SIZE} ${HAND_SIZE}) rotate(${HAND_TURN})`);
  }

  private bounds(): [number, number] {
    const area = this.protocol?.area;
    return [LANDMARKS[area?.upper ?? ""] ?? LANDMARKS["base-of-neck"]!, LANDMARKS[area?.lower ?? ""] ?? LANDMARKS["lower-shoulder-blade"]!];
  }

  private downward(): boolean {
    return this.protocol?.technique.direction !== "upward";
  }
}

function track(x: number, top: number, bottom: number, downward: boolean): TemplateResult {
  const [tip, way] = downward ? [bottom + 13, -1] : [top - 13, 1];
  return svg`<g class="track">
    <path d="M${x} ${top} V${bottom}"/>
    <path class="arrow" d="M${x - 5.5} ${tip + way * 7} L${x} ${tip} L${x + 5.5} ${tip + way * 7}"/>
  </g>`;
}

/** A fist from behind with its thumb laid on the back; the tip of the thumb is the origin. Drawn for the left, mirrored for the right. */
const HAND = svg`
  <circle class="touch" r="15"/>
  <path class="skin" d="M-11 46 C-22 44 -28 35 -26 24 C-25 17 -19 13 -12 14 C-10 8 -9 0 -6.5 -5 C-4 -10 4 -10 6 -4.5 C7.5 0 7 10 5.5 18 C9 24 9 36 4 42 C0 46.5 -6 47 -11 46 Z"/>
  <path class="crease" d="M-3.5 -5.5 C-2 -7.8 2 -7.8 3.3 -5.2 M-12 14 C-8 17 -4 22 -3 27 M-25.5 28 C-20 26 -16 27 -13 30 M-23 36 C-18 33.5 -14 34.5 -11 37"/>`;

const mirrored = (path: TemplateResult): TemplateResult => svg`<g>${path}</g><g transform="translate(320 0) scale(-1 1)">${path}</g>`;

const FIGURE = svg`<g class="figure">
  <path class="body" d="M141 92 C141 106 137 114 124 120 C104 129 78 132 63 146 C48 160 44 184 39 214 C36 232 32 246 34 258 C36 268 47 272 56 268 C66 263 70 250 76 234 C80 222 84 212 87 202 C91 222 97 240 98 258 C99 272 94 284 90 296 L230 296 C226 284 221 272 222 258 C223 240 229 222 233 202 C236 212 240 222 244 234 C250 250 254 263 264 268 C273 272 284 268 286 258 C288 246 284 232 281 214 C276 184 272 160 257 146 C242 132 216 129 196 120 C183 114 179 106 179 92 Z"/>
  <path class="ear" d="M131 60 C124 56 123 72 133 76 M189 60 C196 56 197 72 187 76"/>
  <path class="hair" d="M160 20 C139 20 129 36 130 56 C131 74 140 92 150 100 C156 103 164 103 170 100 C180 92 189 74 190 56 C191 36 181 20 160 20 Z"/>
  <path class="hair-tone" d="M160 20 C139 20 129 36 130 56 C131 74 140 92 150 100 C156 103 164 103 170 100 C180 92 189 74 190 56 C191 36 181 20 160 20 Z"/>
  <path class="fine" d="M160 20 C160 36 160 50 160 66 M152 22 C146 38 148 54 154 68 M168 22 C174 38 172 54 166 68 M141 30 C136 46 140 62 148 74 M179 30 C184 46 180 62 172 74 M132 50 C133 64 138 76 145 84 M188 50 C187 64 182 76 175 84"/>
  <path class="bun" d="M160 66 C148 66 142 74 143 83 C144 93 151 99 160 99 C169 99 176 93 177 83 C178 74 172 66 160 66 Z"/>
  <path class="hair-tone" d="M160 66 C148 66 142 74 143 83 C144 93 151 99 160 99 C169 99 176 93 177 83 C178 74 172 66 160 66 Z"/>
  <path class="fine" d="M148 78 C153 71 167 70 172 79 M147 87 C152 79 166 78 171 87 M153 94 C158 87 165 88 168 93"/>
  ${mirrored(svg`<path class="line" d="M141 92 C141 106 137 114 124 120 C104 129 78 132 63 146 C48 160 44 184 39 214 C36 232 32 246 34 258 C36 268 47 272 56 268 C66 263 70 250 76 234 C80 222 84 212 87 202"/>
    <path class="line" d="M82 178 C86 196 92 216 96 240 C97 248 98 252 98 258"/>
    <path class="blade" d="M128 150 C131 170 129 194 118 214 C108 206 100 192 96 178 M128 150 C116 144 100 143 86 148"/>
    <path class="fine" d="M125 121 C132 123 138 127 142 133 M112 246 C116 256 118 264 118 270"/>`)}
  ${Array.from({ length: 13 }, (_, index) => svg`<ellipse class="bone" cx="160" cy=${114 + index * 11.8} rx="2.6" ry="3.6"/>`)}
  <path class="cloth" d="M96 264 C112 276 136 282 160 282 C184 282 208 276 224 264 C230 276 238 296 240 322 L80 322 C82 296 90 276 96 264 Z"/>
  <path class="line" d="M96 264 C112 276 136 282 160 282 C184 282 208 276 224 264 C230 276 238 296 240 322 M80 322 C82 296 90 276 96 264"/>
  <path class="fine" d="M93 272 C110 285 136 291 160 291 C184 291 210 285 227 272 M112 292 C110 302 108 312 108 322 M208 292 C210 302 212 312 212 322 M150 294 C146 304 145 312 145 322"/>
  <path class="batik" d="M122 302 q5 -7 10 0 q-5 7 -10 0 M166 304 q5 -7 10 0 q-5 7 -10 0 M186 310 q5 -7 10 0 q-5 7 -10 0 M92 306 q4 -6 8 0 q-4 6 -8 0 M220 304 q4 -6 8 0 q-4 6 -8 0"/>
</g>`;

customElements.define("back-drawing", BackDrawing);
