"""What is asked before a check or a case is settled: title, explanation, field and verb."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dsr_desk.domain.requests import Case, Nature
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.ui import wording
from dsr_desk.ui.request.reason_dialog import Question


class Questions(QObject):
    """Makes the question that fits."""

    def override(self, check: Check, channel: str) -> Question:
        """Ask why a check may be passed over."""
        title = wording.check_title(check.code, channel)
        return Question(
            title=self.tr("Override “{check}”").format(check=title),
            explanation=self.tr(
                "The case can go on although this check is not ok. Your name and reason stand in"
                " the checklist, in the plan that is approved, and in the audit."
            ),
            field=self.tr("Why it is right all the same (how you made sure)"),
            verb=self.tr("Override the check"),
        )

    def leave_out(self, channel: str) -> Question:
        """Ask why a channel is left out."""
        title = self.tr("Leave “{channel}” out")
        return Question(
            title=title.format(channel=channel),
            explanation=self.tr(
                "Nothing in this channel will be searched, erased or handed out. The rest of the"
                " case can go on; the answer to the editor says what was left out."
            ),
            field=self.tr("Why it is left out"),
            verb=self.tr("Leave the channel out"),
            suggestion=self.tr("The sender is not an editor of this channel."),
        )

    def read(self, check: Check) -> Question:
        """Ask what a follow-up says in which nothing was found."""
        return Question(
            title=self.tr("Mail {number} changes nothing").format(number=check.target),
            explanation=self.tr(
                "The desk found nothing in this mail that counts. If you find something, ask the"
                " editor, or set the case aside. What you write here stands in the plan that is"
                " approved, and in the audit."
            ),
            field=self.tr("What the mail says"),
            verb=self.tr("It changes nothing"),
        )

    def disposal(self) -> Question:
        """Ask for a disposal decision's number."""
        return Question(
            title=self.tr("Record the disposal decision"),
            explanation=self.tr(
                "A public authority may erase only what a disposal decision covers. Enter the"
                " decision’s number as the editor has given it."
            ),
            field=self.tr("Number of the decision"),
            verb=self.tr("Record the decision"),
        )

    def judge(self) -> Question:
        """Ask why today's roster is right."""
        return Question(
            title=self.tr("Judge the sender by today’s roster"),
            explanation=self.tr(
                "The roster has changed since the mail was filed. What it says of the mail’s day"
                " today takes the place of what was kept, and the checks are made anew. You will"
                " count as one who has prepared the case, so somebody else must approve it."
            ),
            field=self.tr("Why the roster as it is today is right for this mail"),
            verb=self.tr("Judge anew"),
        )

    def editor(self) -> Question:
        """Ask how it is known that an editor wrote."""
        return Question(
            title=self.tr("An editor wrote this mail"),
            explanation=self.tr(
                "The desk took the mail for the person’s own, and such a mail is only ever referred"
                " to the organisation. The sender is on the roster. Call them on a number you know"
                " before you put on record that it is an instruction."
            ),
            field=self.tr("How you made sure that an editor wrote it"),
            verb=self.tr("Treat it as an editor’s instruction"),
        )

    def aside(self, case: Case) -> Question:
        """Ask why a case is put away."""
        return Question(
            title=self.tr("Set {case} aside").format(case=case.number),
            explanation=self.tr(
                "The case leaves the queue. Nothing is searched, erased or handed out. It can be"
                " taken up again. Whether a request is unfounded or excessive is for the"
                " organisation to decide, in writing; its decision is told back to it."
            ),
            field=self.tr("Why it is set aside"),
            verb=self.tr("Set the case aside"),
            suggestion=self._aside_suggestion(case),
        )

    def _aside_suggestion(self, case: Case) -> str:
        if case.duplicate_of:
            return self.tr("Duplicate of {case}.").format(case=case.duplicate_of)
        reasons = {
            Nature.NEWSLETTER: self.tr("A newsletter, not an instruction."),
            Nature.AUTO_REPLY: self.tr("An automatic reply, not an instruction."),
            Nature.BOUNCE: self.tr("A bounced mail, not an instruction."),
            Nature.DATA_SUBJECT: self.tr("Written by the person; referred to the organisation."),
        }
        return reasons.get(case.nature, "")
