"""Planted identifiers of others are in no member, and each normalisation of the look is needed."""

from __future__ import annotations

import base64
import json
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dsr_desk.documents.extract.as_pdf import ExtractPdf
from dsr_desk.documents.package.others_gate import OthersGate
from dsr_desk.documents.pdf.book import Bookmark
from dsr_desk.documents.pdf.file import PdfFile
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.extracts.packages import COVER_CODES, CoverField, PackageItem, Profile
from dsr_desk.domain.extracts.redaction.decided import RedactionGround
from dsr_desk.domain.extracts.redaction.errors import PackageNamesOthers
from dsr_desk.domain.extracts.redaction.finding import Finder, Known
from dsr_desk.domain.extracts.redaction.identity import Identifier, Sort
from dsr_desk.domain.extracts.redaction.masking import Redacted, Redaction, WithheldFile
from dsr_desk.domain.finding.detecting import encodings
from tests.documents.making import ANNA, Desk, a_head, an_item, with_files
from tests.tools import labelled_letters, planted_others
from tests.tools.planted_others import WRITINGS, make_package, people, still_named
from tests.tools.planted_sentences import SENTENCES, squeezed
from tests.tools.split_writings import IDENTIFIERS, taken_out

EVERY = [writing for writings in SENTENCES.values() for writing in writings]
LISA = people(1)[0]
KNOWN = tuple(
    Identifier(sort, text)
    for sort, text in (
        (Sort.NAME, LISA.name),
        (Sort.ADDRESS, LISA.address),
        (Sort.PHONE, LISA.phone.replace("-", "")),
    )
)
TAKEN_OUT = Redaction("sv", (Redacted(1, KNOWN, RedactionGround.OTHERS),))


def leaky(text: str = "", **changes: Any) -> PackageItem:
    """Return an item that names somebody, past the redaction that should have masked it."""
    return an_item(1, body=text or "Hej!", **changes)


def write_unmasked(desk: Desk, item: PackageItem, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a package as if the masking did nothing at all."""
    monkeypatch.setattr(Redaction, "mask", lambda _self, text: text)
    monkeypatch.setattr(Redaction, "mask_whole", lambda _self, text: text)
    desk.write([item], a_head(1, redaction=TAKEN_OUT))


def test_planted_identifiers_are_in_no_member(tmp_path: Path) -> None:
    persons = people(4)
    package, taken_out = make_package(tmp_path, persons)
    assert still_named(package, persons) == []
    assert len(taken_out.persons) == len(persons)
    with zipfile.ZipFile(package) as opened:
        said = opened.read("extract.json").decode()
    assert all(f"[Person {number}]" in said for number in (1, 2, 3, 4))


def test_the_search_of_this_test_finds_what_is_not_masked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OthersGate, "_refuse_if", lambda *_args: None)
    monkeypatch.setattr(Redaction, "mask", lambda _self, text: text)
    package, _ = make_package(tmp_path, people(1))
    assert {member for member, _ in still_named(package, people(1))} >= {
        "extract.pdf",
        "extract.json",
        "index.html",
    }


@pytest.mark.parametrize("writing", sorted(WRITINGS))
def test_every_writing_is_read(writing: str) -> None:
    assert TAKEN_OUT.names(WRITINGS[writing](LISA))
    assert not TAKEN_OUT.names(TAKEN_OUT.mask(WRITINGS[writing](LISA)))


@pytest.mark.parametrize("writing", ["plain", "base64", "over a line"])
def test_a_writing_that_slipped_through_keeps_the_package_here(
    writing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    with pytest.raises(PackageNamesOthers) as refused:
        write_unmasked(desk, leaky(WRITINGS[writing](LISA)), monkeypatch)
    assert refused.value.facts == {"member": "extract.json", "item": "1"}
    assert LISA.address not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("identifier", "written"), IDENTIFIERS, ids=lambda v: str(v)[:60])
def test_an_identifier_of_any_sort_that_slipped_through_keeps_the_package_here(
    identifier: Identifier, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Split in the middle by a quoted line's end; the item's file has it too, and no mask."""
    monkeypatch.setattr(Redaction, "mask", lambda _self, text: text)
    monkeypatch.setattr(Redaction, "mask_whole", lambda _self, text: text)
    middle = len(written) // 2
    body = f"Se {written[:middle]}\n> {written[middle:]} här"
    head = a_head(1, redaction=taken_out(identifier))
    with pytest.raises(PackageNamesOthers):
        Desk(tmp_path).write([leaky(body)], head)
    with pytest.raises(PackageNamesOthers):
        Desk(tmp_path).write(
            [with_files(1, "a.txt")], head, attachment=lambda _i, _k: body.encode()
        )


def test_whoever_was_found_in_labelled_letters_is_in_no_member(tmp_path: Path) -> None:
    letters = labelled_letters.letters(len(EVERY), 3)
    bodies = [each.text for each in letters[::4]]
    finder = Finder(Known((EmailAddress(ANNA),), titles=("Nordkraft AB",)))
    items = [an_item(number, body=body) for number, body in enumerate(bodies, 1)]
    for packed in items:
        finder.hear(packed.item, own=True)
    redaction = labelled_letters.without(finder.parties())
    desk = Desk(tmp_path)
    desk.write(items, a_head(len(items), redaction=redaction))
    said = {
        name: squeezed(" ".join(planted_others._readings(name, data)))
        for name, data in desk.members().items()
    }
    wanted = {squeezed(i.text) for person in redaction.persons for i in person.identifiers}
    assert len(wanted) > 20
    found = [(name, w) for name, text in said.items() for w in wanted if len(w) > 8 and w in text]
    assert found == []


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("subject", {"subject": f"Om {LISA.name}"}),
        ("recipients", {"recipients": (LISA.address,)}),
        ("conversation", {"conversation": f"<1.{LISA.address}>"}),
        ("author", {"author_name": LISA.name}),
    ],
)
def test_no_field_is_left_out_of_the_look(
    place: str, changes: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PackageNamesOthers):
        write_unmasked(Desk(tmp_path), leaky(**changes), monkeypatch)


def test_what_only_the_pdfs_pages_say_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose it is that is named on a page: the item that goes on there, or begins."""
    monkeypatch.setattr(ExtractPdf, "_text", lambda _self, _shown: f"Hej\n{LISA.name}")
    with pytest.raises(PackageNamesOthers) as refused:
        Desk(tmp_path).write([an_item(1)], a_head(1, redaction=TAKEN_OUT))
    assert refused.value.facts == {"member": "extract.pdf", "item": "1"}


@pytest.mark.parametrize(
    "name", ["عبد السلام لاشين", "שמעון כהן", "น้ำผึ้ง ผู้ใหญ่", "दिनेश त्रिवेदी", "Ma\u030ans O\u0308berg"]
)
def test_a_name_that_is_shaped_is_seen_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(ExtractPdf, "_text", lambda _self, _shown: f"Jag hörde {name} i går")
    taken_out = Redacted(1, (Identifier(Sort.NAME, name),), RedactionGround.OTHERS)
    with pytest.raises(PackageNamesOthers) as refused:
        Desk(tmp_path).write([an_item(1)], a_head(1, redaction=Redaction("sv", (taken_out,))))
    assert refused.value.facts == {"member": "extract.pdf", "item": "1"}


def test_what_only_the_pdfs_bookmarks_say_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ExtractPdf._bookmarks

    def naming(pdf: ExtractPdf) -> list[Bookmark]:
        return [replace(mark, title=LISA.address) for mark in made(pdf)]

    monkeypatch.setattr(ExtractPdf, "_bookmarks", naming)
    with pytest.raises(PackageNamesOthers) as refused:
        Desk(tmp_path).write([an_item(1)], a_head(1, redaction=TAKEN_OUT))
    assert refused.value.facts == {"member": "extract.pdf", "item": "–"}


@pytest.mark.parametrize("between", ["<b>", "<x@y.example>", "</i ><i>", "<a href='x@y.example'>"])
def test_a_word_that_a_tag_cuts_is_read_whole(between: str) -> None:
    first, last = LISA.name.split()
    assert TAKEN_OUT.names(f"Hej {first[:2]}{between}{first[2:]} {last}!")
    assert TAKEN_OUT.names(f"Hej {first} {between} {last}!")


def test_what_the_pdf_holds_unpacked_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = PdfFile.finish

    def naming(file: PdfFile, *args: Any) -> None:
        file.put(f"<< /Alt ({LISA.address}) >>".encode())
        made(file, *args)

    monkeypatch.setattr(PdfFile, "finish", naming)
    with pytest.raises(PackageNamesOthers) as refused:
        Desk(tmp_path).write([an_item(1)], a_head(1, redaction=TAKEN_OUT))
    assert refused.value.facts == {"member": "extract.pdf", "item": "–"}


def test_packed_text_is_read_whatever_the_next_line_says() -> None:
    packed = base64.b64encode(f"Hej {LISA.name}, {LISA.address}!".encode()).decode()
    for behind in ("", "\nHej", "\nHej på dig", "\n1234567"):
        assert TAKEN_OUT.names(f"Se:\n{packed.rstrip('=')}{behind}")


@pytest.mark.parametrize(
    ("writing", "decoder"),
    [
        ("percent", "_percent"),
        ("quoted-printable", "_quoted"),
        ("base64", "_base64"),
        ("entities", "_entities"),
        ("JSON escapes", "_escaped"),
        ("encoded word", "_words"),
        ("spaced out", "_together"),
    ],
)
def test_without_a_decoder_its_writing_would_be_missed(
    writing: str, decoder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each decoder is there for something: without it, nothing else finds that writing."""
    packed = base64.b64encode(LISA.name.encode("iso-8859-1")).decode()
    hidden = {
        "percent": "".join(f"%{byte:02x}" for byte in LISA.address.encode()),
        "quoted-printable": "".join(f"={byte:02X}" for byte in LISA.address.encode()),
        "JSON escapes": "".join(f"\\u{ord(c):04x}" for c in LISA.name),
        "encoded word": f"=?iso-8859-1?b?{packed}?=",
    }.get(writing, WRITINGS[writing](LISA))
    assert TAKEN_OUT.names(hidden)
    kept = tuple((m, d) for m, d in encodings._DECODERS if d.__name__ != decoder)
    assert len(kept) == len(encodings._DECODERS) - 1
    monkeypatch.setattr(encodings, "_DECODERS", kept)
    assert not TAKEN_OUT.names(hidden)


def _given(data: bytes, _item: PackageItem, _key: str) -> bytes:
    return data


def test_a_file_that_names_somebody_or_cant_be_read_keeps_the_package_here(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for data in (LISA.address.encode(), b"%PDF-1.4\x00"):
        with pytest.raises(PackageNamesOthers):
            desk.write(
                [with_files(1, "a.bin")],
                a_head(1, redaction=TAKEN_OUT),
                attachment=partial(_given, data),
            )


def test_a_file_that_somebody_decided_to_hand_over_goes_as_it_is(tmp_path: Path) -> None:
    item = with_files(1, "a.bin")
    decided = replace(TAKEN_OUT, unread=frozenset({(item.item.ref, "1")}))
    desk = Desk(tmp_path)
    desk.write([item], a_head(1, redaction=decided), attachment=lambda _i, _k: b"%PDF-1.4\x00")
    assert b"%PDF-1.4\x00" in desk.members().values()


def test_a_name_in_the_organisations_own_words_is_not_passed_over(tmp_path: Path) -> None:
    cover = tuple(CoverField(code, f"Fråga {LISA.name}.") for code in COVER_CODES)
    with pytest.raises(PackageNamesOthers):
        Desk(tmp_path).write([an_item(1)], a_head(1, redaction=TAKEN_OUT, cover=cover))


@pytest.mark.parametrize(
    ("profile", "article", "other"),
    [(Profile.ACCESS, "15(4)", "20(4)"), (Profile.PORTABILITY, "20(4)", "15(4)")],
)
def test_each_profile_cites_its_own_article_on_the_rights_of_others(
    profile: Profile, article: str, other: str, tmp_path: Path
) -> None:
    held = WithheldFile(1, RedactionGround.UNREADABLE)
    taken_out = replace(TAKEN_OUT, withheld_files=(held,))
    desk = Desk(tmp_path)
    desk.write([an_item(1)], a_head(1, redaction=taken_out, profile=profile, language="en"))
    members = desk.members()
    redactions = json.loads(members["extract.json"])["redactions"]
    assert [each["article"] for each in redactions] == [article, article]
    for said in (members["index.html"].decode(), planted_others._pdf_text(members["extract.pdf"])):
        assert said.count(f"Article {article}") >= 2
        assert f"Article {other}" not in said


def test_a_first_name_that_stands_in_every_package_stops_none(tmp_path: Path) -> None:
    named = (Identifier(Sort.NAME, "Post Bilagor"),)
    taken_out = Redaction("sv", (Redacted(1, named, RedactionGround.OTHERS),))
    Desk(tmp_path).write([an_item(1)], a_head(1, redaction=taken_out))
