"""A case whose mail may ask for something else for one person than for another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.relations import Relation, RelationKind
from dsr_desk.domain.requests import (
    WISHES_DIFFER,
    CaseSubject,
    MailRole,
    ParsedRequest,
    ReadMessage,
    Verdict,
)
from dsr_desk.domain.verifying.checklist import Check, settle
from dsr_desk.domain.verifying.leaving_out import PERSON, PERSON_LEFT_OUT
from dsr_desk.domain.verifying.telling_apart import Told
from dsr_desk.mail.texts import load_wordings
from dsr_desk.services.intake.case_view import ShownMail
from dsr_desk.services.people.accounts import SignedIn
from tests.ui.fake_case import ANNA, CaseWorld, FakeChecklist, good_checks
from tests.ui.fakes import NOW

BO = "bo.berg@example.org"
_AROUND = (
    "Hej!\n\n{said}\n\nVi har bekräftat personernas identitet.\n\nVänliga hälsningar\nMaria Lind\n"
)
CERTAIN = _AROUND.format(said=f"{ANNA}: radera mail\n{BO}: exportera foruminlägg")
DOUBTFUL = _AROUND.format(
    said=f"Det gäller {ANNA} och {BO}. Annas mail ska raderas, Bo vill ha kopia av foruminläggen."
)


@dataclass
class WishesWorld(CaseWorld):
    """A world that keeps what was told."""

    told: list[tuple[Mapping[int, Told], str]] = field(default_factory=list)
    refused: Exception | None = None


class TellingChecklist(FakeChecklist):
    """Takes wishes that are told apart, or refuses them."""

    world: WishesWorld

    def tell_apart(
        self, case_id: int, wishes: Mapping[int, Told], reason: str, by: SignedIn
    ) -> tuple[tuple[str, ...], Changes]:
        """Keep what was told; the case is then the first person's."""
        if self.world.refused is not None:
            raise self.world.refused
        self.world.told.append((wishes, reason))
        first = wishes[1]
        relation = Relation(RelationKind.WISHES, "DSR-0043", persons=("1.2",))
        subjects = self.world.view.case.subjects[:1]
        self.world.set_case(
            subjects=subjects, kind=first.kind, wished_kinds=first.channels, relations=(relation,)
        )
        assert self.world.view.parsed is not None
        self.world.set_checks(apart(self.world.view.parsed, by.user.id))
        return ("DSR-0042", "DSR-0043"), case_changed(case_id)


def understood(text: str) -> ParsedRequest:
    """Read a mail as the desk does."""
    sender = EmailAddress("maria.lind@exempelstad.example")
    message = ReadMessage("", "<1@exempelstad.example>", "", text, (sender,), received_at=NOW)
    return parse_request(message, load_wordings())


def doubtful_checks(parsed: ParsedRequest) -> tuple[Check, ...]:
    """Return a checklist in which only the wish is open."""
    doubt = Check("wish", Verdict.ATTENTION, WISHES_DIFFER, evidence=parsed.wish.evidence)
    return tuple(doubt if c.code == "wish" else c for c in _checks_of(parsed))


def _checks_of(parsed: ParsedRequest) -> tuple[Check, ...]:
    words = {
        "attestation": parsed.attestation.evidence,
        "subjects": parsed.subjects[0].evidence,
        "wish": parsed.wish.evidence,
    }
    return tuple(replace(c, evidence=words.get(c.code, c.evidence)) for c in good_checks())


def apart(parsed: ParsedRequest, by: str) -> tuple[Check, ...]:
    """Return the checklist of a case whose other person has a case of their own."""
    out = Check(PERSON, Verdict.ATTENTION, PERSON_LEFT_OUT, "1.2", parsed.subjects[1].evidence)
    return (*_checks_of(parsed), settle(out, by=by, at=NOW, note="DSR-0043", left_out=True))


def wishes_world(text: str = DOUBTFUL) -> WishesWorld:
    """Return a world whose case came by a mail with wishes that are still to be told apart."""
    world, parsed = WishesWorld(), understood(text)
    subjects = tuple(CaseSubject(n, s.address) for n, s in enumerate(parsed.subjects, start=1))
    world.set_case(kind=parsed.kind, wished_kinds=parsed.channels, subjects=subjects)
    mail = ShownMail(0, MailRole.INSTRUCTION, NOW, world.view.mail, parsed)
    world.view = replace(world.view, parsed=parsed, mails=(mail,))
    world.set_checks(doubtful_checks(parsed))
    return world
