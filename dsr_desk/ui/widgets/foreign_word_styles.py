"""What a Word file's styles say of its text: whether it is struck out, and whether it is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dsr_desk.ui.widgets.foreign_word_xml import Attributes, is_on, listening, value_of, word_name

MARKS = ("strike", "dstrike", "vanish")
_APART = ("tblStylePr", "rPrChange")
"""What holds for some cells of a table alone, or has been."""
_DEFAULTS = "the defaults of the whole file"


class Marks(NamedTuple):
    """What is said of a text; nothing where the place says nothing of it."""

    strike: bool | None = None
    dstrike: bool | None = None
    vanish: bool | None = None


@dataclass(slots=True)
class _Style:
    based_on: str = ""
    says: dict[str, bool] = field(default_factory=dict)


class Styles:
    """Reads ``styles.xml``, and answers what its styles come to together."""

    def __init__(self) -> None:
        """Begin with none."""
        self._styles: dict[str, _Style] = {}
        self._usual: dict[str, str] = {}
        self._open = _Style()
        self._apart = 0
        self._known: dict[tuple[str, str, str], Marks] = {}

    def read(self, markup: bytes) -> None:
        """Take what a file says of its styles.

        Raises:
            ExpatError, NotPlain: it is no such markup.
        """
        listening(self._start, self._end).Parse(markup, True)

    def _start(self, name: str, attributes: Attributes) -> None:
        kind = word_name(name)
        if kind in _APART:
            self._apart += 1
        elif kind in ("style", "docDefaults"):
            key = value_of(attributes, "styleId") if kind == "style" else _DEFAULTS
            self._open = self._styles[key] = _Style()
            if value_of(attributes, "default") in ("1", "true", "on"):
                self._usual[value_of(attributes, "type")] = key
        elif kind == "basedOn":
            self._open.based_on = value_of(attributes)
        elif kind in MARKS and not self._apart:
            self._open.says[kind] = is_on(attributes)

    def _end(self, name: str) -> None:
        if word_name(name) in _APART:
            self._apart -= 1

    def marks(self, table: str, paragraph: str, run: str) -> Marks:
        """Return what the styles of a table, a paragraph and a run say of its text together.

        Struck out and hidden are toggles (17.7.3): two levels that both say yes undo each other,
        unless the whole file is so; of double strike, the nearest that says anything counts.
        """
        asked = (table, paragraph, run)
        if asked not in self._known:
            levels = [
                self._resolved(key if key in self._styles else self._usual.get(kind, ""))
                for key, kind in zip(asked, ("table", "paragraph", "character"), strict=True)
            ]
            all_ = self._resolved(_DEFAULTS)
            near = [level["dstrike"] for level in (*levels, all_) if "dstrike" in level]
            toggled = {
                mark: all_.get(mark, False) or sum(lv.get(mark, False) for lv in levels) % 2 == 1
                for mark in ("strike", "vanish")
            }
            self._known[asked] = Marks(
                toggled["strike"], bool(near and near[-1]), toggled["vanish"]
            )
        return self._known[asked]

    def _resolved(self, key: str) -> dict[str, bool]:
        """Return what a style says with those that it is based on; a circle ends somewhere."""
        says: dict[str, bool] = {}
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            says = self._styles[key].says | says
            key = self._styles[key].based_on
        return says
