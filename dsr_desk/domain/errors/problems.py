"""The environment stands in the way: each problem says what to mend before trying again."""

from __future__ import annotations

from dsr_desk.domain.errors.roots import Problem


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
