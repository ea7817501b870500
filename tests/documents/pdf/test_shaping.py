"""Scripts whose letters join, stack or change their order."""

from __future__ import annotations

import gc
import io
from collections.abc import Sequence
from weakref import ref

import pytest

from dsr_desk.documents.extract.as_pdf import fonts, put_spares_away, spare
from dsr_desk.documents.package.pdf_reading import opened_pdf
from dsr_desk.documents.pdf import font_use
from dsr_desk.documents.pdf.file import PdfFile
from dsr_desk.documents.pdf.font_use import FontUse, UsedFonts
from dsr_desk.documents.pdf.lines import Breaker
from dsr_desk.documents.pdf.scripts import direction_of, script_of, stretches
from dsr_desk.documents.pdf.shaping import Cluster
from dsr_desk.documents.pdf.sheet import Styles
from tests.documents.making import Desk, an_item, squeezed

WORDS = {
    "Arab": "السلام محمد الإسلام بلا ٹھیک گاؤں ښځه",
    "Hebr": "ירושלים עולם",
    "Syrc": "ܫܠܡܐ ܣܘܪܝܝܐ",
    "Deva": "नमस्ते हिन्दी क्षत्रिय श्रीमती कर्म",
    "Beng": "বাংলা কোলকাতা ক্ষমা",
    "Guru": "ਪੰਜਾਬੀ",
    "Gujr": "ગુજરાતી",
    "Orya": "ଓଡ଼ିଆ",
    "Taml": "தமிழ் கொடு வணக்கம்",
    "Telu": "తెలుగు క్షమించు",
    "Knda": "ಕನ್ನಡ",
    "Mlym": "മലയാളം ക്ഷമ",
    "Sinh": "සිංහල ලංකාව",
    "Thai": "สวัสดี น้ำใจ ผู้ใหญ่ กรุงเทพ",
    "Laoo": "ລາວ ພາສາ",
    "Mymr": "မြန်မာ ကြောင်း",
    "Khmr": "ភាសាខ្មែរ ស្រី",
    "Ethi": "ሰላም ትግርኛ",
    "Latn": "Mo\u0308lndal Vie\u0323\u0302t",
}


def clusters(text: str, direction: str = "ltr") -> Sequence[Cluster]:
    """Return what a stretch is shaped to."""
    shaped = fonts()[0].shaped(text, script_of(text[0]) or "Latn", direction)
    assert shaped is not None
    return shaped[1]


def glyphs(text: str, direction: str = "ltr") -> list[int]:
    return [glyph for each in clusters(text, direction) for glyph, *_ in each.parts]


def is_shaped(words: str, script: str) -> bool:
    """Tell whether every word of a script is shaped, by a font that has its letters."""
    found = list(stretches(words))
    shaped = (fonts()[0].shaped(text, script, direction_of(script)) for text, by in found if by)
    return all(shaped) and {by for _, by in found} <= {script, ""}


def picture(desk: Desk, body: str) -> bytes:
    """Return the page with an item, as PNG."""
    desk.write([an_item(1, body=body)])
    with opened_pdf(desk.members()["extract.pdf"]) as pdf:
        return pdf.png(pdf.page_of(1), 900)


def test_words_of_every_script_copy_out_letter_by_letter(desk: Desk) -> None:
    receipt = desk.write([an_item(1, body="\n".join(WORDS.values()))])
    assert receipt.missing_glyphs == 0
    assert [words for script, words in WORDS.items() if not is_shaped(words, script)] == []
    shown = desk.pdf_text().split()
    lacking = [word for words in WORDS.values() for word in words.split() if word not in shown]
    assert lacking == []


def test_words_of_many_scripts_stand_in_names_and_subjects_too(desk: Desk) -> None:
    name, subject = "สมชาย नमस्ते", "محمد मेरा"
    desk.write([an_item(1, author_name=name, subject=subject)])
    assert {*name.split(), *subject.split()} <= set(desk.pdf_text().split())


def test_letters_in_two_halves_look_as_if_they_were_one(desk: Desk) -> None:
    assert picture(desk, "Mo\u0308lndal, A\u030are") == picture(desk, "Mölndal, Åre")


def test_letters_take_the_form_of_their_place() -> None:
    initial, medial, final = (glyphs("ببب", "rtl")[place] for place in (2, 1, 0))
    assert len({initial, medial, final, *glyphs("ب", "rtl")}) == 4
    assert len(glyphs("لا", "rtl")) == 1
    assert len(glyphs("क्ष")) == 1


def test_a_vowel_that_is_written_behind_is_drawn_before() -> None:
    (syllable,) = clusters("कि")
    assert syllable.text == "कि"
    assert syllable.parts[1][0] == glyphs("क")[0]


def test_marks_that_would_cover_the_lines_above_stay_on_their_letter(desk: Desk) -> None:
    assert len(clusters("Z" + "\u0301" * 3)[0].parts) == 3
    assert fonts()[0].shaped("Z" + "\u0301" * 6, "Latn", "ltr") is None
    assert desk.write([an_item(1, body="Z" + "\u0301" * 2_000 + " slut")]).missing_glyphs == 0
    assert "slut" in desk.pdf_text()


def test_letters_too_wide_for_one_glyph_are_drawn_one_by_one(desk: Desk) -> None:
    """A place in a glyph has two bytes: whoever writes a vowel thirty times would stop the file."""
    word = "\u0d15" + "\u0d48" * 29
    assert fonts()[0].shaped(word, "Mlym", "ltr") is None
    assert desk.write([an_item(1, body=f"{word} slut")]).missing_glyphs == 0
    assert "slut" in desk.pdf_text()


def test_who_has_no_room_for_more_clusters_draws_letters(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(font_use, "_MOST_CLUSTERS", 3)
    assert FontUse(spare("ก"), "F3").shaped(clusters("กขคง"), "ltr") is None
    desk.write([an_item(1, body="กขค สวัสดี กขค")])
    assert squeezed("กขค สวัสดี กขค") in squeezed(desk.pdf_text())


def test_a_word_is_as_wide_as_its_clusters() -> None:
    font = fonts()[0]
    joined, apart = font.width("لا"), font.width("ل") + font.width("ا")
    assert joined < apart
    assert font.width("x لا x") == font.width("x  x") + joined


def test_a_long_word_ends_its_lines_between_clusters() -> None:
    word = "น้ำใจเที่ยงไทย" * 40
    lines = list(Breaker(fonts()[0], 10).lines(word, 100))
    assert len(lines) > 20
    assert "".join(lines).rstrip() == word
    assert not any(line[0] in "ำะาๆ\u0e31\u0e49\u0e35\u0e48" for line in lines)
    assert not any(line[-1] in "เแโใไ" for line in lines)


def test_letters_that_stay_together_are_told_in_the_order_of_the_text() -> None:
    assert [count for count, _ in fonts()[0].units("بَتن")] == [2, 1, 1]


def test_stretches_are_the_text() -> None:
    text = "Hej (नमस्ते) 12 محمد\u200cک, o\u0308 ภาษา"
    parts = list(stretches(text))
    assert "".join(part for part, _ in parts) == text
    assert [script for _, script in parts if script] == ["Deva", "Arab", "Latn", "Thai"]


def test_a_word_without_end_is_shaped_in_pieces() -> None:
    """A mail of ten million letters and no space would take four gigabytes at once."""
    word = "สวัสดี" * 500
    parts = [part for part, _ in stretches(f"x {word} x")]
    assert "".join(parts) == f"x {word} x"
    assert max(map(len, parts)) == 1_000


def test_the_same_words_make_the_same_file() -> None:
    """Codes are given in the order of the text: nothing comes from a set."""

    def written() -> bytes:
        out = io.BytesIO()
        use = FontUse(spare("न"), "F3")
        for word in WORDS["Deva"].split():
            assert use.shaped(clusters(word), "ltr")
        use.write(PdfFile(out))
        return out.getvalue()

    assert written() == written()


def test_a_document_lets_go_of_its_words_and_fonts(desk: Desk) -> None:
    """At once, not when garbage is looked for: the look at the finished file needs the room."""
    gc.collect()
    gc.disable()
    try:
        styles = Styles(*fonts())
        held = ref(styles), ref(styles.body.breaker)
        del styles
        desk.write([an_item(1, body="中 ก")])
        assert fonts()[0].width("محمد")
        kept = ref(spare("中")), ref(spare("ก")._shaper), ref(fonts()[0]._shaper)
        desk.write([an_item(1, body="中 ก")])
        assert [each() for each in (*held, *kept)] == [None] * 5
    finally:
        gc.enable()


def test_every_letter_of_a_font_goes_into_one_document() -> None:
    out, eastern = io.BytesIO(), spare("中")
    use = FontUse(eastern, "F3")
    use.wide("".join(sorted(eastern.characters)))
    assert len(eastern.characters) > 32_000
    assert [name for name, _ in use.write(PdfFile(out))] == [b"F3W"]


def test_a_spare_font_that_is_read_anew_is_the_one_that_the_document_has() -> None:
    used = UsedFonts((FontUse(fonts()[0], "F1"),))
    first = used.spare("ก")
    put_spares_away()
    assert used.spare("ก") is first
