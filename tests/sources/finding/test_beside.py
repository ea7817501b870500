"""What stands beside an instruction, against a plain look at every item."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.content import ImportedAttachment, ImportedItem, SenderLine
from dsr_desk.domain.finding.beside import Aside, Beside, Hint, Likeness
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.people import Channel, ChannelKind, Reach
from dsr_desk.sources.archive.store import attachment, conversation, recipient
from dsr_desk.sources.archive.store import item as item_table
from dsr_desk.sources.finding.asides import OWN_BEGINNING
from dsr_desk.sources.finding.beside import _day
from dsr_desk.sources.finding.traits import Traits, with_turned
from dsr_desk.sources.mapping.file import parse_mapping
from tests.sources.builders import (
    ANNA,
    BERTIL,
    MAPPING,
    Store,
    channel,
    item,
    mandate,
    store_over,
)
from tests.sources.fence import is_fenced, statements

DESK = "desk@town.example"
FORUM = channel("town-forum", kind=ChannelKind.FORUM)
SENTENCE = "Min cykel står olåst bakom det gröna huset vid ån"

PACKED = b64encode(b"Ring anna.svensson@hemma.example")


def look(store: Store, within: Mandate, *others: Channel, shared: Sequence[str] = ()) -> Beside:
    return store.source.beside(within, others, shared)


def hints(store: Store, within: Mandate) -> dict[str, tuple[Hint, ...]]:
    """What is found beside, by subject line."""
    return {aside.subject: aside.hints for aside in look(store, within).asides}


@pytest.fixture
def told(store: Store) -> Store:
    """Anna has written twice; others write about her in every way."""
    store.add(
        item(1, body=f"{SENTENCE}. Ring 070-174 06 05!", conversation="t"),
        item(2, "Anna.Svensson@HEMMA.example", body="Tack på förhand.", conversation="t"),
        item(3, BERTIL.text, subject="address", body="fråga <Anna.Svensson@Hemma.example>."),
        item(4, BERTIL.text, subject="no address", body=f"xx{ANNA.text} {ANNA.text}.se"),
        item(5, BERTIL.text, subject="name", body="Hälsa Anna\nSvenssons mamma"),
        item(6, BERTIL.text, subject="turned", body="Svensson, Anna: kund"),
        item(7, BERTIL.text, subject="no name", body="Anna och Svensson, Johanna Svensson"),
        item(8, BERTIL.text, subject="phone", body="nås på +46 (0)70 1740605"),
        item(9, BERTIL.text, subject="no phone", body="nr 070-174 06 051"),
        item(10, DESK, staff=True, subject="reply", conversation="t", body=f"Hej!\n> {SENTENCE}"),
        item(11, BERTIL.text, subject="chance", body=f"{SENTENCE}!"),
        item(12, BERTIL.text, subject="forward", body=f"Se nedan\nFrån: A\n\n{SENTENCE}."),
        item(13, DESK, staff=True, subject="sent to", recipients=(ANNA.text,)),
        item(14, BERTIL.text, subject="html", html=True, body="<p>Anna <b>Svensson</b></p>"),
    )
    return store


def test_each_trace_in_others_texts_is_found_and_says_why(told: Store) -> None:
    assert hints(told, mandate()) == {
        "address": (Hint.ADDRESS,),
        "name": (Hint.NAME,),
        "turned": (Hint.NAME,),
        "phone": (Hint.PHONE,),
        "reply": (Hint.QUOTE, Hint.RECIPIENT),
        "forward": (Hint.QUOTE,),
        "sent to": (Hint.RECIPIENT,),
        "html": (Hint.NAME,),
    }


def test_an_excerpt_shows_the_words_around_the_trace(told: Store) -> None:
    shown = {aside.subject: aside.excerpt for aside in look(told, mandate()).asides}
    assert "Anna.Svensson@Hemma.example" in shown["address"]
    assert shown["reply"].startswith("Min cykel")


def test_of_a_long_text_the_beginning_is_read(store: Store) -> None:
    late = "Den hund som skäller på natten är inte min"
    long = f"{SENTENCE}. {'Ja. ' * OWN_BEGINNING}{late}."
    store.add(item(1, body=long), *(quoting(n, said) for n, said in ((2, SENTENCE), (3, late))))
    assert set(hints(store, mandate())) == {SENTENCE}


def test_what_is_quoted_of_a_page_is_what_it_shows(store: Store) -> None:
    style = "font-family: Arial, sans-serif; margin: 0 auto 0 auto; padding: 1px 2px 3px 4px"
    page = f'<p style="{style}">{SENTENCE[:20]}<b>{SENTENCE[20:]}</b>. <i style="{style}">Hej</i>'
    store.add(item(1, body=page, html=True), quoting(2, SENTENCE), quoting(3, style))
    assert set(hints(store, mandate())) == {SENTENCE}


def test_without_an_index_a_word_of_any_length_is_scanned_for(sqlite_store: Store) -> None:
    without = re.sub(r"\[fulltext\][^\[]*", "", MAPPING.read_text("utf-8"))
    mapping = parse_mapping(without, "without")
    store = store_over(sqlite_store.engine, sqlite_store.path, mapping)
    said = f"Koden är {'a1-' * 20_000}b och den gäller fyra hela veckor"
    store.add(item(1, body=said), quoting(2, said))
    assert set(hints(store, mandate())) == {said}


def quoting(number: int, said: str) -> ImportedItem:
    return item(number, BERTIL.text, subject=said, body=f"> {said}")


def test_what_the_mandate_takes_in_is_not_beside_it(told: Store) -> None:
    whole = mandate(channel(reach=Reach.CONVERSATION))
    assert "reply" not in hints(told, whole)
    matched = {found.ref.key for found in told.found(whole)}
    assert not matched & {aside.ref.key for aside in look(told, whole).asides}


def test_a_shared_number_is_nobodys(told: Store) -> None:
    beside = look(told, mandate(), shared=["070-1740605"])
    assert "phone" not in {aside.subject for aside in beside.asides}


def test_a_file_that_names_the_person_is_found_by_its_name_and_its_text(store: Store) -> None:
    def with_file(number: int, name: str, kind: str, content: bytes) -> ImportedItem:
        plain = item(number, BERTIL.text, subject=name)
        return replace(plain, attachments=(ImportedAttachment(name, kind, content),))

    store.add(
        item(1),
        with_file(2, "anna_svensson-cv.pdf", "application/pdf", b"%PDF"),
        with_file(3, "lista.txt", "text/plain", b"Kund: anna.svensson@hemma.example"),
        with_file(4, "bild.png", "image/png", b"anna.svensson@hemma.example"),
    )
    beside = look(store, mandate())
    named = {aside.subject: aside.hints for aside in beside.asides}
    assert named == {"anna_svensson-cv.pdf": (Hint.FILE,), "lista.txt": (Hint.FILE,)}
    assert [(each.channel, each.files) for each in beside.unread] == [("town-mail", 2)]


@pytest.mark.parametrize(
    "way", [b"\n\nanna.svensson@hemma.example", b"Content-Transfer-Encoding: base64\n\n" + PACKED]
)
def test_a_mail_on_a_mail_is_searched_also_where_it_is_encoded(store: Store, way: bytes) -> None:
    inner = b"From: bo@hemma.example\nContent-Type: text/plain; charset=utf-8\n" + way
    file = ImportedAttachment("mail.eml", "message/rfc822", inner)
    store.add(item(1), replace(item(2, BERTIL.text), attachments=(file,)))
    (aside,) = look(store, mandate()).asides
    assert aside.hints == (Hint.FILE,)


def test_own_items_in_other_channels_are_counted_and_dated_and_not_shown(store: Store) -> None:
    store.add(
        item(1),
        item(2, channel="town-forum", kind=ChannelKind.FORUM),
        item(3, ANNA.text.upper(), channel="town-forum", kind=ChannelKind.FORUM),
        item(4, channel="press-mail", organisation="press"),
    )
    beside = look(store, mandate(), FORUM, channel("press-mail", "press"))
    (elsewhere,) = beside.elsewhere
    assert (elsewhere.channel, elsewhere.count, elsewhere.number) == ("town-forum", 2, 1)
    assert elsewhere.first == elsewhere.last
    assert beside.asides == ()


def test_what_was_sent_along_or_perhaps_in_other_channels_is_counted_with_it(store: Store) -> None:
    info = channel("town-info")
    foreign = channel("press-mail", "press")
    along = SenderLine(f"{BERTIL}, {ANNA}", (BERTIL.text, ANNA.text))
    near = SenderLine(f"{ANNA}.", near=(ANNA.text, "anna.svensson+el@hemma.example"))
    there = [
        replace(item(2, BERTIL.text, channel="town-info"), senders=along),
        replace(item(3, "", channel="town-info"), senders=near),
        replace(item(4, channel="town-info"), senders=along),
        item(5, BERTIL.text, channel="town-info"),
    ]
    elsewhere = [replace(e, organisation="press", channel="press-mail") for e in there]
    store.add(item(1), *there, *elsewhere, replace(there[0], external_id="u", channel="town-mail"))
    one = look(store, mandate(), info, foreign).elsewhere
    assert [(e.channel, e.number, e.count) for e in one] == [("town-info", 1, 3)]
    both = look(store, mandate(subjects=(ANNA, BERTIL)), info).elsewhere
    assert [(e.number, e.count) for e in both] == [(1, 3), (2, 3)]
    assert look(store, mandate(), foreign).elsewhere == ()


@pytest.mark.parametrize(
    ("other", "likeness"),
    [
        ("anna.svenson@hemma.example", Likeness.ONE_LETTER),
        ("annasvensson@hemma.example", Likeness.LOOKS_SAME),
        ("svensson.anna@hemma.example", Likeness.PARTS_SWAPPED),
        ("anna.svensson@hemna.example", Likeness.OTHER_DOMAIN),
        ("anna.svensson@borta.example", None),
        ("bertil@hemma.example", None),
        ("anna.svensson+shop@hemma.example", None),
    ],
)
def test_a_near_address_of_the_organisation_is_a_twin(
    store: Store, other: str, likeness: Likeness | None
) -> None:
    store.add(item(1), item(2, other), item(3, other, channel="town-forum", kind=FORUM.kind))
    twins = look(store, mandate(), FORUM).twins
    assert [(t.likeness, t.count) for t in twins] == ([(likeness, 2)] if likeness else [])


def test_a_twin_of_another_organisation_is_not_even_counted(store: Store) -> None:
    store.add(item(1), item(2, "anna.svenson@hemma.example", channel="p", organisation="press"))
    assert look(store, mandate(), channel("p", "press")).twins == ()


def test_where_the_persons_mails_ask_for_answers_is_suggested(store: Store) -> None:
    store.add(item(1, reply_to="asv@jobbet.example"), item(2, "asv@jobbet.example"))
    (twin,) = look(store, mandate()).twins
    assert (twin.address.text, twin.likeness) == ("asv@jobbet.example", Likeness.REPLY_ADDRESS)


def test_every_question_beside_carries_organisation_and_channel(told: Store) -> None:
    told.source.readiness()
    within = mandate()
    with statements(told) as seen:
        look(told, within, FORUM)
    tables = ("FROM item", "FROM recipient", "FROM attachment", "FROM conversation")
    about = [each for each in seen if any(name in each[0] for name in tables)]
    assert len(about) > 5
    house = mandate(channel(), FORUM)
    open_ = [text for text, values in about if not is_fenced(text, values, house)]
    # The index alone gives numbers and knows no fence: what they number is read inside it.
    assert [text for text in open_ if "FROM item_fts" not in text or " item " in text] == []


# --- the same, over archives that nobody has thought of ----------------------------------------

PIECES = (
    "hej", ANNA.text, "ANNA.Svensson@hemma.EXAMPLE,", f"jo{ANNA.text}", f"{ANNA.text}.org",
    "Anna Svensson", "anna  SVENSSONS", "Svensson, Anna", "Joanna Svensson", "Anna", "\n", "mvh",
    "070-174 06 05", "0701740605", "+46 70-174 06 05", "0046701740605", "070-174 06 055", "x070",
    f"\n> {SENTENCE}\n", f"\n{SENTENCE}.\n", "\nFrån: någon\n",
)  # fmt: skip
AUTHORS = (ANNA.text, ANNA.text.upper(), BERTIL.text, DESK, "anna")
PLACES = (
    ("town", "town-mail", ChannelKind.MAIL),
    ("town", "town-forum", ChannelKind.FORUM),
    ("press", "press-mail", ChannelKind.MAIL),
)


@st.composite
def archives(draw: st.DrawFn) -> list[ImportedItem]:
    made = [item(0, body=f"{SENTENCE}. Tfn 070-1740605", conversation="a")]
    for number in range(1, draw(st.integers(1, 10))):
        organisation, key, kind = draw(st.sampled_from(PLACES))
        author = draw(st.sampled_from(AUTHORS))
        made.append(
            item(
                number,
                author,
                channel=key,
                organisation=organisation,
                kind=kind,
                name="Anna Svensson" if author.lower() == ANNA.text else "Någon",
                conversation=draw(st.sampled_from("abc")),
                staff=author == DESK,
                body=" | ".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))),
                recipients=draw(st.sampled_from(((), (ANNA.text,), (BERTIL.text,)))),
            )
        )
    return made


def is_anna(text: str) -> bool:
    try:
        return EmailAddress(text.strip(".,")).key == ANNA.key
    except AddressError:
        return False


def scan(items: Sequence[ImportedItem], within: Mandate) -> dict[str, set[Hint]]:
    """The plain look: read every item inside the fence that is not the person's own."""
    keys = {c.key for c in within.channels}
    inside = [i for i in items if i.organisation == within.organisation and i.channel in keys]
    own = [i for i in inside if is_anna(i.author)]
    threads = {(i.channel, i.conversation) for i in own}
    written = any(SENTENCE in i.body and f"> {SENTENCE}" not in i.body for i in own)
    found: dict[str, set[Hint]] = {}
    for each in inside:
        if each in own:
            continue
        reasons = set()
        words = re.findall(r"[^\W_]+", re.sub(r"\S+@\S+", " and ", each.body.lower()))
        pairs = set(pairwise(words))
        if any(is_anna(word) for word in each.body.split()):
            reasons.add(Hint.ADDRESS)
        if pairs & {("anna", "svensson"), ("anna", "svenssons"), ("svensson", "anna")}:
            reasons.add(Hint.NAME)
        if "0701740605" in _numbers(each.body):
            reasons.add(Hint.PHONE)
        marked = each.body.partition("\nFrån: någon\n")[2]
        quoted = f"> {SENTENCE}" in each.body or SENTENCE in marked
        near = (each.channel, each.conversation) in threads and SENTENCE in each.body
        if written and (quoted or near):
            reasons.add(Hint.QUOTE)
        if any(is_anna(text) for text in each.recipients):
            reasons.add(Hint.RECIPIENT)
        if reasons:
            found[each.subject] = reasons
    return found


def _numbers(body: str) -> list[str]:
    runs = re.findall(r"(?<!\w)\+?\d[\d -]*\d(?!\w)", body)
    digits = [re.sub(r"\D", "", run) for run in runs]
    return [re.sub(r"^(?:0046|46)", "0", number) for number in digits]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=archives())
def test_what_stands_beside_is_what_a_plain_look_at_every_item_finds(
    store: Store, items: list[ImportedItem]
) -> None:
    with store.engine.begin() as connection:
        for table in (attachment, recipient, item_table, conversation):
            connection.execute(delete(table))
    store.add(*items)
    within = mandate(channel(), FORUM)
    asides: tuple[Aside, ...] = look(store, within).asides
    assert {aside.subject: set(aside.hints) for aside in asides} == scan(items, within)
    assert not {f.ref for f in store.found(within)} & {aside.ref for aside in asides}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Anna Svenssons faktura", True),
        ("Svensson, Anna", True),
        ("Joanna Svensson", False),
        ("Joanna Svensson | anna.bergs@hemma.example", False),
        ("info@svensson Anna har ringt", False),
    ],
)
def test_a_name_is_no_part_of_a_word_or_an_address(text: str, known: bool) -> None:
    traits = Traits(1, (), with_turned(["Anna Svensson"]))
    assert (Hint.NAME in traits.within(text)) is known


def test_the_first_and_the_last_day_are_the_desks() -> None:
    assert _day("2026-11-01T23:30:00+00:00") == date(2026, 11, 2)
