"""What was found and not instructed: counted, shown, asked about, and never touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace

import pytest

from dsr_desk.commands.finding import beside_lines
from dsr_desk.domain.answers.replies import BESIDE
from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.erasing.receipts import RunState
from dsr_desk.domain.errors import ChecksOpen
from dsr_desk.domain.finding.beside import Aside, Hint, Likeness
from dsr_desk.domain.intake.attesting.ask_back import holds_sentence
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import CaseState
from dsr_desk.mail.texts import load_reply_texts, load_wordings
from dsr_desk.services.erasing.bytescan import every_file, scan_files
from dsr_desk.services.intake.asking import NothingToAsk, SentenceInOurMail
from tests.services.world import ANNA, BO, WISH, Small, a_mail, an_item

MAIL, FORUM = ChannelKind.MAIL, ChannelKind.FORUM
ONLY_MAIL = WISH.replace("mail, foruminlägg och chattar", "mail")
TWIN = "anna.svenson@hemma.example"


def _talk() -> list[ImportedItem]:
    """Others write about Anna, in both organisations; somebody has almost her address."""
    return [
        an_item("x1", "nk-mail", MAIL, BO, "Bo Ek", "b1", f"Fråga Anna Svensson, {ANNA}! VIDEVRIS"),
        an_item("x2", "nk-mail", MAIL, TWIN, "Anna Svenson", "b2", "Min egen mätare LINNEA"),
        an_item("x3", "nk-forum", FORUM, BO, "Bo Ek", "t9", "Ring 070-174 06 05 BLÅKLINT"),
        an_item("x4", "st-mail", MAIL, BO, "Bo Ek", "s2", f"Om {ANNA}: STADSROS",
              organisation="staden"),
        an_item("x5", "st-mail", MAIL, TWIN, "A", "s3", "Hej staden", organisation="staden"),
    ]  # fmt: skip


def _texts(small: Small, asides: Iterable[Aside]) -> list[object]:
    """Return the rows of asides as they stand in the archive's file."""
    with closing(sqlite3.connect(small.paths.archive)) as file:
        return [
            file.execute("SELECT * FROM item WHERE id = ?", (aside.ref.key,)).fetchall()
            for aside in asides
        ]


@pytest.fixture
def talked_about(small: Small) -> Small:
    small.services.importing.items(_talk())
    return small


def test_mentions_by_address_name_and_number_are_told_with_their_reasons(
    talked_about: Small,
) -> None:
    case = talked_about.reviewed()
    beside = talked_about.services.side_lane.look(case.id).beside
    hints = {aside.excerpt.rpartition(" ")[2]: aside.hints for aside in beside.asides}
    assert hints["VIDEVRIS"] == (Hint.ADDRESS, Hint.NAME)
    assert hints["BLÅKLINT"] == (Hint.PHONE,)
    assert "STADSROS" not in str(beside)


def test_the_plan_never_holds_what_stands_beside_and_the_run_leaves_it(
    talked_about: Small,
) -> None:
    small = talked_about
    case = small.approved()
    asides = small.services.side_lane.look(case.id).beside.asides
    with small.services.planning._store.reading() as uow:
        plan = uow.plans.latest(case.id)
        assert plan is not None
        planned = {i.ref.key for i in uow.plans.items(plan.id)}
        kept = {e.ref.key for e in uow.plans.exceptions(plan.id)}
    assert asides
    assert not {aside.ref.key for aside in asides} & (planned | kept)
    before = _texts(small, asides)
    small.services.erasure.run(case.id, small.alva)
    assert _texts(small, asides) == before


def test_own_items_in_a_channel_that_the_wish_does_not_name_are_only_counted(
    talked_about: Small,
) -> None:
    case = talked_about.reviewed(text=ONLY_MAIL)
    beside = talked_about.services.side_lane.look(case.id).beside
    assert {(e.channel, e.count) for e in beside.elsewhere} == {("nk-forum", 1), ("nk-chat", 1)}


def test_a_near_address_with_items_beside_a_named_one_without_is_an_alarm(
    talked_about: Small,
) -> None:
    case = talked_about.reviewed("anna.svensonn@hemma.example")
    view = talked_about.services.side_lane.look(case.id)
    (alarm, *_) = view.beside.alarms
    assert (alarm.address.text, alarm.count, alarm.own) == (TWIN, 1, 0)
    draft = talked_about.services.side_lane.draft(case.id, view, talked_about.alva)
    assert "finns ingenting" in draft.body
    assert TWIN in draft.body


def test_a_near_address_beside_one_with_items_is_told_without_an_alarm(
    talked_about: Small,
) -> None:
    case = talked_about.reviewed()
    beside = talked_about.services.side_lane.look(case.id).beside
    assert beside.alarms == ()
    assert [(t.address.text, t.likeness, t.count) for t in beside.twins] == [
        (TWIN, Likeness.ONE_LETTER, 1)
    ]


def test_the_command_line_tells_it_in_figures(talked_about: Small) -> None:
    case = talked_about.reviewed(text=ONLY_MAIL)
    beside = talked_about.services.side_lane.look(case.id).beside
    said = list(beside_lines(beside))
    assert "  BESIDE 1 item of others naming the address" in said
    assert "  BESIDE nk-forum: 1 item of the person, not asked for" in said
    assert "  BESIDE 1 item from a near address (one letter apart), 1 from the one named" in said


def test_before_the_checks_are_settled_nothing_is_looked_for(talked_about: Small) -> None:
    case = talked_about.file(a_mail(WISH.format(who=ANNA), proved=False))
    with pytest.raises(ChecksOpen):
        talked_about.services.side_lane.look(case.id)


def test_an_aside_opens_in_its_conversation_and_no_other_organisations(
    talked_about: Small,
) -> None:
    case = talked_about.reviewed()
    (first, *_) = talked_about.services.side_lane.look(case.id).beside.asides
    shown = talked_about.services.side_lane.open(case.id, first)
    assert shown.item is not None
    assert shown.item.ref == first.ref
    forged = replace(first, ref=first.ref._replace(key="99999"))
    assert talked_about.services.side_lane.open(case.id, forged).item is None


def test_channels_of_the_wish_that_are_left_out_are_gaps(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    small.services.checklist.leave_out(case.id, "nk-chat", "Chatten är stängd", small.alva)
    small.services.matching.search(case.id, small.alva)
    gaps = small.services.side_lane.look(case.id).gaps
    assert [(gap.channel, gap.reason) for gap in gaps] == [("nk-chat", "channel-left-out")]
    assert small.services.matching.gaps(case.id) == gaps


# --- the letter -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_letter_asks_about_each_thing_with_its_figures(
    talked_about: Small, language: str
) -> None:
    case = talked_about.reviewed(text=ONLY_MAIL)
    lane = talked_about.services.side_lane
    draft = lane.draft(case.id, lane.look(case.id), talked_about.alva, language)
    asked = [line for line in draft.body.splitlines() if line.startswith("- ")]
    assert len(asked) == 4
    assert sum("Elforum" in line for line in asked) == 1
    assert BO not in draft.body
    assert "VIDEVRIS" not in draft.body
    assert not holds_sentence(draft.body, load_wordings())


def test_both_languages_have_the_same_sentences() -> None:
    tables = load_reply_texts().questions._tables
    assert tables["sv-beside"].keys() == tables["en-beside"].keys()
    assert {f"hint-{hint.value}" for hint in Hint} <= tables["sv-beside"].keys()


def test_saving_the_letter_leaves_the_case_where_it_is(talked_about: Small) -> None:
    small = talked_about
    case = small.reviewed()
    draft = small.services.side_lane.draft(
        case.id, small.services.side_lane.look(case.id), small.alva
    )
    assert draft.kind == BESIDE
    path, _ = small.services.replies.save(case.id, draft, None, small.alva)
    assert path.name == "DSR-0001-beside.eml"
    assert small.services.queue.get(case.id).state is CaseState.REVIEWING
    typed = replace(draft, body=draft.body + "Vi har bekräftat personens identitet.")
    with pytest.raises(SentenceInOurMail):
        small.services.replies.save(case.id, typed, None, small.alva)


def test_where_nothing_stands_beside_there_is_nothing_to_ask(small: Small) -> None:
    case = small.reviewed("ingen.alls@borta.example")
    lane = small.services.side_lane
    view = lane.look(case.id)
    assert view.beside.empty
    with pytest.raises(NothingToAsk):
        lane.draft(case.id, view, small.alva)


def test_the_letter_is_gone_with_the_persons(talked_about: Small) -> None:
    small = talked_about
    case = small.reviewed()
    lane = small.services.side_lane
    draft = lane.draft(case.id, lane.look(case.id), small.alva)
    assert ANNA in draft.body
    path, _ = small.services.replies.save(case.id, draft, None, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert not path.exists()
    assert scan_files(every_file([small.root]), [ANNA], lambda _: None) == {
        ANNA: {"archive.sqlite"}
    }
