"""What stands beside the usual case: one of each thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.finding.beside import Aside, Beside, Elsewhere, Hint, Likeness, Twin
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.domain.people import ChannelKind
from tests.ui.fake_case import ANNA
from tests.ui.fakes import NOW


def a_beside(**changed: Any) -> Beside:
    """Return one of each thing that can stand beside a case."""
    texts = (
        ("Anna Svensson ringde och undrade över fakturan igen", (Hint.NAME,)),
        (f"skicka kopian till {ANNA} också, tack", (Hint.ADDRESS,)),
        ("> Jag har fått en faktura på vatten för fel mätare", (Hint.QUOTE, Hint.RECIPIENT)),
        ("når henne på 070-174 06 12 efter klockan fem", (Hint.PHONE, Hint.NAME)),
        ("protokoll-anna-svensson.pdf", (Hint.FILE,)),
    )
    asides = tuple(
        Aside(
            ItemRef("arkiv", "items", str(900 + n)), "ex-mail", ChannelKind.MAIL, f"b{n}",
            NOW - timedelta(days=11 * n), 1, hints, "Eva Ek", "Sv: Faktura", text,
        )
        for n, (text, hints) in enumerate(texts)
    )  # fmt: skip
    twin = EmailAddress("anna.svenson@example.org")
    made = Beside(
        asides=asides,
        elsewhere=(
            Elsewhere("ex-forum", ChannelKind.FORUM, 1, 12, date(2024, 3, 2), date(2026, 2, 11)),
        ),
        twins=(Twin(1, twin, Likeness.ONE_LETTER, 214, own=31),),
        unread=(Unread("ex-mail", 46),),
        own=((1, 31),),
    )
    return replace(made, **changed)
