"""Which of some items hold a text: looked for in the rows themselves, so in any mapped store."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from dsr_desk.domain.finding.matches import ItemRef, Mandate
from dsr_desk.sources.keys import Key, chunks, parse_key
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import ItemRule

BODY_LIMIT = 1_000_000
"""Characters of a body that are looked through: folding ten times as many is felt elsewhere."""
_TAG = re.compile(r"<[^<>]*>")


def containing(
    connection: Connection, fit: Fit, refs: Sequence[ItemRef], text: str, mandate: Mandate
) -> frozenset[ItemRef]:
    """Return those of the items, inside the fence, that hold the text in any case of letters."""
    words = text.casefold().split()
    found: set[ItemRef] = set()
    for rule in fit.mapping.items:
        keys = {
            key: ref
            for ref in refs
            if ref.rule == rule.name and (key := parse_key(fit.id(rule), ref.key)) is not None
        }
        for part in chunks(list(keys)):
            rows = _rows(connection, fit, rule, part, mandate)
            found.update(keys[key] for key, held in rows if _holds(held, words))
    return frozenset(found)


def _rows(
    connection: Connection, fit: Fit, rule: ItemRule, keys: Sequence[Key], mandate: Mandate
) -> Iterator[tuple[Key, str]]:
    """Yield each item's key with all its text, folded."""
    show, table = rule.show, fit.tables[rule.table]
    names: dict[object, list[str]] = {}
    below = fit.mapping.link(show.attachments.link)
    child, parent = fit.tables[below.child], fit.child(below)
    for key, name in connection.execute(
        select(parent, child.c[show.attachments.filename]).where(
            parent.in_(keys), fit.scope(below.child, mandate)
        )
    ):
        names.setdefault(key, []).append(str(name or ""))
    shown = (show.subject, show.author, show.author_name, show.html, show.body)
    statement = select(fit.id(rule), *(table.c[name] for name in shown)).where(
        fit.id(rule).in_(keys), fit.scope(rule.table, mandate)
    )
    for key, subject, author, author_name, is_html, body in connection.execute(
        statement, execution_options={"yield_per": 64}
    ):
        words = str(body or "")[:BODY_LIMIT]
        if is_html:
            words = html.unescape(_TAG.sub(" ", words))
        whole = (subject, author, author_name, words, *names.get(key, ()))
        yield key, " ".join([str(part or "") for part in whole]).casefold()


def _holds(text: str, words: Sequence[str]) -> bool:
    """Tell whether words follow each other in a text, whatever space is between them."""
    if not all(word in text for word in words):
        return False
    # Taking a text apart costs many times what looking into it does.
    return len(words) < 2 or " ".join(words) in " ".join(text.split())
