"""Reading a mail and understanding it, with nothing stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_desk.domain.content import ImportedAttachment
from dsr_desk.domain.intake.by_hand import UNREAD
from dsr_desk.domain.intake.typed import understand_call
from dsr_desk.domain.requests import ParsedRequest, ReadMessage
from dsr_desk.domain.sender import BEHIND, KeyOf
from dsr_desk.services.intake.sender_keys import no_keys
from dsr_desk.services.ports import BoxEntry, MailFiles, MailReading, SenderProver

if TYPE_CHECKING:
    from dsr_desk.domain.intake.phrasing.wordings import Wordings

TYPED = "typed"
"""The audit's word for a request that was typed in at the desk: believed from nowhere else."""
SKIPPED = "no-mail-file"


Understood = tuple[ReadMessage, ParsedRequest]
ReadBefore = dict[tuple[BoxEntry, tuple[str, ...]], Understood]
"""What was made of mails a moment ago, by all that it was made of: nobody has to read them again.

To read a mail may take a process of its own, and other desks wait for a transaction.
"""


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """A mail with what was understood of it; nothing is stored."""

    origin: str
    message: ReadMessage | None
    parsed: ParsedRequest | None
    problem: str = ""


class MailParser:
    """Reads mails and understands them; needs no workspace."""

    def __init__(
        self,
        files: MailFiles,
        wordings: Callable[[], Wordings],
        *,
        bounded: MailReading | None = None,
        prover: SenderProver | None = None,
        key_of: KeyOf = no_keys,
    ) -> None:
        """Take the reader of files, what gives wordings, the bounded reader, and signatures."""
        self._files = files
        self._wordings = wordings
        self._bounded = bounded
        self._prover = prover
        self._key_of = key_of

    def parse(
        self, paths: Sequence[Path], own_domains: tuple[str, ...] = ()
    ) -> Iterator[ParsedMail]:
        """Yield what is understood of each mail, in the order of the files."""
        for entry in self.entries(paths):
            yield self.understand(entry, own_domains, self._key_of)

    def entries(self, paths: Sequence[Path]) -> Iterator[BoxEntry]:
        """Yield the mails as found; one that was cut out of a file says so, however it is kept."""
        return map(_marked, self._files.entries(paths))

    def attachments(self, data: bytes) -> tuple[ImportedAttachment, ...]:
        """Return the files that hang on a mail, in their order."""
        return self._files.attachments(data)

    def understand(
        self,
        entry: BoxEntry,
        own_domains: tuple[str, ...] = (),
        key_of: KeyOf = no_keys,
        before: ReadBefore | None = None,
    ) -> ParsedMail:
        """Return what is understood of one mail; signatures count by the keys that are given.

        ``before``: what stands there is not read again, and what is read is put there.
        """
        if entry.problem:
            return ParsedMail(entry.origin, None, None, entry.problem)
        if entry.typed:
            message = self._files.read(entry)
            return ParsedMail(entry.origin, message, understand_call(message))
        before = {} if before is None else before
        if (entry, own_domains) not in before:
            before[entry, own_domains] = self._read(entry, own_domains)
        message, parsed = before[entry, own_domains]
        unread = UNREAD & set(message.problems)
        if self._prover is not None and key_of is not no_keys and not unread:
            message = self._prover.prove(entry.data, message, key_of, own_domains)
            parsed = replace(parsed, sender=message.proof)
        return ParsedMail(entry.origin, message, parsed)

    def _read(self, entry: BoxEntry, own_domains: tuple[str, ...]) -> Understood:
        if self._bounded is not None:
            return self._bounded.understand(entry, own_domains)
        from dsr_desk.domain.intake.parse import parse_request  # most commands read no mail

        message = self._files.read(entry)
        return message, parse_request(message, self._wordings(), own_domains)


def _marked(entry: BoxEntry) -> BoxEntry:
    # A blank line behind “From …” would end the header with the mark.
    mail = entry.data.lstrip(b"\r\n")
    if not entry.behind or entry.problem or not mail.strip():
        return entry
    return replace(entry, data=f"{BEHIND}: yes\n".encode() + mail)
