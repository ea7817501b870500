"""Every error the desk raises on purpose, and who is to blame for it.

* DeskError
  + Problem        the environment: can be retried
    - WorkspaceMissing · WorkspaceTooNew · WorkspaceReadOnly · WorkspaceBusy · WorkspaceDamaged
    - DiskFull · SourceUnavailable · FileUnreadable · NetworkFolder
  + Refusal        a rule said no; ``code`` is its name
    - ChecksOpen · NotSignedIn · WrongPassword · OwnPasswordWrong · RightMissing · SelfApproval
    - ApprovalInvalid · PlanChanged · PlanMissing · OutsideMandate · WrongStep · UnknownCase
    - GroundMissing · MappingRefused · PackageInvalid · RegistryNotTrusted
    - what one step alone refuses: domain/step_errors.py, and beside the rule that it serves
  + Defect         ours: report it

A message never holds personal data, and always says what to do next.  ``code`` is stable: windows
translate by it, the command line prints it.
"""

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


class WorkspaceMissing(Problem):
    """The folder holds no workspace."""

    code = "workspace-missing"

    def __init__(self, folder: str) -> None:
        """Name the folder."""
        super().__init__(
            f"There is no workspace in {folder}. Choose another folder, or make one:"
            " “dsr-desk found --example” shows how, “dsr-desk demo” makes one to try.",
            folder=folder,
        )


class WorkspaceTooNew(Problem):
    """The workspace was written by a newer program."""

    code = "workspace-too-new"

    def __init__(self, found: object, known: object) -> None:
        """Say which version was found and which is known."""
        super().__init__(
            f"This workspace was written by a newer DSR Desk (version {found}; this program knows"
            f" {known}). Nothing was changed. Install the newer program and open it there.",
            found=found,
            known=known,
        )


class WorkspaceReadOnly(Problem):
    """The folder can't be written."""

    code = "workspace-read-only"

    def __init__(self, folder: str) -> None:
        """Name the folder."""
        super().__init__(
            f"The folder {folder} can’t be written, so nothing can be recorded there. Give your"
            " account write access to it, then try again.",
            folder=folder,
        )


class WorkspaceBusy(Problem):
    """Another desk is writing in this workspace."""

    code = "workspace-busy"

    def __init__(self) -> None:
        """Say that waiting helps."""
        super().__init__(
            "Another window or command is working in this workspace. Nothing was changed."
            " Wait until it has finished, then try again."
        )


class WorkspaceDamaged(Problem):
    """A file of the workspace can't be understood."""

    code = "workspace-damaged"

    def __init__(self, file: str) -> None:
        """Name the file, never its content."""
        super().__init__(
            f"{file} in the workspace is not what it should be. Nothing was changed. Restore it"
            " from a backup; “dsr-desk self-check --workspace FOLDER” says more.",
            file=file,
        )


class DiskFull(Problem):
    """There is no room left to write."""

    code = "disk-full"

    def __init__(self, then: str = "it goes on where it stopped") -> None:
        """Say what is safe and what to do; ``then``: what the step does when started again."""
        super().__init__(
            "The disk is full. What was done before is kept, the step that ran out of room was"
            f" undone. Free some space, then start the step again: {then}."
        )


class NetworkFolder(Problem):
    """An embedded workspace on a network share is refused: WAL needs shared memory."""

    code = "network-folder"

    def __init__(self, kind: str) -> None:
        """Name the kind of file system."""
        super().__init__(
            f"The workspace lies on a network file system ({kind}), where the database can’t be"
            " kept safe. Move the folder to a local disk.",
            kind=kind,
        )


class SourceUnavailable(Problem):
    """A content source could not be reached or searched."""

    code = "source-unavailable"

    def __init__(self, source: str, reason: str) -> None:
        """Name the source and the technical reason (no content)."""
        super().__init__(
            f"The source {source} can’t be used: {reason}. It counts as a gap, not as “nothing"
            " found”. Mend the connection, then search again.",
            source=source,
            reason=reason,
        )


class FileUnreadable(Problem):
    """A file could not be read."""

    code = "file-unreadable"

    def __init__(self, file: str, reason: str) -> None:
        """Name the file and the reason."""
        super().__init__(
            f"{file} could not be read: {reason}. Nothing was taken in from it.",
            file=file,
            reason=reason,
        )


class ChecksOpen(Refusal):
    """A check is neither ok nor overridden."""

    code = "checks-open"

    def __init__(self, names: str) -> None:
        """Name the open checks."""
        super().__init__(
            f"Not every check is ok: {names}. Ask the editor for what is missing, settle a doubt"
            " about the sender by a recorded call, or let a supervisor override the check with a"
            " reason.",
            names=names,
        )


class NotSignedIn(Refusal):
    """The step needs a person."""

    code = "not-signed-in"

    def __init__(self) -> None:
        """Say how to sign in."""
        super().__init__(
            "This step needs to know who does it. Sign in first (on the command line: --user NAME"
            " and a prompt, the key store or --password-file)."
        )


class WrongPassword(Refusal):
    """The account's key did not open."""

    code = "wrong-password"

    def __init__(self) -> None:
        """Don't say which of the two was wrong."""
        super().__init__("The name or the password is wrong. Try again.")


class OwnPasswordWrong(WrongPassword):
    """Somebody who has signed in gave a password that is not theirs: only that can be wrong."""

    code = "own-password-wrong"

    def __init__(self) -> None:
        """Say that nothing was signed."""
        DeskError.__init__(self, "The password is wrong, so nothing was signed. Type it again.")


class RightMissing(Refusal):
    """The role does not include this step (law.md L44)."""

    code = "right-missing"

    def __init__(self, right: str) -> None:
        """Name the right."""
        from dsr_desk.domain.steps import RIGHTS  # the first window needs none of it

        said = RIGHTS.get(right, right)
        super().__init__(
            f"Your role does not include the right to {said}. Ask a supervisor.", right=right
        )


class SelfApproval(Refusal):
    """The approver has prepared this case (law.md L44)."""

    code = "self-approval"

    def __init__(self) -> None:
        """Say who may."""
        super().__init__(
            "You have prepared this plan, so somebody else must approve it. Ask another"
            " supervisor to sign in and look."
        )


class ApprovalInvalid(Refusal):
    """The approval does not hold."""

    code = "approval-invalid"

    def __init__(self, reason: str) -> None:
        """Say what did not hold."""
        super().__init__(
            f"The approval does not hold: {reason}. Nothing was erased. Have the plan approved"
            " again, and report this to your administrator.",
            reason=reason,
        )


class RegistryNotTrusted(Refusal):
    """The list of users is not the one this machine has pinned."""

    code = "registry-not-trusted"

    def __init__(self, reason: str) -> None:
        """Say what is wrong with it."""
        super().__init__(
            f"The list of users in this workspace can’t be trusted: {reason}. Nothing was done."
            " Ask the administrator to compare the workspace’s fingerprint"
            " (“dsr-desk trust --workspace FOLDER”).",
            reason=reason,
        )


class PlanMissing(Refusal):
    """The case has no plan yet, or its plan has not been approved."""

    code = "plan-missing"

    def __init__(self, wanted: str) -> None:
        """Say what is wanted: a plan, an approval."""
        super().__init__(f"The case has no {wanted} yet. Make it first.", wanted=wanted)


class PlanChanged(Refusal):
    """The plan, or the case itself, is not the one that was looked at."""

    code = "plan-changed"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "It has changed since it was looked at. Look at it again, then repeat the step."
        )


class OutsideMandate(Refusal):
    """Something outside the organisation, the channels or the persons was asked for."""

    code = "outside-mandate"

    def __init__(self) -> None:
        """Say the rule."""
        super().__init__(
            "This is outside what the organisation has asked for and may ask for. Nothing was"
            " read or changed."
        )


class WrongStep(Refusal):
    """The case is not at the step that was asked for."""

    code = "wrong-step"

    def __init__(self, step: str, state: str, then: str = "") -> None:
        """Name the step and the state the case is in; ``then``: what to do, if not the usual."""
        from dsr_desk.domain.steps import NEXT, STATES  # the first window needs none of it

        after = then or NEXT.get(state, "")
        super().__init__(
            f"The step “{step}” can’t be taken while the case is “{STATES.get(state, state)}”."
            f" {after}".rstrip(),
            step=step,
            state=state,
            next=after,
        )


class UnknownCase(Refusal):
    """There is no such case."""

    code = "unknown-case"

    def __init__(self, case: str) -> None:
        """Name what was asked for."""
        super().__init__(f"There is no case {case}. “dsr-desk cases” lists them.", case=case)


class GroundMissing(Refusal):
    """An exclusion, override or reference needs a reason (law.md L31, L32)."""

    code = "ground-missing"

    def __init__(self, what: str) -> None:
        """Say for what."""
        super().__init__(f"Give the reason for this: {what}.", what=what)


class MappingRefused(Refusal):
    """A mapping file breaks a rule of the format (mapping.md §3)."""

    code = "mapping-refused"

    def __init__(self, mapping: str, reason: str) -> None:
        """Name the mapping and the rule."""
        super().__init__(
            f"The mapping {mapping} can’t be used: {reason}. Mend the file, then try again.",
            mapping=mapping,
            reason=reason,
        )


class PackageInvalid(Refusal):
    """A package or certificate does not hold what its manifest or signature promises."""

    code = "package-invalid"

    def __init__(self, reason: str) -> None:
        """Say what did not hold."""
        super().__init__(
            f"This file can’t be trusted: {reason}. Ask its sender for a new one.", reason=reason
        )
