"""Whom of several persons a mail only tells of, and which channels: those need a look."""

from __future__ import annotations

import pytest

from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import RequestKind, Verdict
from tests.domain.intake.letters import ATTESTED, read, sure

MAIL, FORUM, CHAT = ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT
SEVERAL = ATTESTED.replace("personens", "personernas")


@pytest.mark.parametrize(
    "said",
    [
        # Beside the wish, in a sentence of their own.
        "Anna Ek vill att hennes mejl raderas, anna@example.org. Bo (bo@annan.example) hälsar.",
        "Please erase the mails of anna@example.org. It was bo@annan.example who drove her here.",
        # Told to stay, to have withdrawn, to have been done.
        "Radera mejlen från anna@example.org och bo@annan.example.\n\nPS. Bo ångrade sig nyss.",
        "Radera mejlen från:\nanna@example.org\nbo@annan.example\n\nBo ringde. Han stannar.",
        "Erase the mails of anna@example.org and bo@annan.example. Bo called it off last night.",
        "Erase all mails of:\n1. anna@example.org\n2. bo@annan.example (leave as is)",
        "Erase the mails of anna@example.org. With bo@annan.example you did so last month.",
        # Somebody's relative, namesake, representative.
        "Vårdnadshavaren Bo Ek (bo@annan.example) ber er radera mejlen från anna@example.org.",
        "Her solicitor, bo@annan.example, asks you to erase the mails of anna@example.org.",
        # What a form asks for another.
        "Member: anna@example.org\nOpposing party: bo@annan.example\nPlease erase all her mails.",
    ],
)
def test_who_is_only_told_of_is_no_sure_person(said: str) -> None:
    assert "bo@annan.example" not in sure(read(f"{said}\n\n{SEVERAL}"))


@pytest.mark.parametrize("line", ["Registrerat av: {mona}", "Växeln: {mona}"])
def test_a_colleague_beside_the_person_is_no_sure_person(line: str) -> None:
    told = line.format(mona="Mona Sjödin (mona.sjodin@exempelstad.example)")
    said = f"Radera alla mejl från anna@example.org.\n\n{told}\n\n{ATTESTED}"
    assert sure(read(said)) == ["anna@example.org"]
    listed = "Radera alla mejl från:\nanna@example.org\nbo@exempelstad.example"
    assert len(sure(read(f"{listed}\n\n{SEVERAL}"))) == 2


@pytest.mark.parametrize(
    "said",
    [
        "Radera mejlen från Anna och hennes bror Bo (anna@example.org, bo@annan.example).",
        "Mamma: anna@example.org\nPappa: bo@annan.example\n\nRadera alla deras mejl.",
        "Erase all mails of:\n- Anna Ek, anna@example.org\n- Bo Ek, bo@annan.example",
        "It concerns anna@example.org and bo@annan.example. Please erase all their mails.",
        "Radera mejlen från anna@example.org och bo@annan.example. Bo visade sitt pass, inte leg.",
        "Radera mejlen från:\nanna@example.org\nbo@annan.example\n\nAnna vill inte ha något kvar.",
    ],
)
def test_whoever_is_meant_beside_another_stays_sure(said: str) -> None:
    assert sorted(sure(read(f"{said}\n\n{SEVERAL}"))) == ["anna@example.org", "bo@annan.example"]


@pytest.mark.parametrize(
    "said",
    [
        # A channel that only a story names.
        "Delete his chats. You'll see that the same man has many forum posts about lanterns.",
        "Radera hennes mejl. Du frågade om chatten också.",
        "Please erase her e-mails. And can forum posts be taken down one by one or only all?",
        # What the wish named is told to stay, or to have been done.
        "Radera det han skrivit: mejl, chatt och forum. Chatten tog ni hand om i förra veckan.",
        "E-post: radera\nForum: radera\n\nObs om forumet: där finns recensioner, de ska stå kvar.",
        "1. Erase her e-mails.\n2. Erase her posts.\n3. The posts are under legal hold.",
        # Some of it is to stay, without a channel's name.
        "Radera alla mejl. De som rör vattenskadan måste vi behålla.",
        "Please erase her mails. Those about the lease have to stay.",
        "Radera alla mejl. Tack på förhand! De som rör vattenskadan måste vi behålla.",
        # All that is named stays, and yet something is wished for.
        "Radera mejlen. Foruminläggen ska inte raderas men gärna avidentifieras.",
        # The writer does not know, or lets the desk decide.
        "Radera mejlen eller chattarna, jag minns inte vilket.",
        "She'd like her mails gone, or else sent to her, whichever is easier for you.",
        "Radera mejlen. Chatten var hon kluven inför.",
        "She wants her mails erased. What do you suggest?",
    ],
)
def test_a_channel_that_is_told_of_besides_needs_a_look(said: str) -> None:
    assert read(f"{said}\n\nanna@example.org\n\n{ATTESTED}").wish.verdict is not Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "Hon ångrar det hon skrev i forumet. Radera alla hennes inlägg i forumet.",
        "Radera alla mejl och chattar. Hon vill inte ha sina mejl kvar hos er.",
        "Radera alla mejl. Han svarar inte på mejl från oss, men visade pass.",
        "Erase all mails.\n\nChannel: mails",
        "Please export all posts, as JSON or CSV, whichever is easier.",
        "Erase all posts. Others' posts are to stay.",
        "Radera alla chattar, bara chattarna, inget annat.",
    ],
)
def test_what_is_told_of_a_channel_beside_a_plain_wish_makes_no_doubt(said: str) -> None:
    assert read(f"{said}\n\nanna@example.org\n\n{ATTESTED}").wish.verdict is Verdict.OK


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Ska det raderas?\nNej\nSka det exporteras?\nJa\nAlla mejl", RequestKind.ACCESS),
        ("Erase | no\nCopy | yes\nMail | yes", RequestKind.ACCESS),
    ],
)
def test_a_verb_that_a_form_answers_with_no_is_none(said: str, kind: RequestKind) -> None:
    assert read(f"{said}\n\nanna@example.org\n\n{ATTESTED}").kind is kind


def test_an_erasure_for_later_needs_a_look() -> None:
    said = "Please export all her chats. Once she has read them she may want them deleted."
    assert read(f"{said}\n\nanna@example.org\n\n{ATTESTED}").wish.verdict is not Verdict.OK


@pytest.mark.parametrize(
    ("said", "channels"),
    [
        ("Delete all emails sent by post by anna@example.org.", (MAIL,)),
        ("Radera mejl: anna@example.org. Radera chattar: anna@example.org.", (MAIL, CHAT)),
        ("Radera chattarna. Mejlen gallras enligt vår egen plan. anna@example.org", (CHAT,)),
        ("DELETE\n- mail\n\nHANDS OFF\n- forum\n\nanna@example.org", (MAIL,)),
    ],
)
def test_post_labels_plans_and_headings_are_read_as_they_are(
    said: str, channels: tuple[ChannelKind, ...]
) -> None:
    assert read(f"{said}\n\n{ATTESTED}").channels == channels


@pytest.mark.parametrize(
    "label",
    [
        "E-mail of the data subject",
        "E-mail registered with us",
        "Mail that belongs to the member",
        "E-post som gäller",
        "Mejl registrerat hos oss",
    ],
)
def test_a_long_label_of_an_address_names_no_channel(label: str) -> None:
    parsed = read(
        f"{ATTESTED}\n\n{label}: anna@example.org\nPlease erase all forum posts and all chats."
    )
    assert parsed.channels == (FORUM, CHAT)


@pytest.mark.parametrize(
    "wish",
    [
        "Please erase all mails of the member: anna@example.org",
        "Alla mejl som raderas från: anna@example.org",
    ],
)
def test_a_wish_before_an_address_is_no_label(wish: str) -> None:
    assert MAIL in read(f"{wish}\n\n{ATTESTED}").channels
