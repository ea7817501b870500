"""What the states of a case are called in English sentences, and what comes next in each."""

from __future__ import annotations

from collections.abc import Mapping

STATES: Mapping[str, str] = {
    "checking": "to verify",
    "waiting": "waiting for the editor",
    "reviewing": "being reviewed",
    "to_approve": "to approve",
    "approved": "ready to run",
    "running": "running",
    "residue": "residue left",
    "to_answer": "to answer",
    "closed": "closed",
    "set_aside": "set aside",
}
"""By the value of ``CaseState``; windows have the same words in both languages."""

KINDS: Mapping[str, str] = {
    "erasure": "erase",
    "access": "extract",
    "portability": "extract to move",
    "access+erasure": "extract, then erase",
    "none": "no wish",
}
"""What is wished for, by the value of ``RequestKind``."""

NEXT: Mapping[str, str] = {
    "checking": "Settle its checks, then search.",
    "waiting": "Wait for the editor’s answer, or settle its checks.",
    "reviewing": "Decide about what was found, then make the plan or the extract.",
    "to_approve": "A second person approves the plan, or sends it back.",
    "approved": "Run the plan, or send it back.",
    "running": "Let the run go on to its end.",
    "residue": "Look at what was found, then run again or search again.",
    "to_answer": "Write the answer.",
    "closed": "Nothing is left to do in it.",
    "set_aside": "Take it up again first.",
}
"""What can be done in a case, by the value of its state: the way on after a wrong step."""

RIGHTS: Mapping[str, str] = {
    "prepare": "prepare cases",
    "override": "override checks",
    "approve": "approve plans",
    "execute": "run plans",
    "roster": "change rosters",
    "change accounts": "change accounts",
    "configure": "change settings",
    "change safeguards": "change safeguards",
    "lift holds": "lift holds",
}
"""What a role may or may not do, by the value of ``Right``."""
