"""Why a package does not leave, and why a decision about other people is not taken."""

from __future__ import annotations

from dsr_desk.domain.errors import Refusal


class PackageNamesOthers(Refusal):
    """The finished package was opened again and still names somebody who was taken out (L29)."""

    code = "package-names-others"

    def __init__(self, member: str, item: int = 0) -> None:
        """Name the member of the package and the item's number (0: none), never the identifier."""
        super().__init__(
            f"The finished extract still names somebody who was taken out: {member}, item"
            f" {item or '–'}. It was deleted and has not left. Look at that item or text, decide"
            " again about the person or leave the item out, then make the extract again.",
            member=member,
            item=item or "–",
        )


class ExtractUnfounded(Refusal):
    """The case is not what its mail asked for, so nothing of it is handed out."""

    code = "extract-unfounded"

    def __init__(self, reason: str) -> None:
        """Say in fixed words what does not come from the mail or from a recorded step."""
        super().__init__(
            f"No extract was made or handed out: {reason}. If the list of editors has changed, have"
            " a supervisor judge the sender’s authority anew; else report this to your"
            " administrator.",
            reason=reason,
        )


class OthersNotOnRecord(Refusal):
    """Who is taken out of an extract is not what the audit has: somebody has edited it."""

    code = "others-not-on-record"

    def __init__(self) -> None:
        """Say what to do; the next decision asks for all of them anew."""
        super().__init__(
            "What was decided about other people in this case was changed outside the desk, so no"
            " extract was made. Report this to your administrator. Then decide about somebody in"
            " the list of other people: the desk forgets these decisions and asks for each anew."
        )


class OthersAskedAnew(Refusal):
    """A decision was not taken, because those before it were edited; all were forgotten."""

    code = "others-asked-anew"

    def __init__(self) -> None:
        """Say what was done, and what to do."""
        super().__init__(
            "What was decided about other people in this case had been changed outside the desk."
            " These decisions were forgotten, yours was not taken, and an extract that was made is"
            " void. Report this to your administrator, then decide about everybody anew."
        )


class PackageOvertaken(Refusal):
    """Something was decided about a package's items or people while it was being written."""

    code = "package-overtaken"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Something was decided about this case while the extract was being made, so the extract"
            " was deleted. Make it again."
        )


class RedactionRefused(Refusal):
    """The choice and its ground do not fit each other, or what it is about is not there."""

    code = "redaction-refused"

    def __init__(self, reason: str) -> None:
        """Say why in words; no content."""
        super().__init__(
            f"Nothing was decided about other people: {reason}. Read the list again, then choose a"
            " ground that fits.",
            reason=reason,
        )
