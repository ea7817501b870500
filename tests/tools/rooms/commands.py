"""Which commands are run without room, and where each begins."""

from __future__ import annotations

from dataclasses import dataclass

from tests.tools import kill_commands

_PASSPHRASE = ("--passphrase-file", "{passphrase}")
_NEW = ("--new-password-file", "{password}")
_ROSTER = ("--channel", "nordkraft-forum", "--address", "ny.redaktor@nordkraft.example")
_WORDS: dict[str, tuple[str, ...]] = kill_commands.COMMANDS | {
    "found": ("found", "{desk}", "--passwords", "{passwords}"),
    "phone": (
        "phone", "--organisation", "nordkraft", "--caller", "karin.nystrom@nordkraft.example",
        "--person", "p@posten.example", "--kind", "erasure", "--channel", "forum",
        "--said", "Radera allt.",
    ),
    "settle": ("settle", "DSR-0001", "--override", "attestation", "--reason", "Seen"),
    "override": ("settle", "DSR-0014", "--override", "sender", "--reason", "Seen"),
    "leave-out": (
        "settle", "DSR-0005", "--leave-out", "nordkraft-kundtjanst", "--reason", "Not theirs",
    ),
    "leave-out-person": (
        "settle", "DSR-0006", "--leave-out-person", "2", "--reason", "Not concerned",
    ),
    "disposal": ("settle", "DSR-0002", "--disposal", "KS 2026/7"),
    "call-back": (
        "call-back", "{phoned}", "--callee", "Karin", "--number", "08-4650041",
        "--source", "the contract", "--confirmed", "It was they who called",
    ),
    "split": ("split", "DSR-0005"),
    "editor-wrote": ("editor-wrote", "{own}", "--reason", "Asked by phone"),
    "extend": ("extend", "{phoned}", "--reason", "Many items"),
    "reopen": ("reopen", "DSR-0008"),
    "match": ("match", "DSR-0010"),
    "decide": ("decide", "DSR-0006", "--exclude", "--ground", "legal_claim", "--item", "{item}"),
    "plan": ("plan", "DSR-0006"),
    "send-back": ("send-back", "DSR-0013", "--comment", "Once more"),
    "run": ("run", "DSR-0013"),
    "others": ("others", "DSR-0004", "--mask", "{mark}"),
    "answer": ("answer", "DSR-0001"),
    "send": ("answer", "DSR-0001", "--send", "--secret-file", "{answers}"),
    "send-sealed": ("answer", "DSR-0004", "--encrypted", "--send", "--secret-file", "{answers}"),
    "hold": ("hold", "set", "--case", "DSR-0003", "--ground", "legal_claim", "--reference", "T1"),
    "hold-lift": ("hold", "lift", "1"),
    "request-date": ("request-date", "DSR-0005", "2026-10-20"),
    "processing": ("record-of-processing", "nordkraft", "--out", "{out}/record.json"),
    "profile": ("profile", "--organisation", "nordkraft", "--staff", "name"),
    "retention": ("retention", "--organisation", "nordkraft", "--days", "700"),
    "papers": ("retention", "--today", "{later}"),
    "sender-rules": ("sender-rules", "--authserv-id", "mx.desk.example"),
    "accounts-add": (
        "accounts", "add", "vera", "--title", "Vera", "--role", "supervisor", *_NEW, *_PASSPHRASE,
    ),
    "accounts-role": ("accounts", "role", "nils", "--role", "supervisor", *_PASSPHRASE),
    "accounts-reset": ("accounts", "reset", "nils", *_NEW, *_PASSPHRASE),
    "accounts-end": ("accounts", "end", "nils", *_PASSPHRASE),
    "accounts-confirm": (
        "accounts", "confirm", "{change}", "--user", "vera", "--password-file", "{password}",
    ),
    "accounts-withdraw": ("accounts", "withdraw", "{change}"),
    "accounts-password": ("accounts", "password", *_NEW),
    "organisation": (
        "organisation", "add", "nyverk", "--title", "Nyverk", "--kind", "company",
        "--domain", "nyverk.example",
    ),
    "channel": (
        "channel", "add", "ny-chatt", "--organisation", "nordkraft", "--kind", "chat",
        "--title", "Chatt",
    ),
    "channel-end": ("channel", "end", "dagen-facebook", "--reason", "The page is gone"),
    "roster-add": ("roster", "add", *_ROSTER, "--since", "{today}", "--apply", "{addition}"),
    "mailbox": (
        "mailbox", "add", "andra", "--host", "localhost", "--login", "andra",
        "--secret-file", "{secret}",
    ),
    "mailbox-remove": ("mailbox", "remove", "intag"),
    "sending": (
        "sending", "set", "--address", "svar@desk.example", "--host", "localhost",
        "--secret-file", "{answers}",
    ),
    "sending-remove": ("sending", "remove"),
    "trust": ("trust",),
    "audit-verify": ("audit", "verify"),
    "roster": ("roster", "export", "{out}/again.csv"),
}  # fmt: skip
_BEGIN = {
    "plan": "matched",
    "decide": "matched",
    "run": "approved",
    "replay": "returned",
    "found": "bare",
    "demo": "bare",
    "papers": "aside",
    "hold-lift": "held",
    "accounts-end": "nils",
    "accounts-role": "nils",
    "accounts-reset": "nils",
    "accounts-confirm": "waiting",
    "accounts-withdraw": "waiting",
    "fetch": "served",
    "mailbox-remove": "served",
    "send": "served",
    "send-sealed": "served",
    "sending-remove": "served",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A command that is run without room."""

    words: tuple[str, ...]
    begins: str = "base"
    """With which of the prepared workspaces."""

    @property
    def later(self) -> bool:
        """Whether it is run years after what it begins with."""
        return "{later}" in self.words


COMMANDS = {name: Typed(words, _BEGIN.get(name, "base")) for name, words in _WORDS.items()}
"""Every command that writes, by a name of its own."""
