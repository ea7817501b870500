from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.sources.masking import MASK, Masker, _without_marks, html_to_text, name_parts


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Anna var här", f"{MASK} var här"),
        ("ANNA och Svenssons", f"{MASK} och {MASK}"),
        ("Annan, Susanna, Annaberg", "Annan, Susanna, Annaberg"),
        ("anna_x, anna84, annasvensson och Annas", f"{MASK}, {MASK}, {MASK} och {MASK}"),
        ("anna_svensson_cv.pdf, bild.JPG", f"{MASK}, {MASK}"),
        ("från 192.168.10.4 eller 2001:db8::5, v. 1.2.3", f"från {MASK} eller {MASK}, v. 1.2.3"),
        ("kl 10:30:22 och/eller 12:30", "kl 10:30:22 och/eller 12:30"),
        ("https://forum.example/u/1 facebook.com/x.y www.x.se", f"{MASK} {MASK} {MASK}"),
        ("Storgatan 12 B, 123 45 Exempelstad", f"{MASK}, {MASK}"),
        ("Skriv till A.Svensson@Hemma.Example!", f"Skriv till {MASK}!"),
        ("<anna.svensson+tag@hemma.example>", f"<{MASK}>"),
        ("någon.annan@example.org", MASK),
        ("@anna på forumet", f"@{MASK} på forumet"),
        ("Tel 070-123 45 67", f"Tel {MASK}"),
        ("+46 (0)70 123 45 67.", f"{MASK}."),
        ("(08) 123 456 78", MASK),
        ("Ring 070\u2212123 45 67 nu", f"Ring {MASK} nu"),
        ("070\uff0d123\uff0d45\uff0d67, +46\u202f70\u2009123\u00ad4567", f"{MASK}, {MASK}"),
        ("08·123·456·78 eller 070_123_45_67", f"{MASK} eller {MASK}"),
        ("Ring 070-123\n45 67 nu", f"Ring {MASK} nu"),
        ("> Ring +46 70 123\r\n> 45 67 nu", f"> Ring {MASK} nu"),
        ("070 – 123 45 67", MASK),
        ("19850101-1234", MASK),
        ("1234 5678 9012 3456 7890 12", MASK),
        ("2026-05-04 kl 10:30", "2026-05-04 kl 10:30"),
        ("hus 12, 123 456 kr", "hus 12, 123 456 kr"),
        ("ring\n12\n345\n67", "ring\n12\n345\n67"),
        ("bilen ABC 12D där", f"bilen {MASK} där"),
        ("IBAN SE35 5000 0000 0549 1000 0003.", f"IBAN {MASK}."),
        ("@olle_b och insta: olle.b", f"@{MASK} och insta: {MASK}"),
        ("snusmumriken skrev:\nHej", f"{MASK} skrev:\nHej"),
        ("tel: 12 34 56", f"tel: {MASK}"),
        ("London NW1 6XE", f"London {MASK}"),
        ("", ""),
    ],
)
def test_what_identifies_is_masked(text: str, masked: str) -> None:
    masker = Masker(["a.svensson@hemma.example"], ["Anna Svensson"])
    assert masker.mask(text) == masked


@pytest.mark.parametrize("greeting", ["Med vänlig hälsning", "Mvh,", "-- ", "Best regards,"])
def test_what_is_signed_below_a_greeting_is_masked(greeting: str) -> None:
    text = f"Hej!\n{greeting}\nKungsfiskaren\nBrf Eken\n\nPS. Tack."
    masker = Masker([], [])
    assert masker.mask(text, signed=True) == f"Hej!\n{greeting}\n{MASK}\n{MASK}\n\nPS. Tack."
    assert masker.mask(text) == text


def test_names_are_taken_apart() -> None:
    names = ["Anna-Karin von Öberg", "X", "anna.k99@hemma.example".partition("@")[0]]
    assert name_parts(names) == ("karin", "öberg", "anna", "von")


def test_without_persons_only_addresses_and_numbers_go() -> None:
    assert Masker([], []).mask("Anna a@example.org 070-1234567") == f"Anna {MASK} {MASK}"


def test_a_name_is_text_and_no_pattern() -> None:
    assert Masker(["a.b@example.org"], [".*", "(((", "[a-z"]).mask("harmless") == "harmless"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Hej</p><p>Anna</p>", "Hej\nAnna"),
        ("An<b>na</b>", "Anna"),
        ("&Aring;sa &lt;x&gt;", "Åsa <x>"),
        ("<!-- Anna --><div hidden>kvar</div>", "kvar"),
        ("<style>p{}</style>A<script>var anna</script>B", "AB"),
        ("<a href='mailto:anna@example.org' title=\"Anna\">här</a>", "här"),
        ("1 < 2 och 3 > 2", "1 < 2 och 3 > 2"),
        ("slut<img src='anna", "slut"),
        ("slut<!-- anna", "slut"),
        ("slut<script>anna", "slut"),
        ("rad<br>rad<BR/>rad", "rad\nrad\nrad"),
        ("", ""),
    ],
)
def test_a_page_becomes_lines(page: str, text: str) -> None:
    assert html_to_text(page) == text


@given(st.text(alphabet="<>/!-abp \n&;\"'", max_size=60))
def test_no_page_is_too_broken(page: str) -> None:
    html_to_text(page)


@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_the_address_never_stays_whatever_stands_around_it(before: str, after: str) -> None:
    address = "a.svensson@hemma.example"
    masked = Masker([address], []).mask(f"{before}{address}{after}")
    assert address not in masked.lower()


def test_of_two_that_begin_together_nothing_of_the_longer_one_stays() -> None:
    assert "kalle" not in _without_marks("user: facebook.com/kalle.berg")
    assert "123" not in _without_marks("posted by ABC 123 hej")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Tel 070 12 34\n567", f"Tel {MASK}"),
        ("> Ring 070 12 34\n> 567 i kväll", f"> Ring {MASK} i kväll"),
        ("0046 70 12\n34 567", MASK),
        ("+46 70 123 45\n67", MASK),
        ("850101-12\n34", MASK),
        ("Kundnummer 12345678\r\n90\r\nHej", f"Kundnummer {MASK}\r\nHej"),
        ("Ring 08-123 45 67\n12 personer kom", f"Ring {MASK}\n12 personer kom"),
        ("070 12 34\n12:30 kom vi", f"{MASK}\n12:30 kom vi"),
        ("12345678\n100 kr", f"{MASK}\n100 kr"),
        ("12345678\n901234", f"{MASK}\n901234"),
        ("2026-03-01\n12", "2026-03-01\n12"),
        ("Vi sålde 12 34\n567 st", "Vi sålde 12 34\n567 st"),
        ("070-174\n06 05 kr", f"{MASK} kr"),
        ("> 0701\n> 740605:30", f"> {MASK}:30"),
        ("08-12 3\n4 56", MASK),
    ],
)
def test_a_number_that_a_lines_end_parts_goes_whole(text: str, masked: str) -> None:
    assert Masker((), ()).mask(text) == masked
