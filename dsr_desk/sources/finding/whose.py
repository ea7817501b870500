"""Whose a stored address is, also where the store compares addresses more loosely than we do."""

from __future__ import annotations

from typing import TypeVar

from dsr_desk.domain.errors import Defect
from dsr_desk.domain.finding.needles import fold

_T = TypeVar("_T")


class Whose(dict[object, _T]):
    """What is told of the persons, by the forms of their addresses.

    A foreign column may be declared to take “Anna” for “anna”: it then finds what has neither form.
    """

    def __missing__(self, stored: object) -> _T:
        """Return what is told of the form that differs by case, or by spaces at its ends.

        Raises:
            Defect: there is none.
        """
        form = fold(str(stored)).strip()
        if form == stored:
            raise Defect("A store has found an address that is none of those it was asked for.")
        return self[form]
