"""Cases that grow from another: by a split of channels, or by a wish for each person."""

from __future__ import annotations

from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case, CaseState, RequestKind
from dsr_desk.domain.verifying.telling_apart import Told
from dsr_desk.services.erasing.planning import PlanView
from tests.services.intake.letters import NILS
from tests.services.world import ANNA, BO, EDITOR, WISH, Small, a_mail

TEXT = "Hej!\n\nVi har bekräftat personernas identitet. {said}\n\n/Maria, Kundtjänst\n"
CERTAIN = TEXT.format(
    said=f"Radera alla mail för {ANNA}. För {BO} vill vi ha en export av foruminlägg."
)
DOUBTFUL = TEXT.format(
    said=f"Det gäller {ANNA} och {BO}. Annas mail ska raderas, Bo vill ha en kopia av sina mail."
)
ERASE = Told(RequestKind.ERASURE, (ChannelKind.MAIL,))
COPY = Told(RequestKind.ACCESS, (ChannelKind.MAIL,))
WHY = "Maria säger i telefon vem som vill vad"


def two(small: Small, text: str = CERTAIN, sender: str = EDITOR) -> tuple[Case, Case]:
    """File a mail of two certain wishes and return their cases."""
    small.file(a_mail(text, sender=sender))
    return small.services.queue.get("DSR-0001"), small.services.queue.get("DSR-0002")


def split(small: Small) -> tuple[Case, Case]:
    """Return the two cases of a mail by an editor of the forum alone."""
    case = small.file(a_mail(WISH.format(who=ANNA), sender=NILS))
    number, changes = small.services.checklist.split(case.id, small.alva)
    first, second = small.services.queue.get(case.id), small.services.queue.get(number)
    assert changes.cases == {first.id, second.id}
    return first, second


def told(small: Small, case: Case, *, by_supervisor: bool = False) -> tuple[Case, Case]:
    by = small.kim if by_supervisor else small.alva
    numbers, changes = small.services.checklist.tell_apart(case.id, {1: ERASE, 2: COPY}, WHY, by)
    first, second = (small.services.queue.get(number) for number in numbers)
    assert changes.cases == {first.id, second.id}
    return first, second


def carried_out(small: Small, case: Case) -> set[str]:
    """Search, plan, approve and run; return what was erased, by author."""
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER
    return {row.match.channel for row in small.services.matching.page(case.id).rows}


def planned(small: Small, case: Case) -> PlanView:
    small.services.matching.search(case.id, small.alva)
    return small.services.planning.prepare(case.id, small.alva)
