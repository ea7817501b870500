"""Sentences in which somebody else stands by one identifier, in many writings; and others.

Everything is made up by dice; check digits are right where a sort has any.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

_FIRST = (
    "Karin Lars Nasrin Oskar Birgitta Yusuf Greta Sven-Erik Anna-Lena Zofia Torbjörn Ingegerd Åke"
    " Quentin Ebba Vidar Malgorzata Öjar Tuva Signe"
).split()
_LAST = (
    "Holmqvist Ek Bergström-Lind Kowalska Ahmadi Ljung Öberg Nyhlén Rosengren Hagman Falkenå"
    " Stjernvall Djurberg Ås Wiklund Mårdh Sjöö Rehn Bäckvik Zander"
).split()
_STREETS = (
    "Storgatan Lillvägen Kyrkogränd Björkstigen Hamntorget Kungsallén Strandgatan Skogsvägen"
).split()
_TOWNS = "Stockholm Göteborg Umeå Växjö Gävle Örebro Lund Borås".split()
_NICKS = ("snusmumriken83", "kalle_k", "ninjaolle", "Skogsmulle", "el-entusiasten", "b00n", "xmoax")
_SITES = (
    "linkedin.com/in/{nick}",
    "www.facebook.com/{nick}",
    "instagram.com/{nick}/",
    "https://x.com/{nick}",
    "https://www.tiktok.com/@{nick}",
    "forum.example/user/{nick}",
    "https://t.me/{nick}",
)


@dataclass(frozen=True)
class Planted:
    """Somebody's identifier as a sentence of a letter has it."""

    sort: str
    writing: str
    said: str
    needles: tuple[str, ...]
    """Letters and digits in a row, folded; while one is left, so is the identifier."""


def squeezed(text: str) -> str:
    """Return the letters and digits of a text alone, folded."""
    loose = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in loose if c.isalnum())


# --- identifiers -------------------------------------------------------------------------------


def _first(dice: random.Random) -> str:
    return dice.choice(_FIRST)


def _last(dice: random.Random) -> str:
    return dice.choice(_LAST)


def _name(dice: random.Random) -> str:
    return f"{_first(dice)} {_last(dice)}"


def _digits(dice: random.Random, count: int) -> str:
    return "".join(dice.choices("0123456789", k=count))


def luhn(digits: str) -> str:
    """Return the digit that stands behind these."""
    doubled = (int(d) * (2 if n % 2 else 1) for n, d in enumerate(reversed(digits), 1))
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def _personal(dice: random.Random, more: int = 0) -> tuple[str, str]:
    """Return a personal number's day (six digits) and its last four."""
    day = f"{dice.randrange(40, 99):02}{dice.randrange(1, 13):02}{dice.randrange(1, 29) + more:02}"
    three = f"{dice.randrange(10, 1000):03}"
    return day, three + luhn(day + three)


def _iban(dice: random.Random, country: str = "SE") -> str:
    account = _digits(dice, {"SE": 20, "DE": 18, "NO": 11}[country])
    letters = "".join(str(ord(c) - 55) for c in country)
    return f"{country}{98 - int(account + letters + '00') % 97:02}{account}"


def _bankgiro(dice: random.Random) -> str:
    digits = str(dice.randrange(100, 1000)) + _digits(dice, 3)
    return digits + luhn(digits)


def _plate(dice: random.Random, *, new: bool) -> str:
    letters = "".join(dice.choices("ABCDEFGHJKLMNOPRSTUWXYZ", k=3))
    letters = letters.replace("O", "B") if letters in {"SEK", "USB"} else letters
    last = dice.choice("ABCDEFGHJKLMNPRSTUWXYZ") if new else _digits(dice, 1)
    return f"{letters} {_digits(dice, 2)}{last}"


def _nick(dice: random.Random) -> str:
    return f"{dice.choice(_NICKS)}{dice.choice(('', _digits(dice, 2)))}"


def _mail(dice: random.Random) -> str:
    first, last = squeezed(_first(dice)), squeezed(_last(dice))
    return f"{first}.{last}{_digits(dice, 2)}@{dice.choice(('firma', 'post', 'grannar'))}.example"


def _mobile(dice: random.Random) -> str:
    return f"07{dice.choice('02369')}{_digits(dice, 7)}"


Made = tuple[str, tuple[str, ...]]
"""A sentence, and what must be gone."""


def _sentence(write: Callable[[str], str], make: Callable[[random.Random], str]) -> _Maker:
    def made(dice: random.Random) -> Made:
        text = make(dice)
        return write(text), (squeezed(text),)

    return made


_Maker = Callable[[random.Random], Made]


def _personal_in(write: str, more: int = 0, century: bool = False) -> _Maker:
    def made(dice: random.Random) -> Made:
        day, four = _personal(dice, more)
        whole = ("19" if century else "") + day
        return write.format(d=whole, f=four, yy=day[:2], mm=day[2:4], dd=day[4:]), (day + four,)

    return made


def _phone_in(write: str) -> _Maker:
    def made(dice: random.Random) -> Made:
        n = _mobile(dice)
        parts = {"n": n, "a": n[:3], "b": n[3:6], "c": n[6:8], "d": n[8:], "s": n[1:3], "r": n[1:]}
        return write.format(**parts), (n[3:],)

    return made


def _given_phone(write: str, pattern: str) -> _Maker:
    def made(dice: random.Random) -> Made:
        number = "".join(dice.choice("23456789") if c == "#" else c for c in pattern)
        return write.format(number), (squeezed(number.replace("(0)", ""))[-6:],)

    return made


def _named(write: str, make: Callable[[random.Random], tuple[str, str]]) -> _Maker:
    """Make a sentence; ``make`` gives what is written, and the part that tells who it is."""

    def made(dice: random.Random) -> Made:
        written, telling = make(dice)
        return write.format(written), (squeezed(telling),)

    return made


def _full(dice: random.Random) -> tuple[str, str]:
    last = _last(dice)
    return f"{_first(dice)} {last}", last


def _initialled(dice: random.Random) -> tuple[str, str]:
    last = _last(dice)
    return f"{dice.choice('ABEGKLMPS')}. {last}", last


def _middled(dice: random.Random) -> tuple[str, str]:
    last = _last(dice)
    return f"{_first(dice)} {dice.choice('ABEGKLMPS')}. {last}", last


def _particled(dice: random.Random) -> tuple[str, str]:
    particle = dice.choice(("von", "af", "de", "de la", "van der", "von der"))
    last = f"{particle} {dice.choice(('Platen', 'Klint', 'Gardie', 'Geer', 'Linden', 'Essen'))}"
    return f"{_first(dice)} {last}", last


def _genitive(dice: random.Random) -> tuple[str, str]:
    first, last = _first(dice), _last(dice)
    return f"{first} {last}s", last


def _genitive_of_s(dice: random.Random) -> tuple[str, str]:
    return f"{_first(dice)} Andreas\u2019", "Andreas"


def _loud(dice: random.Random) -> tuple[str, str]:
    first, last = _full(dice)
    return first.upper(), last


def _doubled(dice: random.Random) -> tuple[str, str]:
    last = f"{dice.choice(_LAST[:2])}-{dice.choice(_LAST[5:])}"
    return f"{_first(dice)}-{_first(dice)} {last}", last


def _single(dice: random.Random) -> tuple[str, str]:
    first = dice.choice([f for f in _FIRST if "-" not in f])
    return first, first


def _postal(dice: random.Random) -> tuple[str, str, str]:
    street = f"{dice.choice(_STREETS)} {dice.randrange(1, 90)}"
    code = f"{dice.randrange(110, 980)} {_digits(dice, 2)}"
    return street, code, dice.choice(_TOWNS)


def _at_street(write: str) -> _Maker:
    def made(dice: random.Random) -> Made:
        street, code, town = _postal(dice)
        text = write.format(s=street, c=code, t=town, w=code.replace(" ", ""))
        needles = (squeezed(street),) if "{s}" in write else (squeezed(code + town),)
        return text, needles

    return made


def _account(write: str) -> _Maker:
    def made(dice: random.Random) -> Made:
        giro, plus = _bankgiro(dice), _digits(dice, 6)
        clearing, number = f"8{_digits(dice, 3)}-{_digits(dice, 1)}", f"{_digits(dice, 9)}"
        grouped = f"{number[:3]} {number[3:6]} {number[6:]}"
        text = write.format(
            bg=f"{giro[:-4]}-{giro[-4:]}", b=giro, pg=f"{plus[:2]} {plus[2:4]} {plus[4:]}-7",
            cl=clearing, k=grouped,
        )  # fmt: skip
        needle = giro if "{b" in write else plus if "{pg}" in write else number
        return text, (needle,)

    return made


def _linked(write: str) -> _Maker:
    def made(dice: random.Random) -> Made:
        nick = _nick(dice)
        return write.format(dice.choice(_SITES).format(nick=nick)), (squeezed(nick),)

    return made


def _network(write: str) -> _Maker:
    def made(dice: random.Random) -> Made:
        text = ".".join(str(dice.randrange(20, most)) for most in (120, 250, 250, 250))
        return write.format(text), (squeezed(text),)

    return made


def _split(write: Callable[[str], str]) -> _Maker:
    def made(dice: random.Random) -> Made:
        text = _mail(dice)
        return write(text), (text.partition("@")[0].partition(".")[2],)

    return made


SENTENCES: dict[str, dict[str, _Maker]] = {
    "handle": {
        "with a sign": _sentence("Det var @{} som började.".format, _nick),
        "wrote": _sentence("{} skrev:\n> Nu räcker det.".format, _nick),
        "wrote, in English": _sentence("> {} wrote:\n> That is enough.".format, _nick),
        "then wrote": _sentence("Den 3 maj skrev {}:\n> Nu räcker det.".format, _nick),
        "quoted by a forum": _sentence('[quote="{}"]Nu räcker det.[/quote]'.format, _nick),
        "originally by": _sentence("Ursprungligen postat av {}\nNu räcker det.".format, _nick),
        "at a network": _sentence("Sök upp hen, insta: {}.".format, _nick),
        "as a user": _sentence("Användaren {} hotade mig.".format, _nick),
    },
    "account": {
        "IBAN": _sentence("Betala till {} i dag.".format, _iban),
        "IBAN in groups": _sentence(
            lambda t: "IBAN " + " ".join(t[n : n + 4] for n in range(0, len(t), 4)) + ".", _iban
        ),
        "foreign IBAN": _sentence("Kontot är {}.".format, lambda d: _iban(d, "DE")),
        "bankgiro": _account("Sätt in på bankgiro {bg} senast fredag."),
        "bg": _account("BG: {bg}"),
        "bankgiro in one": _account("bg nr {b} tack"),
        "plusgiro": _account("plusgiro {pg} går också"),
        "clearing": _account("Hans konto är {cl}, {k} i Sparbanken."),
        "account": _account("kontonummer: {k}"),
    },
    "plate": {
        "old": _sentence("Bilen {} stod på min plats.".format, lambda d: _plate(d, new=False)),
        "new": _sentence("Grannens bil {} läcker.".format, lambda d: _plate(d, new=True)),
        "in one": _sentence(
            lambda t: f"Regnr {t.replace(' ', '')} är hans.", lambda d: _plate(d, new=True)
        ),
        "small": _sentence(
            lambda t: f"reg.nr {t.lower()} är hans", lambda d: _plate(d, new=False)
        ),
        "with a hyphen": _sentence(
            lambda t: f"En röd Volvo, {t.replace(' ', '-')}.", lambda d: _plate(d, new=False)
        ),
    },
    "name": {
        "within": _named("Jag såg hur {} gick in.", _full),
        "first of a sentence": _named("{} gick in i huset.", _full),
        "loud": _named("Det var {} som gjorde det.", _loud),
        "with an initial": _named("Hälsa {} från oss.", _initialled),
        "with a middle initial": _named("Hälsa {} från oss.", _middled),
        "with a particle": _named("Det säger {} alltid.", _particled),
        "genitive": _named("Det är {} fel.", _genitive),
        "genitive of s": _named("Det är {} fel.", _genitive_of_s),
        "doubled": _named("Det var {} som ringde.", _doubled),
        "signature": _named("Mvh\n{}", _full),
        "signature with an initial": _named("Mvh {}", _initialled),
        "signature of one word": _named("Hälsningar\n{}", _single),
        "signature by a stroke": _named("/{}", _single),
        "greeted": _named("Hej {}!", _single),
        "titled": _named("Fru {} på tvåan vet.", lambda d: (n := _last(d), n)),
        "in a list": _named("Närvarande:\n- {}", _full),
        "in a header": _named("Från: {}\nÄmne: Mötet", _full),
        "after a comma": _named("Min granne, {}, vet det.", _full),
        "single, genitive": _named("Det var {}s idé.", _single),
        "single, said": _named("Jag pratade med {} om det.", _single),
    },
    "postal": {
        "whole": _at_street("Hon bor på {s} B, {c} {t}."),
        "on lines": _at_street("{s}\n{c} {t}"),
        "street": _at_street("De träffas på {s} varje kväll."),
        "town": _at_street("Skicka till {c} {t}."),
        "town in one": _at_street("SE-{w} {t}"),
    },
    "number": {
        "short": _personal_in("Hans nummer är {d}-{f}."),
        "long": _personal_in("Personnr {d}-{f} står det.", century=True),
        "in one": _personal_in("pnr {d}{f}", century=True),
        "with a space": _personal_in("född {d} {f}", century=True),
        "over a hundred": _personal_in("hon är {d}+{f}"),
        "coordination": _personal_in("Samordningsnummer {d}-{f}.", 60),
        "grouped": _personal_in("({yy} {mm} {dd} - {f})"),
        "dotted": _personal_in("{yy}.{mm}.{dd}-{f}"),
        "dashed": _personal_in("19{yy}-{mm}-{dd}-{f}"),
        "dashes that stay": _personal_in("nummer {d}\u2011{f} eller"),
        "over a line": _personal_in("nummer {d}-\n{f} eller"),
        "in a VAT number": _personal_in("momsnr SE{d}{f}01"),
        "as org.nr": _personal_in("org.nr {d}-{f} (enskild firma)"),
        "hidden signs": _sentence(
            lambda t: "pnr " + "\u200b".join(t), lambda d: "".join(_personal(d))
        ),
    },
    "phone": {
        "plain": _phone_in("ring {a}-{b} {c} {d} i kväll"),
        "in one": _phone_in("ring {n}"),
        "abroad": _phone_in("tel +46 {s} {b} {c} {d}"),
        "abroad with zero": _phone_in("tel +46 (0){s}-{b} {c} {d}"),
        "by two zeros": _phone_in("tel 0046{r}"),
        "dotted": _phone_in("mob {a}.{b}.{c}.{d}"),
        "over a line": _phone_in("ring {a}-{b}\n{c} {d} i kväll"),
        "over a quoted line": _phone_in("> ring {a}-\n> {b} {c} {d}"),
        "minus sign": _phone_in("ring {a}\u2212{b} {c} {d}"),
        "without a plus": _phone_in("WhatsApp 46{r}"),
        "in brackets": _phone_in("({a}) {b} {c} {d}"),
        "British": _given_phone("call {} please", "+44 20 7### ####"),
        "American": _given_phone("call {} please", "+1 (212) ###-####"),
        "Finnish": _given_phone("soita {}", "+358 40 ### ####"),
        "Norwegian, at home": _given_phone("mobil: {}", "9## ## ###"),
        "without its area": _given_phone("tel: {}", "## ## ##"),
        "slash": _phone_in("tel {a}/{b}{c}{d}"),
        "spaced out": _sentence(lambda t: "ring " + " ".join(t), _mobile),
    },
    "link": {
        "shown": _linked("Hennes sida är {} om du vill se."),
        "in a tag": _linked('Se <a href="{}">här</a>.'),
        "in brackets": _linked("(se {})"),
    },
    "network": {
        "plain": _network("Inlägget kom från {}."),
        "in a line": _network("IP: {}"),
    },
    "address": {
        "plain": _split("Skriv till {} i dag.".format),
        "said": _split(
            lambda t: "skriv till " + t.replace("@", " (at) ").replace(".", " punkt ") + " i dag"
        ),
        "at": _split(lambda t: f"skriv till {t.replace('@', '(at)')} i dag"),
        "soft hyphens": _split(lambda t: f"skriv till {t[:6]}\u00ad{t[6:]} i dag"),
        "no width": _split(lambda t: f"skriv till {t[:6]}\u200b{t[6:-4]}\u200d{t[-4:]} i dag"),
        "over a line": _split(lambda t: f"skriv till {t.replace('@', '@' + chr(10))} i dag"),
        "over a line before": _split(lambda t: f"skriv till {t.replace('@', chr(10) + '@')} i dag"),
        "over a line at a dot": _split(lambda t: f"skriv till {t[:-7]}\n{t[-7:]} i dag"),
        "flowed": _split(lambda t: f"> skriv till {t.replace('@', ' ' + chr(10) + '> @')} i dag"),
        "mailto": _split(lambda t: f"<a href='mailto:{t.replace('@', '%40')}?subject=x'>x</a>"),
        "percent": _split(lambda t: f"http://x.example/?a={quote(t, safe='').replace('.', '%2E')}"),
        "attribute": _split(lambda t: f'<img alt="" data-till="{t}">'),
        "full width": _split(lambda t: t.replace("@", "\uff20").replace(".", "\uff0e")),
        "entities": _split(lambda t: t.replace("@", "&#64;").replace(".", "&period;")),
        "quoted-printable": _split(lambda t: f"till {t[:5]}=\n{t[5:].replace('@', '=40')} i dag"),
    },
}  # fmt: skip

NOBODY = (
    "Fakturan på 1 249,50 kr förföll den 31 maj 2026.",
    "Ordernummer 100234567 och artikel 40-1234 har inte kommit.",
    "Jag köpte en Volvo V60 i Göteborg för tre år sedan.",
    "Enligt artikel 15 i GDPR, SFS 2018:218, har jag rätt till det.",
    "Mötet är måndag 12 mars kl 10:30 i Stockholm.",
    "Det gäller version 2.10.4 av appen på min iPhone 12.",
    "Vi ses på ICA Maxi eller i Gamla Stan, tror jag.",
    "Radera gärna allt. Tack på förhand!",
    "Elmätaren visade 12 345 kWh den 2026-01-31.",
    "Hej!\n\nJag undrar hur det går med mitt ärende DSR-0042.",
    "Se https://www.nordkraft.example/villkor för reglerna.",
    "Paketet väger 2,5 kg och kostar SEK 300 i frakt.",
    "VIKTIGT: SVARA SENAST PÅ FREDAG!",
    "I have asked for this since March. The Customer Service never replied.",
    "Kontakta Svenska Kraftnät om det är strömavbrott.",
    "Ärendet har nummer 2026-123456 hos Konsumentverket.",
    "Jag bodde i Norra Hammarby då, nära Centralen.",
    "Filen heter faktura_2026_03.pdf och är på 1,2 MB.",
    "Kundnummer 4711-0815. Avtal 7788.",
    "ISO 27001 och USB 3.0 har inget med saken att göra.",
    "On Monday I called the office three times.",
    "Med vänliga hälsningar\nAnna Svensson",
    "Nordkraft skrev:\n> Tack för att du hör av dig.",
    "Jag läste det på Facebook och i Dagens Nyheter.",
    "Betala senast 2026-04-30 på faktura 998877.",
    "100 000 kr är för mycket, och 25 % moms därtill.",
)


HELD_OUT = (
    "Avgiften är 395 kr/mån från 1 juli, sedan 12,5 öre per kWh.",
    "Tåg 10543 från Uppsala C var 45 minuter sent.",
    "Jag har haft Comviq, Tele2 och Telia sedan 2009.",
    "Enligt Konsumenttjänstlagen 1985:716 ska ni svara.",
    "Skicka det till Arbetsförmedlingen i stället.",
    "Modellen heter XPS 15 och har 16 GB minne, serienummer 7KJ2-99AB.",
    "Det stod i Sydsvenskan den 14/3 och i Ekot på P1.",
    "Lägenheten har 3 rum och kök om 78 kvm på plan 4.",
    "Kan ni höra av er före kl. 16 på onsdag?",
    "Bokningen XK4T9Q gäller den 24 december 2025 kl 07:15.",
    "Priset höjdes 3 gånger, från 1 995 till 2 495 kronor.",
    "Läkarna på Sahlgrenska sa att det var influensa.",
    "I was told that the Help Centre had closed on Christmas Eve.",
    "Please see section 4.2.1.3 of the manual.",
    "Paket 373323999123456789SE ligger hos PostNord.",
    "Vi var på Liseberg i Göteborg och sedan i Varberg.",
    "Felet är 0x80070005 i Windows 11 Home.",
    "Hus 7, port B, kod 1984.",
    "OBS! LÄS DETTA NOGA. DET ÄR VIKTIGT.",
    "Hej igen,\n\nTack för ert svar av den 5 februari.",
    "Domen är T 1234-21 från Svea Hovrätt.",
    "Senast såg jag Melodifestivalen på SVT Play.",
    "Medlemsnumret är 88 12 34 och gäller till 2027.",
    "Reklamera hos Elgiganten eller NetOnNet, sa de.",
    "Det kostar EUR 120 plus frakt till Åland.",
    "In my opinion the New Terms are unfair.",
)
"""Written before, and never looked at while the detectors were made: what these say counts."""
