"""The guards of the ways in, for ``take_out_guards``: name, file, what stands, instead, tests."""

from __future__ import annotations

_BOUNDED, _OUTLOOK = "tests/mail/test_bounded.py", "tests/mail/test_outlook.py"
_CALLS, _READER = "tests/services/intake/test_calls.py", "tests/mail/test_reader.py"
_INTAKE = "tests/services/intake/test_intake.py"

WAYS_IN: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "way in: a reader that did not answer in time is killed",
        "dsr_desk/bounded.py",
        "                worker.kill()\n                raise",
        "                self._idle.append(worker)\n                raise",
        _BOUNDED + " -k too_long",
    ),
    (
        "way in: a reader has only so much memory",
        "dsr_desk/bounded.py",
        "    _bound_memory(memory)\n",
        "",
        _BOUNDED + " -k memory",
    ),
    (
        "way in: an Outlook file never is simple",
        "dsr_desk/mail/bounded.py",
        "if len(data) > most or is_outlook(data):",
        "if len(data) > most:",
        _BOUNDED + " -k simple_build",
    ),
    (
        "way in: an OLE file's counts fit into it",
        "dsr_desk/mail/ole.py",
        "return bool(tables <= most and smalls <= most and extensions",
        "return True or bool(tables <= most and smalls <= most and extensions",
        _OUTLOOK + " -k hostile_container",
    ),
    (
        "way in: an OLE file's streams are no larger than itself",
        "dsr_desk/mail/ole.py",
        "if self.left < 0:",
        "if not self.ole:",
        _OUTLOOK + " -k larger",
    ),
    (
        "way in: results count only with the sender they are about",
        "dsr_desk/mail/outlook.py",
        'if came.first("from"):',
        "if came.fields:",
        _OUTLOOK + " -k without_a_sender",
    ),
    (
        "way in: a mail of too many lines is not taken apart",
        "dsr_desk/mail/reader.py",
        "> _MOST_LINES:",
        "< 0:",
        _READER + " -k hostile",
    ),
    (
        "way in: of HTML only so many tags are read, and that is said",
        "dsr_desk/mail/html_text.py",
        "if number == _MOST_TOKENS:",
        "if number < 0:",
        _READER + " -k hostile",
    ),
    (
        "way in: an impossible receipt is not believed",
        "dsr_desk/domain/intake/receipt.py",
        "if _known(moment.year) and moment <= now + _CLOCKS_DIFFER:",
        "if moment:",
        _INTAKE + " -k impossible",
    ),
    (
        "call: what was typed is read as typed",
        "dsr_desk/services/intake/mail_parser.py",
        "        if entry.typed:\n            message",
        "        if not entry:\n            message",
        _CALLS,
    ),
    (
        "call: a typed request is never an attestation",
        "dsr_desk/domain/intake/typed.py",
        'Part(Verdict.ATTENTION, "attestation-by-phone"',
        'Part(Verdict.OK, "attestation-by-phone"',
        _CALLS,
    ),
    (
        "call: a typed request never proves its sender",
        "dsr_desk/domain/intake/typed.py",
        "Part(Verdict.ATTENTION, BY_PHONE",
        "Part(Verdict.OK, BY_PHONE",
        _CALLS,
    ),
    (
        "call: what the caller did not say is not attested",
        "dsr_desk/domain/intake/typed.py",
        "if record.value(_IDENTITY) != _YES:",
        "if not record:",
        _CALLS,
    ),
    (
        "call: the audit says that it was typed, and provenance reads it so",
        "dsr_desk/services/erasing/provenance.py",
        'typed = mail.place == 0 and filing_of(entries, case).get("way") == TYPED',
        "typed = False",
        _CALLS,
    ),
    (
        "call: a caller belongs to the organisation",
        "dsr_desk/services/intake/calls.py",
        "if call.organisation not in found:",
        "if not call:",
        _CALLS,
    ),
    (
        "call: a part that is missing is refused",
        "dsr_desk/services/intake/calls.py",
        "        call.check(now)\n",
        "",
        _CALLS,
    ),
    (
        "drop: a mail is never moved out of a mailbox",
        "dsr_desk/ui/dropping.py",
        "        event.setDropAction(Qt.DropAction.CopyAction)\n        code",
        "        code",
        "tests/ui/test_dropping.py",
    ),
    (
        "drop: what can't be taken is refused",
        "dsr_desk/ui/dropping.py",
        '    return "link" if mime.hasUrls() else "text"',
        '    return ""',
        "tests/ui/test_dropping.py",
    ),
)
