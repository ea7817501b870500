"""What every error raised on purpose is: a problem, a refusal or a defect."""

from __future__ import annotations


class DeskError(Exception):
    """The root of all errors raised on purpose."""

    code = "error"

    def __init__(self, message: str, **facts: object) -> None:
        """Keep the English sentence and the facts that a translated sentence is filled with."""
        super().__init__(message)
        self.message = message
        self.facts = {name: str(value) for name, value in facts.items()}


class Problem(DeskError):
    """The environment stands in the way; the same step can be tried again."""

    code = "problem"


class Refusal(DeskError):
    """A rule said no; trying again changes nothing until its condition is met."""

    code = "refusal"


class Defect(DeskError):
    """A fault of the program: reported, never explained away."""

    code = "defect"
