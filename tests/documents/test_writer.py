"""What a finished package holds."""

from __future__ import annotations

import io
import json
import random
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from dsr_desk.documents.package.manifest import UNLISTED
from dsr_desk.domain.extracts.packages import CoverField, PackageItem, Profile
from dsr_desk.domain.people import ChannelKind
from dsr_desk.services.progress import Step
from tests.documents.making import (
    ANNA,
    NOON,
    TITLE,
    Desk,
    a_head,
    an_item,
    squeezed,
    staff_reply,
    with_files,
)

NAUGHTY = json.loads(
    (Path(__file__).parent.parent / "data" / "naughty" / "strings.json").read_text("utf-8")
)


def a_few() -> list[PackageItem]:
    return [
        an_item(1),
        staff_reply(2),
        with_files(3, "faktura.pdf", "bild.png"),
        an_item(4, conversation="c2", channel="nk-chat", kind=ChannelKind.CHAT, subject=""),
    ]


def test_the_same_input_gives_the_same_bytes(desk: Desk) -> None:
    first = desk.write(a_few())
    bytes_of_first = desk.target.read_bytes()
    second = desk.write(a_few())
    assert desk.target.read_bytes() == bytes_of_first
    assert first == second


def test_packages_written_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    desks = [Desk(tmp_path / str(n)) for n in range(8)]
    for desk in desks:
        desk.folder.mkdir()
    with ThreadPoolExecutor(4) as pool:
        receipts = list(pool.map(lambda desk: desk.write(a_few()), desks))
    assert len({receipt.sha256 for receipt in receipts}) == 1


def test_a_package_opens_and_says_what_was_put_in(desk: Desk) -> None:
    receipt = desk.write(a_few())
    opened = desk.reader.open(desk.target)
    assert (receipt.items, receipt.attachments, receipt.pages) == (4, 2, opened.pages)
    assert receipt.size == desk.target.stat().st_size
    assert (opened.case, opened.organisation) == ("DSR-0007", "Nordkraft Energi AB")
    assert (opened.profile, opened.language, opened.subjects) == ("access", "sv", (ANNA,))
    assert opened.items[0].channel == "Kundtjänst mail"
    assert (opened.created_at, opened.signed_by) == (NOON, TITLE)
    assert len(opened.signer_key) == 64
    assert [item.number for item in opened.items] == [1, 2, 3, 4]
    assert opened.items[0].body == an_item(1).item.body
    assert opened.items[0].author == f"Anna Svensson <{ANNA}>"
    assert opened.items[0].at == an_item(1).item.at
    assert opened.members == len(desk.members()) == 9


def test_items_have_the_same_numbers_in_pdf_and_json(desk: Desk) -> None:
    desk.write([an_item(n, body="rad\n" * (n % 40)) for n in range(1, 61)])
    from dsr_desk.documents.package.pdf_reading import opened_pdf

    with opened_pdf(desk.members()["extract.pdf"]) as pdf:
        for item in desk.reader.open(desk.target).items:
            page = desk.reader.page_of(desk.target, item.number)
            assert f"Post {item.number} \r\n" in pdf.text(page)


def test_every_text_stands_whole_in_the_pdf(desk: Desk) -> None:
    draw = random.Random(7)
    words = "Hej åäö fakturan (från) mars \\ 12:50 stämmer <inte> med ”avtalet” – tack 😀".split()
    items = [
        an_item(n, body=" ".join(draw.choices(words, k=draw.randint(1, 900)))) for n in range(1, 25)
    ]
    receipt = desk.write(items)
    furniture = re.compile(r"Registerutdrag·DSR-0007\d+\(\d+\)(Post\d+forts\.)?")
    shown = furniture.sub("", squeezed(desk.pdf_text()))
    assert receipt.pages > 10
    assert [i.number for i in items if squeezed(i.item.body) not in shown] == []
    assert receipt.missing_glyphs == 0


def test_texts_of_one_page_stand_in_the_pdf_word_for_word(desk: Desk) -> None:
    body = "Kan ni (snälla) svara? Priset är 100 % \\ rätt <b>inte</b> fel & 😀 sluttecken."
    desk.write([an_item(1, body=body)])
    assert squeezed(body) in squeezed(desk.pdf_text())


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_string_stays_text_everywhere(desk: Desk, text: str) -> None:
    item = an_item(
        1, body=text, subject=text, author_name=text, conversation=text, recipients=(text,)
    )
    desk.write([item], a_head(1, organisation=text or "–", subjects=(text,)))
    opened = desk.reader.open(desk.target)
    assert opened.items[0].body == text
    assert opened.items[0].subject == text
    assert opened.subjects == (text,)


def test_what_the_font_lacks_is_shown_by_number_and_counted(desk: Desk) -> None:
    receipt = desk.write([an_item(1, body="中文 👍 🥰 中", subject="", author_name="")])
    text = desk.pdf_text()
    assert "中文 👍 ⟨U+1F970⟩ 中" in text
    assert receipt.missing_glyphs >= 1
    assert f"{receipt.missing_glyphs} tecken finns inte" in " ".join(text.split())
    assert desk.document()["items"][0]["text"] == "中文 👍 🥰 中"


def test_controls_and_overrides_are_shown(desk: Desk) -> None:
    desk.write([an_item(1, body="ring\x07 \u202egnp.exe", author_name="A\u202eB")])
    text = desk.pdf_text()
    assert "⟨U+0007⟩" in text
    assert "⟨U+202E⟩gnp.exe" in text
    assert "A⟨U+202E⟩B" in text


def test_arabic_and_hebrew_copy_out_as_their_letters(desk: Desk) -> None:
    desk.write([an_item(1, body="שלום\nمرحبا")])
    letters = set(unicodedata.normalize("NFKC", desk.pdf_text()))
    assert set("שלוםمرحبا") <= letters


def test_one_word_of_a_megabyte_is_broken_into_lines(desk: Desk) -> None:
    receipt = desk.write([an_item(1, body="x" * 1_000_000)])
    assert receipt.pages > 200
    assert desk.pdf_text().count("x") >= 1_000_000


def test_half_a_character_is_marked_and_flagged(desk: Desk) -> None:
    desk.write([an_item(1, body="trasig \ud83d", subject="\udc00"), an_item(2)])
    first, second = desk.document()["items"]
    assert first["text"] == "trasig ⟨U+D83D⟩"
    assert first["flags"] == ["unpaired-surrogates-marked"]
    assert second["flags"] == []


def test_half_a_character_in_a_title_does_not_stop_the_package(desk: Desk) -> None:
    half = "Kraft \ud83d"
    desk.write([an_item(1, channel="\ud83d")], a_head(1, organisation=half, subjects=(half,)))
    assert desk.reader.open(desk.target).organisation == "Kraft ⟨U+D83D⟩"


@pytest.mark.parametrize("at", ["0001-01-01T00:00Z", "1969-12-31T23:59Z", "9999-12-31T23:59Z"])
def test_the_ends_of_the_calendar_do_not_stop_the_package(desk: Desk, at: str) -> None:
    moment = datetime.fromisoformat(at)
    desk.write([an_item(1, at=moment)])
    assert desk.reader.open(desk.target).items[0].at == moment


def test_html_is_shown_as_text_and_kept_as_it_was(desk: Desk) -> None:
    html = "<p>Hej &aring;ter</p><script>fetch('x')</script><p>Slut</p>"
    desk.write([an_item(1, body=html, html=True)])
    item = desk.document()["items"][0]
    assert (item["text"], item["html"]) == ("Hej åter\n\nSlut", html)
    assert "fetch" not in desk.pdf_text()
    assert "Meddelanden i HTML visas som text" in desk.pdf_text()


def test_staff_are_a_role_unless_they_may_be_named(desk: Desk) -> None:
    desk.write([an_item(1), staff_reply(2)])
    assert desk.document()["items"][1]["author"] == {
        "role": "staff",
        "address": None,
        "name": None,
    }
    assert desk.reader.open(desk.target).items[1].author == "Handläggare"
    everything = desk.target.read_bytes() + b"".join(desk.members().values())
    assert b"Maria" not in everything
    assert "Maria" not in desk.pdf_text()
    desk.write([an_item(1), staff_reply(2)], a_head(2, show_staff_names=True))
    assert desk.reader.open(desk.target).items[1].author == "Maria Ek <maria.ek@nordkraft.example>"
    assert "Maria Ek" in desk.pdf_text()


def test_attachments_carry_number_place_and_a_safe_name(desk: Desk) -> None:
    names = ["../../etc/passwd", "C:\\tmp\\NUL.txt", "fak\u202egpj.exe", "", "a" * 300 + ".pdf"]
    desk.write([with_files(1, *names)])
    written = [name for name in desk.members() if name.startswith("attachments/")]
    assert written == [
        "attachments/0001-01-passwd",
        "attachments/0001-02-_NUL.txt",
        "attachments/0001-03-fakgpj.exe",
        "attachments/0001-04-file",
        "attachments/0001-05-" + "a" * 116 + ".pdf",
    ]
    listed = desk.document()["items"][0]["attachments"]
    assert [entry["member"] for entry in listed] == written
    assert [entry["filename"] for entry in listed] == names
    assert listed[0]["size"] == len(b"bilaga 1 till 1")
    assert list(desk.reader.attachment(desk.target, written[0])) == [b"bilaga 1 till 1"]


def test_nothing_found_is_a_whole_answer(desk: Desk) -> None:
    receipt = desk.write([], a_head(0, gaps=(), left_out=()))
    assert (receipt.items, receipt.pages) == (0, 3)
    assert desk.reader.open(desk.target).items == ()
    assert "Inga uppgifter hittades" in desk.pdf_text()
    assert "fullständigt svar" in desk.pdf_text()


def test_nothing_in_the_extract_is_no_whole_answer_when_something_is_missing(desk: Desk) -> None:
    desk.write([], a_head(0, left_out=()))
    text = " ".join(desk.pdf_text().split())
    assert "Svaret är inte fullständigt" in text
    assert "Alla kanaler söktes inte igenom" in text
    desk.write([], a_head(0))
    text = " ".join(desk.pdf_text().split())
    assert "Allt som hittades har utelämnats" in text
    assert "fullständigt svar" not in text
    assert "Inga uppgifter hittades" not in text


def test_what_is_missing_is_said_with_its_ground(desk: Desk) -> None:
    desk.write([an_item(1)])
    text = " ".join(desk.pdf_text().split())
    assert "Chatt på webben: servern svarade inte (källa imap)" in text
    assert "1 post: behövs för rättsliga anspråk" in text
    assert "3 poster: rör inte personen" in text
    desk.write([an_item(1)], a_head(1, gaps=(), left_out=()))
    assert "Inget som hittades har utelämnats" in desk.pdf_text()


def test_blank_points_of_article_15_are_marked(desk: Desk) -> None:
    cover = (CoverField("purposes", "Att svara <b>kunder</b>."), CoverField("origin"))
    desk.write([an_item(1)], a_head(1, cover=cover))
    text = desk.pdf_text()
    assert "Att svara <b>kunder</b>." in text
    assert text.count("Fylls i av den personuppgiftsansvarige") == 1
    assert "1 av 2 punkter" in text


@pytest.mark.parametrize(
    ("language", "profile", "said"),
    [
        ("sv", Profile.ACCESS, ["Registerutdrag", "artikel 15", "Post 1", "Innehåll"]),
        ("en", Profile.ACCESS, ["Register extract", "Article 15", "Item 1", "Contents"]),
        ("sv", Profile.PORTABILITY, ["dataportabilitet", "artikel 20"]),
        ("en", Profile.PORTABILITY, ["Data portability", "Article 20", "not part of it"]),
    ],
)
def test_both_profiles_speak_both_languages(
    desk: Desk, language: str, profile: Profile, said: list[str]
) -> None:
    desk.write([an_item(1)], a_head(1, language=language, profile=profile))
    text = desk.pdf_text()
    assert [words for words in said if words not in text] == []


def test_times_are_local_and_say_their_zone(desk: Desk) -> None:
    summer = NOON.replace(month=7)
    desk.write([an_item(1, at=summer), an_item(2, at=NOON)])
    text = " ".join(desk.pdf_text().split())
    assert "2026-07-23 14:00 CEST" in text
    assert "2026-11-23 13:00 CET" in text


def test_a_header_names_the_case_and_nobody(desk: Desk) -> None:
    desk.write([an_item(1, body="rad\n" * 200)])
    pages = desk.pdf_text().split("Registerutdrag · DSR-0007")
    assert len(pages) - 1 == desk.reader.open(desk.target).pages
    assert "4 (" in pages[4]


def test_contents_lead_to_conversations_with_their_numbers(desk: Desk) -> None:
    items = [an_item(n, conversation=f"c{n // 3}", subject=f"Ämne {n // 3}") for n in range(3, 300)]
    numbered = [an_item(n, conversation=i.item.conversation, subject=i.item.subject)
                for n, i in enumerate(items, 1)]  # fmt: skip
    desk.write(numbered)
    text = " ".join(desk.pdf_text().split())
    page = desk.reader.page_of(desk.target, 151) + 1
    assert f"Ämne 51 post 151–153 {page}" in text


def test_the_writer_tells_how_far_it_is(desk: Desk) -> None:
    steps: list[Step] = []
    desk.write([an_item(n) for n in (1, 2, 3)], progress=steps.append)
    told = dict.fromkeys((s.what, s.done, s.total) for s in steps if not s.in_bytes)
    assert list(told) == [(what, n, 3) for what in ("write", "check") for n in (1, 2, 3)]
    assert [step.pages for step in steps[:3]] == [1, 1, 1]
    read = [step for step in steps if step.in_bytes]
    assert {step.what for step in read} == {"check"}
    members = desk.members()
    listed = sum(len(members[name]) for name in members if name not in UNLISTED)
    assert read[-1].done == read[-1].total == listed


def test_the_writer_tells_pages_and_bytes(desk: Desk) -> None:
    steps: list[Step] = []
    desk.write([with_files(1, "a"), an_item(2, body="rad\n" * 200)], progress=steps.append)
    written = [step for step in steps if step.what == "write"]
    assert list(dict.fromkeys(step.pages for step in written)) == [0, 1, 4]
    assert written[0].size > len(b"bilaga 1 till 1")
    assert [step.size for step in written] == sorted(step.size for step in written)


def test_what_does_not_shrink_is_stored_as_it_is(desk: Desk) -> None:
    import zipfile

    noise = random.Random(1).randbytes(50_000)
    bodies = {"1": noise, "2": b"text " * 10 + noise.hex().encode(), "3": b"\0" * 5_000_000}
    desk.write([with_files(1, "a", "b", "c")], attachment=lambda _, key: bodies[key])
    with zipfile.ZipFile(desk.target) as archive:
        packed = {info.filename: info.compress_type for info in archive.infolist()}
    assert packed["extract.pdf"] == packed["attachments/0001-01-a"] == zipfile.ZIP_STORED
    assert packed["attachments/0001-02-b"] == zipfile.ZIP_DEFLATED
    assert packed["attachments/0001-03-c"] == zipfile.ZIP_STORED
    assert desk.reader.open(desk.target).items[0].attachments[2][2] == 5_000_000


@pytest.mark.parametrize(
    ("body", "spare"),
    [
        ("åäö 😀 مرحبا", set()),
        ("你好", {"DroidSansFallback"}),
        ("tack 👍", {"Symbola"}),
        ("한국어 👍🏽 かな", {"DroidSansFallback", "Symbola"}),
    ],
)
def test_a_spare_font_is_there_when_a_text_needs_it(desk: Desk, body: str, spare: set[str]) -> None:
    desk.write([an_item(1, body=body, subject=body)])
    with pikepdf.open(io.BytesIO(desk.members()["extract.pdf"])) as pdf:
        fonts = pdf.pages[0].resources.Font
        named = {str(font.BaseFont).partition("+")[2] for font in fonts.values()}
    assert named == {"DejaVuSans", "DejaVuSans-Bold"} | spare
    assert body.split(maxsplit=1)[0] in desk.pdf_text()
