"""Fuzzes reading and understanding with atheris: bytes that make them raise are found by coverage.

atheris is no part of the lock: ``pip install atheris`` into an environment of its own, put
that one's packages on ``PYTHONPATH`` before the project's, then::

    python -m tests.tools.fuzz_intake CORPUS -max_total_time=600

CORPUS is a folder that keeps what reached new code; the mails of the tests are added to it at the
start.  A crash ends the run and leaves its input beside it, as libFuzzer does.  Ten minutes reach
some 10,000 inputs; for many more mails without coverage see ``mutate_mails.py``.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = ("mx.desk.example",)
LONGEST = 20_000


def seeds(corpus: Path) -> None:
    """Put the tests' mails and some Outlook files into the corpus."""
    from tests.mail.msgs import Value, mail_tree, msg

    corpus.mkdir(parents=True, exist_ok=True)
    data = ROOT / "tests" / "data" / "mail"
    for number, path in enumerate(sorted(p for p in data.rglob("*") if p.is_file())):
        (corpus / f"seed-{number}").write_bytes(path.read_bytes()[:LONGEST])
    inner = mail_tree({0x0037: "x", 0x1000: "hej"}, header=24)
    values: dict[int, Value] = {
        0x0037: "Begäran",
        0x1000: "Hej",
        0x007D: "From: a@b.example\r\n",
        0x1013: b"<p>x",
    }
    attachments: list[dict[int, Value]] = [{0x3707: "a.pdf", 0x3701: b"x"}]
    (corpus / "seed-msg").write_bytes(msg(values, attachments=attachments, inner=[inner]))


def main() -> None:
    """Run until the time is over or something raises."""
    atheris = importlib.import_module("atheris")
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    if folders:
        seeds(folders[0])
    with atheris.instrument_imports(include=["dsr_desk"]):
        from dsr_desk.domain.intake.parse import parse_request
        from dsr_desk.mail.reading.reader import read_message
        from dsr_desk.mail.texts import load_wordings
    words = load_wordings()

    def once(data: bytes) -> None:
        message = read_message(data, origin="", received_at=None, authserv_ids=OURS)
        parsed = parse_request(message, words)
        for subject in parsed.subjects:
            evidence = subject.evidence
            if evidence.in_text and parsed.text[evidence.start : evidence.end] != evidence.text:
                raise AssertionError("the evidence does not stand at its place")

    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
