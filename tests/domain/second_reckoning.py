"""Deadlines reckoned a second time, from the text of the rules and nothing else.

Shares no code with the program and does not use the table of holidays that the program uses.  Each
country's days are written down from its own act:

* Sweden: act 1989:253 on public holidays.
* Norway: acts of 24 February 1995 no. 12 (holy days) and 26 April 1947 no. 1 (1 and 17 May).
* Denmark: the holy days of the Church of Denmark; Great Prayer Day ended with act 214 of 2023.
* Finland: the Church Act's holy days, Epiphany and Ascension by act 1991, 1 May by act 272/1944,
  6 December by act 388/1937.
"""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Return Easter Sunday: the Sunday after the first ecclesiastical full moon of spring."""
    golden = year % 19 + 1
    century = year // 100 + 1
    dropped = 3 * century // 4 - 12
    moon = (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - dropped - 10
    epact = (11 * golden + 20 + moon - dropped) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full = 44 - epact
    full += 30 if full < 21 else 0
    day = full + 7 - (sunday + full) % 7
    return date(year, 3, 1) + (day - 1) * DAY


def saturday_from(first: date) -> date:
    """Return the first Saturday on or after a day."""
    while first.isoweekday() != 6:
        first += DAY
    return first


def closed_days(country: str, year: int) -> set[date]:
    """Return a country's public holidays of a year."""
    sunday = easter(year)
    moved = {  # days after Easter Sunday
        "SE": (-2, 0, 1, 39, 49),
        "NO": (-3, -2, 0, 1, 39, 49, 50),
        "DK": (-3, -2, 0, 1, 39, 49, 50),
        "FI": (-2, 0, 1, 39, 49),
    }[country]
    fixed = {
        "SE": ((1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26)),
        "NO": ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26)),
        "DK": ((1, 1), (12, 25), (12, 26)),
        "FI": ((1, 1), (1, 6), (5, 1), (12, 6), (12, 25), (12, 26)),
    }[country]
    found = {sunday + days * DAY for days in moved} | {date(year, m, d) for m, d in fixed}
    if country in ("SE", "FI"):
        found |= {saturday_from(date(year, 6, 20)), saturday_from(date(year, 10, 31))}
    if country == "DK" and year <= 2023:
        found.add(sunday + 26 * DAY)
    return found


def months_later(start: date, months: int) -> date:
    """Walk to the same number in a later month, or stop at that month's last day."""
    first = start.replace(day=1)
    for _ in range(months):
        first += 31 * DAY
        first = first.replace(day=1)
    day = first
    while day.day < start.day and (day + DAY).month == first.month:
        day += DAY
    return day


def last_day(start: date, country: str, months: int) -> date:
    """Return the last day of a period that begins with the receipt on ``start``."""
    day = months_later(start, months)
    while day.isoweekday() >= 6 or day in closed_days(country, day.year):
        day += DAY
    return day
