"""Numbers by which somebody is known: telephones, personal numbers, accounts, cards, plates.

A number whose check digit is wrong is taken all the same: whoever has mistyped it meant somebody.
Where nothing but the check tells a number from any other (IBAN, cards), it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsr_desk.domain.finding.detecting.kinds import Detected, Identifier
from dsr_desk.domain.finding.detecting.outline import Outline
from dsr_desk.domain.finding.detecting.patterns import DASHES, PARTS, WRAP, deferred_pattern

_PHONE = deferred_pattern(rf"(?<![\w+])(?:\+|00?)[1-9][\d{PARTS}]{{5,20}}\d(?!\w)")
_PHONE_OVER_LINES = deferred_pattern(
    rf"(?<![\w+])(?:\+|00?)[1-9][\d{PARTS}]{{0,12}}{WRAP}"
    rf"(?:\d[\d{PARTS}]{{2,14}}\d(?!\w)"
    # Two or three may be an hour, or how many of something there are.
    rf"|\d[\d{PARTS}]?\d(?!\w|:\d| ?(?:st|kr|kg|%|personer)(?!\w)))"
)
_WITHOUT_PLUS = deferred_pattern(
    rf"(?<![\w+.,{DASHES}])46[ {DASHES}]?7[02369](?:[ {DASHES}]?\d){{7}}(?!\w)"
)
_TOLD_PHONE = deferred_pattern(
    r"(?<!\w)(?i:tel|telefon|telefonnummer|tlf|tfn|mob|mobil|mobilen|mobilnummer|phone|cell|cellphone|"
    r"sms|whatsapp|ring|call|swish)(?!\w)[^\w\n]{0,4}(?:(?i:nr|nummer|no|number|är|is|på|to|till)"
    rf"[^\w\n]{{1,3}})?(\(?\d[\d{PARTS}]{{4,16}}\d)(?!\w)"
)
"""A number that only the word before it tells: without an area, or of another country's kind."""
_DATE = deferred_pattern(
    rf"(?:19|20)\d\d[{DASHES}/.]?[01]\d[{DASHES}/.]?[0-3]\d"
    rf"|[0-3]?\d[{DASHES}/. ][01]?\d[{DASHES}/. ](?:19|20)\d\d"
)
_DAY = r"(?:[06][1-9]|[1278]\d|[39][01])"
"""Of a coordination number sixty more than the day."""
_GAP = rf"[\s>]{{0,4}}[{DASHES}+]?[\s>]{{0,4}}"
_PERSONAL = deferred_pattern(
    rf"(?<![\d{DASHES}])(?:18|19|20)?\d\d([{DASHES}. ]?)(?:0[1-9]|1[0-2])\1{_DAY}{_GAP}"
    r"\d{4}(?!\d)"
    rf"|(?<![^\W_])SE ?(?P<vat>\d\d(?:0[1-9]|1[0-2]){_DAY}[{DASHES}]?\d{{4}})[ {DASHES}]?01(?!\d)"
)
_MAY_BE_PERSONAL = deferred_pattern(rf"[01]\d[{DASHES}. ]?\d\d[\s>{DASHES}+]{{0,9}}\d{{4}}")
_IBAN = deferred_pattern(
    r"(?<!\w)[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]){11,30}(?!\w)"
    r"|(?<=(?i:iban)[ :])[a-z]{2}\d{2}(?:[ \u00a0-]?[a-z0-9]){11,30}(?!\w)"
)
_TOLD_ACCOUNT = deferred_pattern(
    r"(?<![^\W_])(?i:(?P<giro>bank-?giro|bg)|plus-?giro|post-?giro|pg|bankkonto|(?:\w{0,20})konto|kontot|"
    r"clearing|account|sort ?code|kort|card|iban)[-:.]?(?i:numret|nummer|number|nr|no)?[^\w\n]{0,3}"
    r"(?:(?i:är|is|nr|nummer|no|number|går|med)[^\w\n]{1,3})?"
    r"(?P<number>\d{4}(?:-\d)?, ?\d[\d \u00a0-]{4,14}\d|\d[\d \u00a0-]{4,24}\d)(?!\w)"
)
_GIRO = deferred_pattern(r"\d{3,4}-?\d{4}(?!\d)")
_CARD = deferred_pattern(r"(?<![\d-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?![\d-])")
_PLATE = deferred_pattern(
    r"(?<![\w-])([A-HJ-PR-UW-Z]{3})[ \u00a0-]?(?:\d{3}|\d{2}[A-HJ-NPR-UW-Z])"
    r"(?!\w|[.,:]\d|[-/]\w|[ \u00a0]?(?:(?:kr|kg|st|km)\b|%|\d))"
)
_TOLD_PLATE = deferred_pattern(
    r"(?<!\w)(?i:reg(?:istrerings)?[. -]{0,2}(?:nr|nummer|skylt)?|nummerplåt|plate)[\s:.]{1,3}"
    r"([A-Za-z]{3}[ -]?\d{2}[A-Za-z\d])(?!\w)"
)
_PLATE_TOLD_WITHIN = 30
"""Characters of the longest word that tells a plate, of all between, and of a plate's letters."""
_NO_PLATE = frozenset(
    "ADR ART BGP DKK DSR EAN EUR FAQ GBP GPS HTM KAP KRS MHZ MRS NOK NRS PEP PKT RFC SEK SFS"
    " SMS SSL STR TEL TLS UPC URL USB USD UTF WEB".split()
)
"""What stands before numbers and is on no car: money, standards, chapters."""
_MAY_BE_PLATE = (b"AAA0", b"AAA 0", b"AAA-0")
_PHONE_TOLD_BY = tuple("tel tlf tfn mob phone cell sms whatsapp ring call swish".split())
_ACCOUNT_TOLD_BY = tuple("giro bg pg konto clearing account sort kort card iban".split())
"""Letters of which each such pattern needs one."""
_TOLD_WITHIN = 36
"""Characters from the word that tells a number to the number: the longest word and all between."""
_MAY_BE_PHONE = deferred_pattern(r"[+0](?<![\w+][+0])0?[1-9]")


def numbers_in(text: str, outline: Outline) -> Iterator[Detected]:
    """Yield numbers that may be somebody's; one place may be two of them."""
    if not outline.has(b"00"):
        return
    if outline.has_digits_in_a_row(6):
        yield from _phones(text, outline)
        for found in _PERSONAL.finditer(text) if _may_be_personal(text, outline) else ():
            written = found["vat"] or found.group()
            yield Detected(found.start(), found.end(), Identifier.PERSONAL_NUMBER, written)
        yield from _accounts(text, outline)
    yield from _plates(text, outline)


def _phones(text: str, outline: Outline) -> Iterator[Detected]:
    taken: set[int] = set()
    for shape in _shapes_of_phones(text):
        for found in shape.finditer(text):
            written = found.group()
            if not taken.isdisjoint(range(*found.span())):
                continue
            if shape is _PHONE_OVER_LINES and not _is_one(written):
                continue
            if _DATE.fullmatch(written):
                continue
            taken.update(range(*found.span()))
            plus = "+" if shape is _WITHOUT_PLUS else ""
            yield Detected(*found.span(), Identifier.PHONE, plus + written)
    for found in _TOLD_PHONE.finditer(text) if _may_tell_a_phone(text, outline) else ():
        start, end = found.span(1)
        told = 6 <= _count(found[1]) <= 12 and not _DATE.fullmatch(found[1])
        if told and taken.isdisjoint(range(start, end)):
            yield Detected(start, end, Identifier.PHONE, found[1])


def _shapes_of_phones(text: str) -> Iterator[re.Pattern[str]]:
    """Yield the shapes of which a text may have one."""
    if _MAY_BE_PHONE.search(text):
        if "\n" in text:
            yield _PHONE_OVER_LINES
        yield _PHONE
    if "46" in text:
        yield _WITHOUT_PLUS


def _may_tell_a_phone(text: str, outline: Outline) -> bool:
    return outline.has_before_a_number(text, _PHONE_TOLD_BY, _TOLD_WITHIN)


def _may_tell_an_account(text: str, outline: Outline) -> bool:
    return outline.has_before_a_number(text, _ACCOUNT_TOLD_BY, _TOLD_WITHIN)


def _may_be_personal(text: str, outline: Outline) -> bool:
    return outline.has(b"0000") and _MAY_BE_PERSONAL.search(text) is not None


def _is_one(written: str) -> bool:
    """Tell whether what stands in two lines is one number: neither line has a whole one."""
    first, _, second = written.partition("\n")
    abroad = written.startswith(("+", "00"))
    most, whole = (15, 10) if abroad else (10, 8)
    # Two or three digits may be how many of something there are: with them it has to be whole.
    least = 0 if len(second.lstrip(" \t>")) > 3 else 9
    return (
        _count(first) < whole
        and least <= _count(written) <= most
        and not re.match(r"[ \t>]*(?:\+|00?[1-9]\d?-)", second)
    )


def _accounts(text: str, outline: Outline) -> Iterator[Detected]:
    taken = []
    for found in _IBAN.finditer(text) if _may_be_iban(text, outline) else ():
        written = _iban(found.group())
        if written:
            end = found.start() + len(written)
            taken.append((found.start(), end))
            yield Detected(found.start(), end, Identifier.ACCOUNT, written)
    for found in _TOLD_ACCOUNT.finditer(text) if _may_tell_an_account(text, outline) else ():
        start, end = found.span("number")
        giro = _GIRO.match(found["number"]) if found["giro"] else None
        end = start + giro.end() if giro else end
        written = text[start:end]
        again = any(s < end and start < e for s, e in taken)
        if not again and _count(written) >= 6 and not _DATE.fullmatch(written):
            yield Detected(start, end, Identifier.ACCOUNT, written)
    for found in _CARD.finditer(text) if _may_be_card(outline) else ():
        digits = re.sub(r"\D", "", found.group())
        if _is_luhn(digits) and len(set(digits)) > 1:
            yield Detected(*found.span(), Identifier.ACCOUNT, found.group())


def _may_be_iban(text: str, outline: Outline) -> bool:
    return outline.has(b"AA00") or (outline.has(b"aa00") and "iban" in text.casefold())


def _may_be_card(outline: Outline) -> bool:
    return outline.has(*(sign.join((b"0000",) * 4) for sign in (b"", b" ", b"-")))


def _iban(written: str) -> str:
    """Return as much of a run as is an IBAN: the check digits tell (ISO 13616, mod 97)."""
    while written:
        bare = re.sub(r"[\W_]", "", written).upper()
        if len(bare) < 15:
            return ""
        moved = "".join(str(int(sign, 36)) for sign in bare[4:] + bare[:4])
        if int(moved) % 97 == 1:
            return written
        # What follows may be words: “SE35 … 0003 OCH”.
        written = re.sub(r"[ \u00a0-]?[A-Za-z0-9]+$", "", written)
    return ""


def _plates(text: str, outline: Outline) -> Iterator[Detected]:
    for found in _PLATE.finditer(text) if outline.has(*_MAY_BE_PLATE) else ():
        if found[1] not in _NO_PLATE:
            yield Detected(*found.span(), Identifier.PLATE, found.group())
    for found in _TOLD_PLATE.finditer(text) if _may_tell_a_plate(text, outline) else ():
        if not found[1].isupper():
            yield Detected(*found.span(1), Identifier.PLATE, found[1])


def _may_tell_a_plate(text: str, outline: Outline) -> bool:
    signs = outline.signs
    at = signs.find(b"00")
    while at >= 0:
        if signs[max(0, at - 4) : at].lower().rstrip(b" -").endswith(b"aaa"):
            before = text[max(0, at - _PLATE_TOLD_WITHIN) : at].casefold()
            if "reg" in before or "plåt" in before or "plate" in before:
                return True
        at = signs.find(b"00", at + 1)
    return False


def _count(text: str) -> int:
    return sum(map(str.isdigit, text))


def _is_luhn(digits: str) -> bool:
    doubled = (int(d) * (1 + n % 2) for n, d in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
