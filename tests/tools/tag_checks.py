"""Reads a tagged PDF from both ends: ``python -m tests.tools.tag_checks FILE…``.

From the pages: everything drawn is marked, and each mark leads to the element that holds it.  From
the tree: each element knows its parent, stands on a page of the document, and holds marks that are
there, in the order in which they are drawn.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Mark = tuple[int, int]
"""Page as an object, and the number of a marked content on it."""
KINDS = frozenset(
    "Document Sect Art H1 H2 P Caption L LI Lbl LBody Table TR TH TD TOC TOCI Link Figure".split()
)
_INSIDE = {
    "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"},
    "TOCI": {"TOC"}, "Link": {"TOCI"},
}  # fmt: skip
_DRAWING = frozenset({"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "B", "S", "s", "sh"})


@dataclass
class Tagged:
    """What the tree of a document says."""

    kinds: list[str] = field(default_factory=list)
    """Of the elements, as they are read."""
    marks: list[Mark] = field(default_factory=list)
    """As they are read."""
    holders: dict[Mark, int] = field(default_factory=dict)
    elements: dict[int, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """Return what is wrong with the tags, one sentence each."""
    root = pdf.Root
    if "/MarkInfo" not in root or not bool(root.MarkInfo.get("/Marked", False)):
        return ["it does not say that it is marked"]
    pages = {page.obj.objgen[0]: page for page in pdf.pages}
    tagged = read(pdf, set(pages))
    found = tagged.faults
    table = dict(_numbers(root.StructTreeRoot.ParentTree))
    found += [f"the parents have no key {n}" for n in range(len(table)) if n not in table]
    drawn: list[Mark] = []
    for name, page in pages.items():
        parents = table.get(int(page.obj.get("/StructParents", -1)), [])
        marks, unmarked = _marked(page)
        drawn += [(name, mark) for mark in marks]
        if unmarked:
            found.append(f"page {page.index + 1} draws {unmarked} times outside every mark")
        if marks != list(range(len(parents))):
            found.append(f"page {page.index + 1} has other marks than parents")
        for mark in range(min(len(parents), len(marks))):
            if tagged.holders.get((name, mark)) != parents[mark].objgen[0]:
                found.append(f"page {page.index + 1}: mark {mark} leads to a wrong element")
        found += _links(page, table, tagged)
    if drawn != tagged.marks:
        found.append("it is not read in the order in which it is drawn")
    return found


def read(pdf: pikepdf.Pdf, pages: set[int]) -> Tagged:
    """Read the tree from its root."""
    tagged, root = Tagged(), pdf.Root.StructTreeRoot
    tops = _listed(root.K)
    if [str(top.S) for top in tops] != ["/Document"]:
        tagged.faults.append("there is no one document at the top")
    waiting = [(top, root) for top in reversed(tops)]
    while waiting:
        element, parent = waiting.pop()
        waiting += reversed(list(_element(tagged, element, parent, pages)))
    return tagged


def _element(
    tagged: Tagged, element: Any, parent: Any, pages: set[int]
) -> Iterator[tuple[Any, Any]]:
    """Note an element; yield the elements in it."""
    kind, name = str(element.S)[1:], element.objgen[0]
    tagged.kinds.append(kind)
    above = str(parent.get("/S", "/"))[1:]
    if kind not in KINDS or above not in _INSIDE.get(kind, {above}):
        tagged.faults.append(f"there is a {kind} inside of {above}")
    if element.P.objgen != parent.objgen or name in tagged.elements:
        tagged.faults.append(f"a {kind} has another parent")
    if kind == "Figure" and not str(element.get("/Alt", "")):
        tagged.faults.append("nothing is said instead of a picture")
    tagged.elements[name] = element
    kids = _listed(element.get("/K", pikepdf.Array()))
    if not kids and kind != "Document":
        tagged.faults.append(f"a {kind} is empty")
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, element
            continue
        page = (kid if isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid else element).get("/Pg")
        on = page.objgen[0] if page is not None else 0
        if on not in pages:
            tagged.faults.append(f"a {kind} stands on no page")
        elif not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid:
            mark = (on, int(kid.MCID if isinstance(kid, pikepdf.Dictionary) else kid))
            tagged.marks.append(mark)
            tagged.holders[mark] = name


def _marked(page: Any) -> tuple[list[int], int]:
    """Return the marks of a page as they are drawn, and how often it draws outside of any."""
    marks, unmarked, depth = [], 0, 0
    for each in pikepdf.parse_content_stream(page):
        sign, operands = str(each.operator), each.operands
        if sign in ("BDC", "BMC"):
            depth += 1
            if len(operands) > 1 and "/MCID" in operands[1]:
                marks.append(int(operands[1].MCID))
        elif sign == "EMC":
            depth -= 1
        elif sign in _DRAWING and depth < 1:
            unmarked += 1
    return marks, unmarked + abs(depth)


def _links(page: Any, table: dict[int, Any], tagged: Tagged) -> Iterator[str]:
    for link in page.obj.get("/Annots", []):
        holder = table.get(int(link.get("/StructParent", -1)))
        element = tagged.elements.get(holder.objgen[0]) if holder is not None else None
        kids = _listed(element.K) if element is not None else []
        held = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
        if [kid.Obj.objgen for kid in held] != [link.objgen]:
            yield f"page {page.index + 1}: a link belongs to no element"


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    listed = list(node.get("/Nums", []))
    yield from zip(map(int, listed[::2]), listed[1::2], strict=True)
    for kid in node.get("/Kids", []):
        yield from _numbers(kid)


def _listed(kids: Any) -> list[Any]:
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def main(paths: list[str]) -> int:
    """Check PDFs; print what is wrong."""
    bad = 0
    for path in paths:
        with pikepdf.open(path) as pdf:
            found = faults(pdf)
        bad += bool(found)
        print(f"{path}: {'holds' if not found else 'does not hold'}")
        for fault in found[:20]:
            print(f"  {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
