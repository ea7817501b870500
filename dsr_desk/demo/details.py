"""The particulars of a conversation: numbers, places and days that all its turns share."""

from __future__ import annotations

from datetime import date, timedelta

from dsr_desk.demo.calendar import day_and_month, is_workday, month_name, next_workday, weekday_name
from dsr_desk.demo.crowd import Person
from dsr_desk.demo.dice import Dice
from dsr_desk.demo.houses import House
from dsr_desk.demo.library import table
from dsr_desk.demo.names import first_name

Details = dict[str, str]

_CHILDREN = (
    "Elsa Hugo Nova Liam Alma Adam Selma Noah Vera Leo Ines Theo Juni Malte Tyra Ivar".split()
)
_SCHOOLS = "Björkskolan Kvarnskolan Sjöviksskolan Parkskolan Norrbyskolan Lillängsskolan".split()
_PRESCHOOLS = "Blåklockan Kotten Regnbågen Trollet Smultronet Nyckelpigan".split()
_PLACES = (
    "Stora torget", "Stationsgatan", "Kvarnbacken", "Sjöviksvägen", "Parkgatan", "Norrbyvägen",
    "Hamnplan", "Idrottsplatsen", "Gamla bron", "Ringvägen",
)  # fmt: skip
_BIRDS = "Björken Rönnen Eken Lärkan Svanen Linden Gladan Hasseln Ugglan Almen".split()
_PAPERS = (
    "Bussen som aldrig kom",
    "Så ska torget räddas",
    "En vinter utan snö",
    "Brev till Sjövik",
)


def thousands(number: int) -> str:
    """Return the number with the blanks Swedes put in: ``12 480``."""
    return f"{number:,}".replace(",", " ")


def _numbers(person: Person, day: date, dice: Dice) -> Details:
    reading = dice.between(8_000, 96_000)
    amount = dice.between(480, 3_900)
    use = dice.between(310, 2_400)
    return {
        "kundnr": person.customer,
        "anl": person.meter,
        "matarnr": person.meter[-8:],
        "faktura": f"{day.year % 100}{dice.digits(7)}",
        "faktura2": f"{day.year % 100}{dice.digits(7)}",
        "stand": thousands(reading),
        "stand2": thousands(reading + dice.between(260, 2_900)),
        "belopp": thousands(amount),
        "belopp2": thousands(amount * 2 + dice.between(90, 700)),
        "avgift": str(dice.pick((60, 60, 50, 120, 150))),
        "kwh": thousands(use),
        "kwh2": thousands(use * 2 + dice.between(20, 300)),
        "bild": dice.digits(4),
        "antal": str(dice.between(3, 9)),
        "veckor": str(dice.between(2, 4)),
        "meter": str(dice.between(2, 14)),
        "kvm": str(dice.between(12, 34)),
        "diarie": f"{day.year}-{dice.digits(4)}",
        "vecka": str(min(51, (day + timedelta(days=9)).isocalendar().week)),
    }


def _last_workday(day: date) -> date:
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


def _days(day: date, dice: Dice) -> Details:
    before = _last_workday(day - timedelta(days=dice.between(2, 7)))
    after = next_workday(day + timedelta(days=dice.between(9, 27)))
    later = next_workday(after + timedelta(days=dice.between(14, 40)))
    last_month = day.replace(day=1) - timedelta(days=1)
    time = f"{dice.between(8, 19)}.{dice.pick(('00', '15', '30', '45'))}"
    swedish = {
        "datum": day_and_month(before),
        "veckodag": weekday_name(before),
        "datum2": day_and_month(after),
        "veckodag2": weekday_name(after),
        "datum3": day_and_month(later),
        "manad": month_name(last_month),
        "manad0": month_name(last_month.replace(day=1) - timedelta(days=1)),
        "manad2": month_name(day),
        "tid": time,
        "ar": str(day.year),
        "ar2": str(day.year + 1),
    }
    english = {
        "date": day_and_month(before, "en"),
        "weekday": weekday_name(before, "en"),
        "date2": day_and_month(after, "en"),
        "date3": day_and_month(later, "en"),
        "month": month_name(last_month, "en"),
    }
    return swedish | english


def make_details(house: House, person: Person, staff: str, day: date, dice: Dice) -> Details:
    """Return every field that a text may hold."""
    own = person.home.rpartition(" ")[0]
    streets = [street for street in table("names")["streets"] if street != own]
    word = dice.pick(_BIRDS)
    return (
        _numbers(person, day, dice)
        | _days(day, dice)
        | {
            "gata": person.home,
            "ort": person.town,
            "gata2": f"{dice.pick(streets)} {dice.between(1, 48)}",
            "vag": dice.pick(streets),
            "telefon": person.phone,
            "namn": first_name(person.name),
            "helnamn": person.name,
            "mejl": person.address,
            "handl": first_name(staff),
            "barn": dice.pick(_CHILDREN),
            "skola": dice.pick(_SCHOOLS),
            "forskola": dice.pick(_PRESCHOOLS),
            "klass": f"{dice.between(1, 9)}{dice.pick('ABC')}",
            "plats": dice.pick(_PLACES),
            "fastighet": f"{word} {dice.between(1, 9)}:{dice.between(2, 48)}",
            "artikel": dice.pick(_PAPERS),
            "arende": f"{house.ticket}-{dice.digits(6)}",
            "tfn": house.phone,
            "oppet": house.hours,
        }
    )
