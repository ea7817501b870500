"""Names of public holidays: kept in English in what is stored, said in Swedish or English.

The table of holidays names a day in the language of whatever machine it runs on unless it is told
one.  What is stored must not depend on the machine, so the table is asked for English.
"""

from __future__ import annotations

TABLE_LANGUAGE = "en_US"
_SWEDISH = {
    "New Year's Day": "nyårsdagen",
    "Epiphany": "trettondedag jul",
    "Maundy Thursday": "skärtorsdagen",
    "Good Friday": "långfredagen",
    "Easter Sunday": "påskdagen",
    "Easter Monday": "annandag påsk",
    "Great Prayer Day": "stora bönedagen",
    "May Day": "första maj",
    "Labor Day": "första maj",
    "Constitution Day": "Norges grundlagsdag",
    "Ascension Day": "Kristi himmelsfärdsdag",
    "Pentecost": "pingstdagen",
    "Pentecost Monday": "annandag pingst",
    "National Day": "nationaldagen",
    "Midsummer Day": "midsommardagen",
    "All Saints' Day": "alla helgons dag",
    "Independence Day": "självständighetsdagen",
    "Christmas Day": "juldagen",
    "Second Day of Christmas": "annandag jul",
    "saturday": "en lördag",
    "sunday": "en söndag",
}
_ENGLISH = {
    "Labor Day": "May Day",
    "Second Day of Christmas": "Boxing Day",
    "Pentecost": "Whit Sunday",
    "Pentecost Monday": "Whit Monday",
    "saturday": "a Saturday",
    "sunday": "a Sunday",
}


def holiday_name(reason: str, language: str) -> str:
    """Return why a day is closed, in ``sv`` or ``en``; a name that is not known stays as it is.

    Two holidays on one day come as one reason with a semicolon: “Ascension Day; May Day”.
    """
    names = _SWEDISH if language == "sv" else _ENGLISH
    return ", ".join(names.get(part, part) for part in reason.split("; "))
