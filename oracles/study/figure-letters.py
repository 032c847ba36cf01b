"""Writes the letter outlines that Lancar draws into its PNG figures, from DejaVu Sans Condensed (Debian fonts-dejavu-core 2.37).

Run with Debian's python3-fonttools:  /usr/bin/python3 oracles/study/figure-letters.py
One line per letter: code point, advance, outline (M, L, Q, Z with absolute coordinates, y up, 2048 units per em).
The licence asks derived fonts to carry another name and the notice: see LICENCE.txt beside the output.
"""
from pathlib import Path
from fontTools.ttLib import TTFont
from fontTools.pens.basePen import BasePen

FONTS = Path("/usr/share/fonts/truetype/dejavu")
OUT = Path(__file__).resolve().parents[2] / "src/Lancar.Reporting/Figures/Letters"
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2022,
           0x2212, 0x00D7, 0x2264, 0x2265, 0x2248, 0x2260, 0x0394, 0x2192, 0x221E]


class Outline(BasePen):
    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.parts = []

    def _moveTo(self, p):
        self.parts.append(f"M{round(p[0])} {round(p[1])}")

    def _lineTo(self, p):
        self.parts.append(f"L{round(p[0])} {round(p[1])}")

    def _qCurveToOne(self, c, p):
        self.parts.append(f"Q{round(c[0])} {round(c[1])} {round(p[0])} {round(p[1])}")

    def _closePath(self):
        self.parts.append("Z")


for file, name in [("DejaVuSansCondensed.ttf", "regular"), ("DejaVuSansCondensed-Bold.ttf", "bold")]:
    font = TTFont(FONTS / file)
    assert font["head"].unitsPerEm == 2048
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    lines = []
    for code in sorted(set(LETTERS)):
        if code not in cmap:
            continue
        pen = Outline(glyphs)
        glyphs[cmap[code]].draw(pen)
        lines.append(f"{code} {round(glyphs[cmap[code]].width)} {''.join(pen.parts)}")
    (OUT / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
