"""Two organisations share a customer: no way in leads an editor of one to content of the other."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import DeskError, WrongStep
from dsr_desk.domain.extracts.redaction.errors import ExtractUnfounded
from dsr_desk.domain.intake.calls import CallerElsewhere, PhoneCall
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case, RequestKind
from tests.services.world import ANNA, BOTH, EDITOR, EXTRACT, START, WISH, Small, a_mail

OLA = "ola@staden.example"
OWNERS = {"nk-mail": "nordkraft", "nk-forum": "nordkraft", "nk-chat": "nordkraft"}
OWNERS |= {"st-mail": "staden"}
MARKS = {"nordkraft": ("VÄSTANFLÄKT", "ÄLGÖRT", "TRANBÄRSRIS"), "staden": ("MÅNVIOL",)}


def asks(
    small: Small,
    sender: str,
    text: str,
    number: int,
    *,
    subject: str = "Begäran",
    answers: str = "",
) -> Case:
    """File a mail of its own; return the case that it is in now."""
    message_id = f"<m{number}@{sender.rpartition('@')[2]}>"
    said = text.format(who=ANNA)
    return small.file(
        a_mail(said, sender=sender, message_id=message_id, subject=subject, answers=answers)
    )


def every_case(small: Small) -> Iterator[Case]:
    numbers = range(1, 60)
    for number in numbers:
        with suppress(DeskError):
            yield small.services.queue.get(number)


def shown(small: Small, case: Case) -> str:
    """Return all that is said of a case's items: found, counted, planned, beside."""
    services, said = small.services, ""
    steps: tuple[Callable[[], object], ...] = (
        lambda: services.matching.search(case.id, small.alva),
        lambda: services.matching.counts(case.id),
        lambda: services.matching.page(case.id),
        lambda: services.matching.unread(case.id),
        lambda: services.matching.gaps(case.id),
        lambda: services.side_lane.look(case.id),
        lambda: services.planning.prepare(case.id, small.alva),
    )
    for step in steps:
        with suppress(DeskError):
            said += repr(step())
    return said


def foreign(organisation: str) -> tuple[str, ...]:
    """Return what nobody may read in a case of this organisation."""
    channels = tuple(f"'{key}'" for key, owner in OWNERS.items() if owner != organisation)
    marks = tuple(m for owner, many in MARKS.items() if owner != organisation for m in many)
    return channels + marks


@pytest.mark.parametrize("seed", range(3))
def test_no_chain_of_mails_leads_into_the_other_organisation(small: Small, seed: int) -> None:
    dice = random.Random(seed)
    theirs = asks(small, OLA, WISH.replace("mail, foruminlägg och chattar", "mail"), 0)
    assert theirs.organisation == "staden"
    for number in range(1, 6):
        sender = dice.choice([EDITOR, OLA, "nils@nordkraft.example"])
        target = dice.choice(list(every_case(small)))
        more = dice.choice(
            [
                {"subject": f"Re: [{target.number}] Begäran"},
                {"answers": target.message_id},
                {"answers": f"<{target.number.lower()}.0.ask_back@desk.example>"},
                {"subject": f"[{theirs.number}]", "answers": theirs.message_id},
                {},
            ]
        )
        asks(small, sender, dice.choice([WISH, EXTRACT, BOTH]), number, **more)
    for case in every_case(small):
        owners = {OWNERS[channel] for channel in case.channels}
        assert owners <= {case.organisation}
        said = shown(small, case)
        assert not [word for word in foreign(case.organisation) if word in said]


def test_an_editor_joins_no_case_of_the_other_organisation(small: Small) -> None:
    theirs = asks(small, OLA, WISH, 0)
    for number, more in enumerate(
        ({"subject": f"[{theirs.number}]"}, {"answers": theirs.message_id}), start=1
    ):
        mine = asks(small, EDITOR, EXTRACT, number, **more)
        assert (mine.id, mine.organisation) != (theirs.id, "staden")
        assert mine.organisation == "nordkraft"
    after = small.services.queue.get(theirs.id)
    assert (after.version, after.kind) == (theirs.version, theirs.kind)


def test_a_supervisor_who_overrides_everything_opens_nobodys_channels(small: Small) -> None:
    case = asks(small, "who@nowhere.example", EXTRACT, 1)
    for check in small.services.checklist.view(case.id, small.sam).checks:
        with suppress(DeskError):
            small.services.checklist.override(case.id, check.name, "jag vet", small.sam)
    said = shown(small, case)
    assert not [word for word in foreign("") if word in said]
    with pytest.raises(DeskError):
        small.services.export.export(case.id, None, small.alva)


def test_neither_a_choice_nor_a_call_lends_an_editor_the_other_organisation(small: Small) -> None:
    case = asks(small, EDITOR, EXTRACT, 1)
    with pytest.raises(WrongStep, match="clear already"):
        small.services.authority.choose_organisation(case.id, "staden", small.alva)
    call = PhoneCall(
        "staden",
        EmailAddress(EDITOR),
        "Maria",
        START,
        (EmailAddress(ANNA),),
        RequestKind.ACCESS,
        (ChannelKind.MAIL,),
        "Vill ha allt",
        identity_confirmed=True,
    )
    with pytest.raises(CallerElsewhere):
        small.services.calls.file(call, small.alva)


EDITS = (
    "UPDATE case_check SET target = 'st-mail' WHERE code = 'editor' AND target = 'nk-mail'",
    "UPDATE dsr_case SET organisation = 'staden'",
)


def _edit(small: Small, *edits: str) -> None:
    with closing(sqlite3.connect(small.paths.desk)) as desk:
        for edit in edits:
            assert desk.execute(edit).rowcount
        desk.commit()


@pytest.mark.parametrize(
    "edits",
    [
        EDITS,
        EDITS[:1],
        ("UPDATE channel SET organisation = 'nordkraft' WHERE key = 'st-mail'", EDITS[0]),
        ("UPDATE case_subject SET address = 'bo.ek@hemma.example'",),
        ("DELETE FROM roster_entry WHERE address LIKE 'maria%'",),
    ],
)
def test_an_extract_rests_on_the_mail_and_not_on_rows(small: Small, edits: tuple[str, ...]) -> None:
    case = small.reviewed(text=EXTRACT)
    _edit(small, *edits)
    with suppress(DeskError):
        small.services.matching.search(case.id, small.alva)
    with pytest.raises(ExtractUnfounded) as refused:
        small.services.export.export(case.id, None, small.alva)
    assert ANNA not in refused.value.message
    assert not list(small.paths.packages.glob("*"))


def test_a_case_of_no_organisation_has_no_channels(small: Small) -> None:
    case = small.file(a_mail(EXTRACT.format(who=ANNA)))
    _edit(small, "UPDATE dsr_case SET organisation = ''", EDITS[0])
    said = shown(small, small.services.queue.get(case.id))
    assert not [word for word in foreign("") if word in said]


def test_an_extract_that_rests_on_its_mail_is_made(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)
    made = small.services.export.export(case.id, None, small.alva)
    assert made.receipt.items
