"""The paper that PDF reports are written on: fonts, colours, signs of verdicts, running lines."""

from pathlib import Path
from typing import cast

from fpdf import FPDF
from fpdf.enums import MethodReturnValue
from fpdf.fonts import TTFFont

_FONTS = Path(__file__).with_name("fonts")
_REPLACEMENT = "\ufffd"

Colour = tuple[int, int, int]
INK: Colour = (31, 35, 40)
SOFT: Colour = (89, 99, 110)
RULE: Colour = (209, 217, 224)
PAPER: Colour = (246, 248, 250)
WHITE: Colour = (255, 255, 255)
AGENT: Colour = (9, 105, 218)
CALLER: Colour = (110, 119, 129)
TALK_OVER: Colour = (188, 76, 0)
VERDICT_COLOURS: dict[str, Colour] = {
    "pass": (26, 127, 55),
    "partial": (154, 103, 0),
    "fail": (207, 34, 46),
    "na": (89, 99, 110),
    "unsure": (9, 105, 218),
}
LEFT, RIGHT, TOP, BOTTOM = 15.0, 195.0, 15.0, 279.0  # mm on A4
WIDTH = RIGHT - LEFT


class Page(FPDF):
    """A4 pages with a running line; lengths in mm, sizes of type in points."""

    def __init__(self, title: str, running_line: str) -> None:
        super().__init__(format="A4")
        self.add_font("dejavu", "", _FONTS / "DejaVuSans.ttf")
        self.add_font("dejavu", "B", _FONTS / "DejaVuSans-Bold.ttf")
        self.set_margins(LEFT, TOP, 210 - RIGHT)
        self.set_auto_page_break(auto=False)
        self.c_margin = 0.0
        self.running_line = running_line
        self.use(8)
        self.set_title(self.printable(title))
        self.set_creator("Callgrade")
        self.set_lang("en")
        self.add_page()

    def footer(self) -> None:
        """What stands at the foot of each page."""
        self.use(7, colour=SOFT)
        self.set_xy(LEFT, BOTTOM + 5)
        line = self.shortened(self.running_line, WIDTH - 30)
        self.cell(WIDTH, 4, f"Page {self.page_no()} of {{nb}}   ·   {line}")

    def use(self, size: float, *, bold: bool = False, colour: Colour = INK) -> None:
        """Choose how the next words look."""
        self.set_font("dejavu", "B" if bold else "", size)
        self.set_text_color(*colour)

    def printable(self, text: str) -> str:
        """The text on one line, with a sign in place of what the font cannot draw."""
        font = self.fonts["dejavu"]
        known = font.cmap if isinstance(font, TTFFont) else {}
        return " ".join("".join(c if ord(c) in known else _shown(c) for c in text).split())

    def shortened(self, text: str, width: float) -> str:
        """The text in the chosen type, cut with an ellipsis where it is wider than that."""
        text = self.printable(text)
        if self.get_string_width(text) <= width:
            return text
        while text and self.get_string_width(text + "…") > width:
            text = text[: -max(1, len(text) // 20)]
        return text.rstrip() + "…"

    def lines_height(self, text: str, width: float, line: float) -> float:
        """How high the text would be in the chosen type."""
        height = self.multi_cell(
            width, line, self.printable(text), dry_run=True, output=MethodReturnValue.HEIGHT
        )
        return cast("float", height)

    def paragraph(self, x: float, width: float, line: float, text: str) -> None:
        """Write text of any length at `x`, and go to the line under it."""
        self.set_x(x)
        self.multi_cell(width, line, self.printable(text), align="L", new_x="LMARGIN", new_y="NEXT")

    def keep_together(self, height: float) -> None:
        """Begin a new page when the next block would not fit on this one."""
        if self.get_y() + height > BOTTOM:
            self.add_page()

    def heading(self, text: str) -> None:
        """A heading over a part of the report."""
        self.keep_together(22)
        self.ln(2.8)
        self.use(10.5, bold=True)
        self.cell(WIDTH, 6, self.printable(text), new_x="LMARGIN", new_y="NEXT")
        self.set_draw_color(*RULE)
        self.set_line_width(0.25)
        self.line(LEFT, self.get_y(), RIGHT, self.get_y())
        self.ln(1.5)

    def verdict_sign(self, verdict: str, x: float, y: float, radius: float = 1.7) -> None:
        """The sign of a verdict around a centre; it differs by form as well as by colour."""
        colour = VERDICT_COLOURS.get(verdict, SOFT)
        self.set_draw_color(*colour)
        self.set_fill_color(*(colour if verdict in ("pass", "fail") else WHITE))
        self.set_line_width(0.3)
        self.circle(x, y, radius, style="DF")
        self.set_line_width(radius * 0.24)
        if verdict == "partial":
            self.set_fill_color(*colour)
            with self.rect_clip(x - radius, y - radius, radius, 2 * radius):
                self.circle(x, y, radius, style="F")
        elif verdict == "unsure":
            self.use(radius * 4, bold=True, colour=colour)
            self.set_xy(x - radius, y - radius)
            self.cell(2 * radius, 2 * radius, "?", align="C")
        else:
            self._strokes(verdict, x, y, radius)

    def _strokes(self, verdict: str, x: float, y: float, r: float) -> None:
        self.set_draw_color(*(WHITE if verdict in ("pass", "fail") else SOFT))
        if verdict == "pass":
            points = [(x - 0.5 * r, y), (x - 0.12 * r, y + 0.4 * r), (x + 0.5 * r, y - 0.4 * r)]
            self.polyline(points)
        elif verdict == "fail":
            self.line(x - 0.4 * r, y - 0.4 * r, x + 0.4 * r, y + 0.4 * r)
            self.line(x - 0.4 * r, y + 0.4 * r, x + 0.4 * r, y - 0.4 * r)
        else:
            self.line(x - 0.5 * r, y, x + 0.5 * r, y)


def _shown(character: str) -> str:
    return " " if character.isspace() or ord(character) < 32 else _REPLACEMENT
