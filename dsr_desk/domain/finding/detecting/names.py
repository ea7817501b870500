"""Names of people: by their capitals, by initials and particles, by what stands around them.

Nothing here knows who exists.  Two words with capitals may be a newspaper; whoever asks decides
what a guess is worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from dsr_desk.domain.finding.detecting.given_names import GIVEN_NAMES
from dsr_desk.domain.finding.detecting.kinds import Detected, Identifier
from dsr_desk.domain.finding.detecting.outline import Outline
from dsr_desk.domain.finding.detecting.patterns import deferred_pattern
from dsr_desk.domain.finding.folded import is_one_by_one, plain, signs_of
from dsr_desk.domain.neighbours import SHARED

_CAPS = "A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŐŘŚŞŠŢŤŮŰŹŻŽ"
_LOWER = rf"[^\W\d_{_CAPS}]"
_WORD = rf"(?:Ma?c|[OD]['’])?[{_CAPS}]{_LOWER}{{1,30}}(?:[-'’][{_CAPS}]?{_LOWER}{{1,30}}){{0,2}}"
_INITIALS = rf"[{_CAPS}]\.?(?:[- ]?[{_CAPS}]\.)*"
_DOTTED = rf"[{_CAPS}]\.(?:[- ]?[{_CAPS}]\.){{0,2}}"
_PARTICLES = (
    r"(?:von der|von dem|van der|van den|van de|de la|de las|de los|von|van|af|de|la|le"
    r"|du|da|di|del|dos|ter|el|al|bin|ibn|ben)"
)
PARTICLES = frozenset(re.findall(r"\w+", _PARTICLES))
"""What is no word of a name by itself: “van” is not “vän”, whose letters fold to it."""
_BETWEEN = rf"(?: {_DOTTED}| {_PARTICLES}){{0,2}}"
WORDS = rf"(?:{_WORD}|{_DOTTED}){_BETWEEN} {_WORD}(?:{_BETWEEN} {_WORD})?"
"""Two or three words of a name; what stands between them is an initial or a particle."""
_WITHIN = deferred_pattern(
    rf"(?:(?<=[^\W\d_] )|(?<=[^\W\d_],[ ])|(?<=[:;(–“”\"] )|(?<=[(“”\"])){WORDS}(?![^\W\d_])"
)
_PICTURED = deferred_pattern(rf"(?:(?<=alt=\")|(?<=title=\")|(?<=: \")){WORDS}(?=\")")
_FIRST = deferred_pattern(rf"{WORDS}(?![^\W\d_])")
_MARGIN = " \t>*•–-"
_LOUD_WORD = rf"[{_CAPS}]{{2,20}}(?:-[{_CAPS}]{{2,20}})?"
_LOUD = deferred_pattern(
    rf"(?<=[^\W\d_{_CAPS}][ ,])({_LOUD_WORD}(?: {_LOUD_WORD}){{1,2}})(?=[ ,.!?]*(?:{_LOWER}|\n|$))"
    rf"|(?m:^[ \t>]*({_LOUD_WORD} {_LOUD_WORD})(?:[ \t]*\r?$|(?= {_LOWER}{{2}})))"
)
"""Capitals all through, in a sentence that has none, or on a line of their own."""
_GREETED = deferred_pattern(
    rf"(?<!\w)(?:[Hh]ej|[Hh]ejsan|[Hh]allå|[Tt]jena|[Hh]i|[Hh]ello|[Dd]ear|[Kk]ära|[Kk]äre|[Bb]ästa|[Hh]älsa)"
    rf"[ ,]{{1,2}}({_WORD})(?=[ \t]*(?:[!,.–\n]|och |and |from |från |$))"
)
_CLOSING = (
    r"(?i:mvh|m\.v\.h\.?|vh|v\.h\.|hälsar|hälsn\.?|(?:med )?(?:vänlig|vänliga|bästa|varma|många|"
    r"hjärtlig|hjärtliga)? ?(?:hälsning|hälsningar)|vänligen|vänligt|tack på förhand|kram|kramar|"
    r"(?:best|kind|warm)(?: wishes| regards)?|regards|sincerely|yours(?: sincerely| truly)?|cheers"
    r"|undertecknad|underskrift)"
)
_SIGNATURE = (
    rf"({_WORD}(?:{_BETWEEN} {_WORD}){{0,2}}|{_INITIALS}[ ]?{_WORD}(?: {_WORD})?"
    rf"|{_WORD} {_INITIALS})"
)
_SIGNED = deferred_pattern(
    rf"(?m)(?<!\w){_CLOSING}[,.!]?(?:[ \t/]+|[ \t]*\r?\n(?:[ \t>]*\r?\n)?[ \t>/–-]*){_SIGNATURE}"
    r"(?=[ \t]*(?:[,|(]|\r?$))"
)
_SMALL = r"[a-zåäöéü]{2,20}(?:-[a-zåäöéü]{2,20})?"
_SIGNED_SMALL = deferred_pattern(
    rf"(?m)(?<!\w){_CLOSING}[,.!]?(?:[ \t/]+|[ \t]*\r?\n[ \t>/–-]*)({_SMALL})( {_SMALL})?"
    r"(?=[ \t]*(?:[,|(]|\r?$))"
)
"""Signed in small letters: only where the first word is a common given name."""
_STROKE = deferred_pattern(rf"(?m)(?:^[ \t>]*|(?<=[.!?] ))[/~–]{{1,2}} ?{_SIGNATURE}[ \t]*\r?$")
_TITLED = deferred_pattern(
    r"(?<!\w)(?i:herr|fru|fröken|hr|dr|prof|professor|docent|advokat|mr|mrs|ms|miss|kapten"
    rf"|doktor|läkare|handläggare|kurator|chefen?)\.? ({_WORD}(?:{_BETWEEN} {_WORD})?)(?!\w)"
)
_TALKED = deferred_pattern(
    r"(?<!\w)(?i:(?:pratade|pratat|pratar|prata|talade|talat|talar|snackade|snackat|snackar"
    r"|chattade|chattat) med|spoke to|spoke with|spoken to|spoken with|talked to|talked with) "
    r"(?!\w*(?:tjänst|verket|kassan|banken|bolaget|service|support|avdelning|kontoret|gruppen)"
    rf"|(?i:ert?|era|mig|dig|sig)(?!\w))({_WORD}(?:{_BETWEEN} {_WORD})?)(?!\w)"
)
"""Somebody who was talked to, and no office."""
_KIN = (
    r"granne|grannen|man|fru|make|maka|sambo|särbo|son|dotter|barn|bror|syster|chef|kollega|vän|väninna|"
    r"kompis|mamma|pappa|mor|far|farmor|farfar|mormor|morfar|moster|faster|morbror|farbror|kusin|läkare|"
    r"handläggare|hyresvärd|hyresgäst|ex|partner|pojkvän|flickvän|lärare|rektor|neighbou?r|husband|wife|"
    r"daughter|brother|sister|boss|colleague|friend|mother|father|landlord|teacher"
)
_RELATED = deferred_pattern(
    r"(?<!\w)(?i:min|mitt|mina|din|hans|hennes|vår|deras|my|his|her|our|their) "
    rf"(?:{_LOWER}{{2,12}} )?"
    rf"(?i:{_KIN}),? ({_WORD}(?:{_BETWEEN} {_WORD})?)(?!\w)"
    rf"|(?<!\w)(?i:heter|hette|kallas|vid namn|named|called) ({_WORD}(?:{_BETWEEN} {_WORD})?)(?!\w)"
)
_CAPITAL = deferred_pattern(rf"[{_CAPS}](?<![^\W_][{_CAPS}])")
_LOUD_NAME = deferred_pattern(rf"(?<![\w-])({_LOUD_WORD})(?![\w-])(?=( {_LOUD_WORD})?)")
_TITLES = frozenset("mr mrs ms miss dr prof herr herrn fru froken hr advokat doktor".split())
_BEHIND_A_STROKE, _BEHIND_A_DASH = (b"/A", b"/ A", b"~A", b"~ A"), (b"\x7fA", b"\x7f A")
"""The dash is a sign that is not of ASCII, as others are."""
_BEHIND_ANOTHER = (b"a A", b"A A", b"A. A")
"""Before the last word of a name stands another word, or an initial."""
_CLOSED = frozenset(
    "mvh h vh halsar halsn halsning halsningar vanligen vanligt forhand kram kramar regards"
    " wishes best kind warm sincerely yours cheers undertecknad underskrift".split()
)
"""Of more words than one that which fewest texts have: “m.v.h.”, “tack på förhand”."""
_BEHIND_CLOSING = deferred_pattern(rf"(?i: truly)?\.?[,.!]?[ \t\r\n>/–-]+[{_CAPS}]")
_TOLD = (
    (_GREETED, frozenset("hej hejsan halla tjena hi hello dear kara kare basta halsa".split())),
    (_TITLED, frozenset(
        "herr fru froken hr dr prof professor docent advokat mr mrs ms miss kapten doktor lakare"
        " handlaggare kurator chef chefen".split()
    )),
)  # fmt: skip
"""Each with folded words of which it needs one: whether a text has any is known at once."""
_TOLD_ALONE = ((_TALKED, frozenset(
    "pratade pratat pratar prata talade talat talar snackade snackat snackar chattade chattat"
    " spoke spoken talked".split()
)),)  # fmt: skip
"""Others, by which a single word is told to be a name."""
_BEHIND_A_WORD = deferred_pattern(rf"[{_CAPS}](?:(?<=[^\W\d_] [{_CAPS}])|(?<=[^\W\d_], [{_CAPS}]))")
_RELATIONS = (
    *_KIN.replace("neighbou?r", "neighbour|neighbor").split("|"),
    *"heter hette kallas namn named called".split(),
)
_LONGEST_RELATION = max(map(len, _RELATIONS))
_HEADER = deferred_pattern(
    r"(?m)^[ \t>*]*(?:Från|From|Till|To|Cc|Kopia|Von|An|Fra|Til|Avsändare|Skickat av|Namn|Name"
    r"|Kontaktperson|Kontakt|Kund|Anmälare|Author|Upphovsman|Fotograf)"
    r"[ \t]?\*?:\*?[ \t]+([^\n@<:\[(]{3,80})"
)
_WHOLE = deferred_pattern(rf"(?:{WORDS}|{_LOUD_WORD}(?: {_LOUD_WORD}){{1,2}}|{_WORD}, {_WORD})\Z")
_SINGLE = deferred_pattern(rf"(?<![\w@./-])({_WORD})(?![\w@])")
_GENITIVE = deferred_pattern(rf"(?<![\w@.])({_WORD})['’](?= )")
_LONG_LINE = 40
"""Letters from which on a line goes on in the next, which may hold the other half of a name."""
NO_NAME = SHARED | frozenset(
    "ask basta be best call contact dear fraga fran from god goda halsning halsningar hej hello"
    " hi hos jag kind kontakta maila med mejla min mvh obs och prata regards ring sag sent"
    " skickat skriv tack tala thanks till to van vanlig vanliga vanligen var varma vi".split()
)
"""Folded words that are in no person's name."""
_NO_PERSON = frozenset(
    "svenska svensk svenskt norra sodra ostra vastra gamla nya stora lilla ovre nedre dagens"
    " kungliga statens nordiska europeiska allmanna centrala bank kommun lan region ab"
    " aktiebolag inc ltd gmbh university street office company group team service europe sverige"
    " stockholm goteborg malmo united north south east west new great national international"
    " android iphone windows google outlook microsoft apple facebook instagram volvo version art"
    " article kap januari februari mars april juni juli augusti september oktober november"
    " december january february march june july august october monday tuesday wednesday thursday"
    " friday saturday sunday mandag tisdag onsdag torsdag fredag lordag sondag privacy data"
    " protection terms general customer support original message click date software foundation"
    " license notification services product products corp management systems consulting news"
    " mail cloud project projects api http https".split()
)
"""Words of places, offices and products, at which a guess by capitals alone goes wrong."""
_OPENERS = frozenset(
    "a alla allt an and andra anvandaren are as at att av bara because bilen bilaga both but by"
    " da de den denna dessutom det detta dig din ditt do du efter eftersom eller en enligt er"
    " ett fastan for fore forra forst fran fru ha har han hans hela hennes her here herr his hon"
    " hur i idag if igar ja ingen inget innan inom inte is it its jo just kan kanske kommer last"
    " medan men mellan mina mitt mot mote my na nar nej ni no not now nu nyss of ofta on om or"
    " our over pa pga ps re sa sadan samt sedan sen senast senaste she sin since so som still sv"
    " that the their then there these they this trots under upp ut utan vad vart varfor vid via"
    " vilken vill vissa we what when where which while who why with you your tyvarr daremot dock"
    " aven ibland imorgon senare vanligtvis please fw fwd subject amne datum date sent betalning"
    " betala kop skicka bifogat se lokala hejsan bor radera ta ge gor lagg hitta jobbar arbetar"
    " kund kunden mannen kvinnan grannen greetings hallo czesc guten herrn sie ihr ihre ihren"
    " meine mein die das der diese nach ich vielen folgende zur sofern falls sollten konnen"
    " koennen wenn sir friend halsa be nar".split()
)
"""Folded words that begin sentences: the capital behind one of them is no last name."""
_CUT = deferred_pattern(r"[=%&\\_]|-\s|\?\w")
_TOKEN = deferred_pattern(r"[^\W_]+")
_ABBREVIATED = deferred_pattern(r"(?:[PN]\.S|U\.S|N\.B|E\.g|I\.e)\.", re.IGNORECASE)
_ENDING = deferred_pattern(r"['’]?s\Z|['’]\Z")


def names_in(text: str, outline: Outline, *, alone: bool = True) -> Iterator[Detected]:
    """Yield what may be a name: told by what stands around it, or guessed by its capitals.

    ``alone``: single words that are common given names too.  Places are those of the text with its
    long lines joined.
    """
    yield from _told(text, outline)
    joined = _long_lines_joined(text)
    if joined != text:
        outline = outline._replace(signs=signs_of(joined))
    found_at = _CAPITAL.finditer(joined) if outline.has(*_BEHIND_ANOTHER) else ()
    capitals = [found.start() for found in found_at]
    for found in _from(_WITHIN, joined, capitals):
        yield from _guessed(found.group(), joined, found.start())
    if outline.has(b"AA"):
        for found in _LOUD.finditer(joined):
            group = 1 if found[1] else 2
            yield from _guessed(found[group], joined, found.start(group))
        yield from _loud(joined, outline)
    for found in _from(_FIRST, joined, [at for at in capitals if _begins(joined, at)]):
        yield from _first(found.group(), joined, found.start())
    if alone:
        yield from _by(_TOLD_ALONE, text, outline)
        yield from _single(joined, outline)


def _by(
    shapes: Sequence[tuple[re.Pattern[str], Set[str]]], text: str, outline: Outline
) -> Iterator[Detected]:
    """Yield what some patterns tell, each where the text has a word that it needs."""
    for shape, needed in shapes:
        for found in shape.finditer(text) if outline.has_any(needed) else ():
            yield from _person(found[1], text, found.start(1))


def _from(shape: re.Pattern[str], text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield what begins at one of these places, none within another."""
    done = 0
    for at in places:
        found = shape.match(text, at) if at >= done else None
        if found:
            done = found.end()
            yield found


def _begins(text: str, at: int) -> bool:
    """Tell whether a sentence or a line begins at a place, its margin aside."""
    begin = at
    while begin and text[begin - 1] in _MARGIN:
        begin -= 1
    if not begin:
        return True
    before = text[begin - 1]
    return before == "\n" or (before in ".!?" and text[begin:at] == " ")


def pictured_in(page: str) -> Iterator[Detected]:
    """Yield names that are all that an HTML page says of a picture or a link."""
    for found in _PICTURED.finditer(page):
        yield from _guessed(found.group(), page, found.start())


def _long_lines_joined(text: str) -> str:
    first, *others = text.split("\n")
    pieces, before = [first.rstrip()], len(first)
    for line in others:
        bare = line.lstrip(" \t>")
        goes_on = before >= _LONG_LINE and bare[:1].isalpha()
        pieces += (" ", bare.rstrip()) if goes_on else ("\n", line.rstrip())
        before = len(line)
    return "".join(pieces)


def _told(text: str, outline: Outline) -> Iterator[Detected]:
    """Yield names in headers that are quoted, greetings, signatures, behind titles and kin."""
    for found in _HEADER.finditer(text) if ":" in text else ():
        at = found.start(1)
        for part in re.split("(;|, (?=[^,;]*[,;]))", found[1]):
            name = part.strip(" \t\r*'\"")
            if _WHOLE.match(name):
                yield from _person(name, text, at + part.find(name))
            at += len(part)
    for found in _SIGNED.finditer(text) if _may_be_signed(text, outline) else ():
        yield from _person(found[1], text, found.start(1))
    yield from _by(_TOLD, text, outline)
    for found in _RELATED.finditer(text) if _may_be_related(text, outline) else ():
        group = 1 if found[1] else 2
        yield from _person(found[group], text, found.start(group))
    small = outline.has_any(_CLOSED) and outline.has_any(GIVEN_NAMES)
    for found in _SIGNED_SMALL.finditer(text) if small else ():
        if _is_given(found[1]):
            yield from _person(found[1] + (found[2] or ""), text, found.start(1))
    for found in _STROKE.finditer(text) if _may_have_a_stroke(text, outline) else ():
        yield from _person(found[1], text, found.start(1))


def _may_have_a_stroke(text: str, outline: Outline) -> bool:
    return outline.has(*_BEHIND_A_STROKE) or ("–" in text and outline.has(*_BEHIND_A_DASH))


def _may_be_signed(text: str, outline: Outline) -> bool:
    """Tell at once of most texts that no capital stands behind a word that closes a letter.

    Some of these words are in many sentences.
    """
    words = _CLOSED & outline.words
    if not words or not is_one_by_one(text):
        return bool(words)
    folded = plain(text)
    for word in words:
        at = folded.find(word)
        while at >= 0:
            if _BEHIND_CLOSING.match(text, at + len(word)):
                return True
            at = folded.find(word, at + 1)
    return False


def _may_be_related(text: str, outline: Outline) -> bool:
    """Tell at once of most texts that no capital stands behind a word such as “granne”."""
    if not outline.has(b"a A", b"A A", b"a, A", b"A, A"):
        return False
    for capital in _BEHIND_A_WORD.finditer(text):
        end = capital.start() - 1
        before = text[max(0, end - _LONGEST_RELATION - 1) : end].rstrip(",")
        if before.casefold().endswith(_RELATIONS):
            return True
    return False


def telling_words(name: str) -> frozenset[str]:
    """Return the folded words of a name without its particles."""
    return frozenset(plain(word) for word in _TOKEN.findall(name) if word not in PARTICLES)


def _person(name: str, text: str, start: int) -> Iterator[Detected]:
    """Yield a name, without a title before it, if none of its words is one of no person."""
    first, _, rest = name.partition(" ")
    if plain(first).rstrip(".") in _TITLES:
        name, start = rest, start + len(first) + 1
    words = telling_words(name)
    # A word that breaks off at a line's end, or in the middle of an encoded letter, is no name.
    cut = _CUT.match(text, start + len(name))
    alone = len(words) == 1 and words & (_OPENERS | _NO_PERSON)
    if words and not cut and not alone and NO_NAME.isdisjoint(words):
        yield Detected(start, start + len(name), Identifier.NAME, name)


def _guessed(name: str, text: str, start: int) -> Iterator[Detected]:
    if _NO_PERSON.isdisjoint(telling_words(name)) and not _ABBREVIATED.match(name):
        yield from _person(name, text, start)


def _first(name: str, text: str, start: int) -> Iterator[Detected]:
    """Yield a name at the beginning of a sentence, where the first word has a capital anyway."""
    first, _, rest = name.partition(" ")
    behind = text[start + len(name) : start + len(name) + 2]
    headline = behind[:1] == " " and behind[1:].isupper()
    if plain(first) in _OPENERS | NO_NAME:
        if " " in rest:
            yield from _guessed(rest, text, start + len(first) + 1)
    elif not headline:
        yield from _guessed(name, text, start)


def _loud(text: str, outline: Outline) -> Iterator[Detected]:
    """Yield a common given name in capitals with the word behind it, where all is in capitals."""
    if not outline.has_any(GIVEN_NAMES):
        return
    for found in _LOUD_NAME.finditer(text):
        behind = found[2] or ""
        if _is_given(found[1]) and plain(found[1]) not in _OPENERS:
            name = found[1] + ("" if plain(behind.strip()) in _OPENERS else behind)
            yield from _person(name, text, found.start())


def _is_given(word: str) -> bool:
    return GIVEN_NAMES.issuperset(plain(word).split("-"))


def _single(text: str, outline: Outline) -> Iterator[Detected]:
    """Yield single words that are common given names, and the genitive of a name in s."""
    any_known = outline.has_any(GIVEN_NAMES)
    nobody = not any_known and GIVEN_NAMES.isdisjoint(word[:-1] for word in outline.words)
    for found in () if nobody else _SINGLE.finditer(text):
        word = found[1]
        parts = plain(word).split("-")
        stem = _ENDING.sub("", parts[-1])
        known = GIVEN_NAMES.intersection((parts[0], parts[-1], stem))
        if known and all(p in GIVEN_NAMES or p == parts[-1] for p in parts):
            name = word if parts[-1] in GIVEN_NAMES else _ENDING.sub("", word)
            yield from _person(name, text, found.start())
    for found in _GENITIVE.finditer(text) if "'" in text or "’" in text else ():
        yield from _person(found[1], text, found.start())
