"""A mail with another wish for each person: paired for certain, or left to somebody at the desk."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.joining import Letter, fold
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import (
    WISHES_DIFFER,
    OwnWish,
    ParsedRequest,
    RequestKind,
    Verdict,
)
from dsr_desk.domain.verifying.leaving_out import without_persons
from dsr_desk.domain.verifying.telling_apart import (
    BY_HAND,
    Told,
    as_told,
    certain_wishes,
    narrowed,
    told_from,
)
from tests.domain.intake.letters import RECEIVED, Labelled, labelled, letter, wordings
from tests.domain.intake.reading import read_mail

ADDRESSES = {"anna": "anna.ek@x.example", "bo": "bo.berg@x.example", "cia": "cia@y.example"}
NAMES = {address: name for name, address in ADDRESSES.items()}
AROUND = {
    "swedish": "Hej,\n\n{said}\n\nVi har bekräftat personernas identitet.\n\nMaria",
    "english": "Hello,\n\n{said}\n\nWe have confirmed the persons' identity.\n\nMaria",
}
MAILS = [
    (language, mail)
    for language, mails in tomllib.loads(
        (Path(__file__).parent / "own_wishes.toml").read_text("utf-8")
    ).items()
    for mail in mails
]


def read(language: str, said: str, subject: str = "", **more: Any) -> ParsedRequest:
    text = AROUND[language].format(said=said.format(**ADDRESSES).strip())
    return parse_request(letter(text, subject, **more), wordings())


def told(wish: OwnWish) -> str:
    channels = "+".join(channel.value for channel in wish.channels)
    return f"{NAMES[wish.address.text]} {wish.kind.value} {channels}"


@pytest.mark.parametrize(("language", "mail"), MAILS)
def test_a_wish_is_paired_with_a_person_only_where_that_is_certain(
    language: str, mail: dict[str, Any]
) -> None:
    parsed = read(language, mail["text"], mail.get("subject", ""))
    if mail["is"] == "one":
        assert (parsed.own_wishes, parsed.wish.verdict) == ((), Verdict.OK)
        return
    assert parsed.wish.verdict is not Verdict.OK
    certain = [] if mail["is"] == "doubt" else mail["is"]
    assert [told(wish) for wish in parsed.own_wishes] == certain
    assert parsed.wish.reason == WISHES_DIFFER or not certain


def test_the_words_that_a_wish_rests_on_are_shown_where_they_stand() -> None:
    said = "Radera alla mail för {anna}. För {bo} vill vi ha en export av foruminlägg."
    parsed = read("swedish", said)
    for wish in parsed.own_wishes:
        for words in (wish.evidence, *wish.channel_evidence):
            assert parsed.text[words.start : words.end] == words.text
    assert [w.evidence.text for w in parsed.own_wishes] == ["Radera", "export"]


VERBS = {"radera": RequestKind.ERASURE, "exportera": RequestKind.ACCESS}
CHANNELS = {"mail": ChannelKind.MAIL, "foruminlägg": ChannelKind.FORUM, "chattar": ChannelKind.CHAT}
LAYOUTS = [
    ("{who}: {verb} alla {channel}", "\n"),
    ("- {who}: {verb} alla {channel}", "\n"),
    ("{who}: {verb} {channel}", "; "),
    ("{verb} alla {channel} för {who}", ". "),
    ("För {who} ber vi er {verb} alla {channel}", ", "),
    ("{who}\n{verb} alla {channel}.", "\n\n"),
    ("{who} | {verb} | {channel}", "\n"),
]
WISHES = st.permutations(sorted(ADDRESSES)).flatmap(
    lambda people: st.tuples(
        *[
            st.tuples(st.just(p), st.sampled_from([*VERBS]), st.sampled_from([*CHANNELS]))
            for p in people
        ]
    )
)


@given(WISHES, st.sampled_from(LAYOUTS))
def test_the_order_of_the_persons_changes_no_pairing(
    wishes: tuple[tuple[str, str, str], ...], layout: tuple[str, str]
) -> None:
    line, between = layout
    said = between.join(
        line.format(who=ADDRESSES[who], verb=verb, channel=channel) for who, verb, channel in wishes
    )
    parsed = read("swedish", said)
    meant = {ADDRESSES[who]: (VERBS[v], (CHANNELS[c],)) for who, v, c in wishes}
    read_as = {w.address.text: (w.kind, w.channels) for w in parsed.own_wishes}
    if len(set(meant.values())) == 1:
        assert (read_as, parsed.wish.verdict) == ({}, Verdict.OK)
    else:
        assert (read_as, parsed.wish.reason) == (meant, WISHES_DIFFER)


@pytest.mark.parametrize(
    "more",
    [
        "Gör det tvärt om.",
        "Vi blandade ihop adresserna.",
        "Adresserna är omkastade.",
        "Personerna har bytt plats.",
        "Det gäller lika för allihop.",
        "Hör av er först.",
        "Do the opposite.",
        "We mixed up the addresses.",
        "Please reverse it.",
        "Everyone gets everything.",
    ],
)
def test_a_line_of_its_own_that_turns_the_wishes_round_pairs_nothing(more: str) -> None:
    assert read("swedish", f"{TWO}\n\nHör av er vid frågor.").own_wishes
    parsed = read("swedish", f"{TWO}\n\n{more}")
    assert (parsed.own_wishes, parsed.wish.reason) == ((), WISHES_DIFFER)


@pytest.mark.parametrize(
    "said",
    [
        "Radera mejl: {anna}, {bo}. Radera chattar: {bo}.",
        "Radera mejl: {anna}\nRadera chattar: {bo}",
        "Mejl: {anna}\nChattar: {bo}\n\nVi vill att detta raderas.",
    ],
)
def test_what_may_be_a_label_is_a_channel_beside_another_that_is_one(said: str) -> None:
    assert read("swedish", said).wish.reason == WISHES_DIFFER


TWO = "Radera alla mail för {anna}. Exportera alla mail för {bo}."


@pytest.mark.parametrize(
    "more",
    [{"hidden_text": True}, {"problems": ("text-cut",)}, {"problems": ("alternatives-disagree",)}],
)
def test_a_mail_that_was_half_seen_pairs_nothing(more: dict[str, Any]) -> None:
    assert read("swedish", TWO).own_wishes
    parsed = read("swedish", TWO, **more)
    assert (parsed.own_wishes, parsed.wish.reason) == ((), WISHES_DIFFER)


def test_an_attestation_of_one_person_is_none_of_two() -> None:
    said = (
        "Radera alla mail för {anna}. Vi har bekräftat personens identitet.\n\n"
        "Exportera alla mail för {bo}."
    )
    text = AROUND["swedish"].split("Vi har")[0].format(said=said).format(**ADDRESSES)
    parsed = parse_request(letter(f"{text}Maria"), wordings())
    assert parsed.own_wishes
    assert parsed.attestation.verdict is not Verdict.OK


def letters(*parsed: ParsedRequest) -> list[Letter]:
    sender = EmailAddress("maria.lind@exempelstad.example")
    return [Letter(place, one, sender, RECEIVED.date()) for place, one in enumerate(parsed)]


@pytest.mark.parametrize(
    ("away", "kind", "channel"),
    [
        ("1.2", RequestKind.ERASURE, ChannelKind.MAIL),
        ("1.1", RequestKind.ACCESS, ChannelKind.FORUM),
    ],
)
def test_who_is_left_of_a_mail_has_their_own_wish_alone(
    away: str, kind: RequestKind, channel: ChannelKind
) -> None:
    mail = read("swedish", "{anna}: radera mail\n{bo}: exportera forum")
    (left,), _ = without_persons(letters(mail), [away])
    parsed = left.parsed
    assert (parsed.kind, parsed.channels) == (kind, (channel,))
    assert (parsed.wish.verdict, len(parsed.channel_evidence)) == (Verdict.OK, 1)


def test_who_is_left_of_a_doubtful_mail_has_no_wish_for_certain() -> None:
    mail = read(
        "swedish",
        "Det gäller {anna} och {bo}. Annas mail ska raderas, Bo vill ha en kopia av sina mail.",
    )
    (left,), _ = without_persons(letters(mail), ["1.1"])
    assert (left.parsed.wish.reason, left.parsed.kind) == (
        WISHES_DIFFER,
        RequestKind.ACCESS_ERASURE,
    )


def test_a_follow_up_makes_no_one_wish_of_several() -> None:
    first = read(
        "swedish", "Annas mail ({anna}) ska bort, Bo ({bo}) vill ha en kopia av sina mail."
    )
    assert first.wish.reason == WISHES_DIFFER
    then = read("swedish", "Exportera och radera alla mail och chattar för {anna} och {bo}.")
    both = fold(letters(first, then)).parsed
    assert both.wish.reason == WISHES_DIFFER
    assert both.channels == (ChannelKind.MAIL, ChannelKind.CHAT)


def test_a_person_whom_a_follow_up_adds_gets_nobodys_wish() -> None:
    mail = read("swedish", "{anna}: radera mail\n{bo}: exportera mail")
    more = read("swedish", "Radera alla mail för {cia}.")
    left, _ = without_persons(letters(mail, more), ["1.2"])
    assert fold(left).parsed.wish.reason == WISHES_DIFFER


def test_what_is_told_by_hand_narrows_and_stays_to_be_looked_at() -> None:
    mail = read(
        "swedish",
        "Annas mail och chattar ({anna}) ska bort, Bo ({bo}) vill ha en kopia av sina mail.",
    )
    told_wish = Told(RequestKind.ACCESS, (ChannelKind.MAIL,))
    parsed = as_told(mail, told_wish.text)
    assert parsed is not None
    assert (parsed.kind, parsed.channels) == (told_wish.kind, told_wish.channels)
    assert (parsed.wish.verdict, parsed.wish.reason) == (Verdict.ATTENTION, BY_HAND)
    for beyond in (
        "erasure:mail+forum",
        "none:mail",
        "access:",
        "access:social",
        "",
        "access:mail+mail",
    ):
        assert as_told(mail, beyond) is None
    copy = read("swedish", "{anna}: exportera mail\n{bo}: exportera forum")
    assert as_told(copy, "erasure:mail") is None
    assert (
        as_told(replace(copy, wish=replace(copy.wish, verdict=Verdict.FAILED)), "access:mail")
        is None
    )


@given(
    st.sampled_from(RequestKind), st.lists(st.sampled_from(ChannelKind), min_size=1, unique=True)
)
def test_what_was_told_is_read_again_as_it_was(
    kind: RequestKind, channels: list[ChannelKind]
) -> None:
    ordered = tuple(channel for channel in ChannelKind if channel in channels)
    assert told_from(Told(kind, ordered).text) == Told(kind, ordered)


def test_persons_of_one_wish_stay_together() -> None:
    mail = read("swedish", "{anna}: radera mail\n{bo}: exportera mail\n{cia}: radera mail")
    groups = [(t.text, [NAMES[a.text] for a in who]) for t, who in certain_wishes(mail)]
    assert groups == [("erasure:mail", ["anna", "cia"]), ("access:mail", ["bo"])]
    assert narrowed(mail, [EmailAddress(ADDRESSES["anna"])]).kind is RequestKind.ERASURE


WISHES_TOLD = [
    mail
    for name in ("not_the_same", "and_no_more", "told_otherwise")
    for mail in labelled(f"not_taught/more_hands/{name}")
    if "wishes" in mail.expected
]
"""Mails in which persons want different things."""
_Wished = set[tuple[str, str, str]]
"""Address, kind and channel, one by one."""


def _told_of(mail: Labelled) -> _Wished:
    wished: _Wished = set()
    for line in mail.expected.get("wishes", ()):
        address, kinds, channels = (part.strip() for part in line.split(":"))
        wished |= {(address, k, c) for k in kinds.split("+") for c in channels.split("+")}
    return wished


def _surely_read(parsed: ParsedRequest) -> _Wished:
    verdicts = {parsed.wish.verdict, parsed.attestation.verdict}
    verdicts |= {subject.verdict for subject in parsed.subjects}
    if parsed.own_wishes:
        wishes = [(one.address, one.kind, one.channels) for one in parsed.own_wishes]
    elif verdicts == {Verdict.OK}:
        wishes = [(one.address, parsed.kind, parsed.channels) for one in parsed.subjects]
    else:
        wishes = []
    return {
        (address.key, kind, channel.value)
        for address, kinds, channels in wishes
        for kind in kinds.value.split("+")
        for channel in channels
    }


@pytest.mark.parametrize("mail", WISHES_TOLD, ids=lambda mail: mail.id)
def test_nobody_is_surely_read_to_wish_what_another_wishes(mail: Labelled) -> None:
    assert _surely_read(read_mail(mail)) <= _told_of(mail)


@pytest.mark.parametrize(
    ("said", "differ"),
    [
        ("Vi vill ha en kopia av alla mejl från {anna}, och chattarna ska raderas.", True),
        ("Alla mejl från {anna} ska exporteras och alla chattar ska raderas.", True),
        ("Alla mejl från {anna} ska raderas, alla chattar ska exporteras.", True),
        ("{anna} vill ha kopior på alla mail. Chattarna vill han ha raderade utan kopia.", True),
        ("Skicka en kopia av alla mejl från {anna} till oss och radera dem sedan.", False),
        ("Alla mejl och chattar från {anna} ska exporteras och sedan raderas.", False),
        ("Radera alla chattar från {anna}. Exportera och radera hennes mejl.", False),
        (
            "{anna} would like a copy of her e-mails and of the chats, and once she has it, she"
            " would like those same e-mails and chats to be erased.",
            False,
        ),
        ("Please delete all emails and chats from {anna}, and send a copy of the emails.", False),
    ],
)
def test_nothing_is_erased_that_was_named_for_a_copy_alone(said: str, differ: bool) -> None:
    parsed = read("swedish", said)
    assert parsed.kind is RequestKind.ACCESS_ERASURE
    assert (parsed.wish.reason == WISHES_DIFFER) is differ
