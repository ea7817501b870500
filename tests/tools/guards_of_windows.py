"""The guards of what a window brings: name, file, what stands, instead, tests."""

from __future__ import annotations

_LATER = "tests/ui/test_later.py -k anything_heavy"

WINDOWS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "first window: a workspace is opened after the paint",
        "dsr_desk/ui/start.py",
        "Desk(deferred(open_services), ",
        "Desk(open_services(), ",
        _LATER,
    ),
    (
        "first window: the database is imported after the paint",
        "dsr_desk/app.py",
        "        from dsr_desk.ui import start\n\n        PrivateFolders",
        "        from dsr_desk.storage.desk import open_desk\n"
        "        from dsr_desk.ui import start\n\n        PrivateFolders",
        _LATER,
    ),
    (
        "first window: the key store is looked for in a job",
        "dsr_desk/app.py",
        "key_store=lambda: not preflight.key_store(),",
        "key_store=(lambda known: lambda: known)(not preflight.key_store()),",
        _LATER,
    ),
    (
        "first window: threads come with the first job",
        "dsr_desk/ui/jobs.py",
        "        self._most_readers = readers\n",
        "        self._most_readers = readers\n        self._pools.readers\n",
        _LATER,
    ),
    (
        "first window: Qt is not asked for its style",
        "dsr_desk/ui/style/theme.py",
        '[*words, "-style", "fusion"])\n    _look.fusion = True\n',
        '[*words, "-style", "fusion"])\n',
        _LATER,
    ),
    (
        "tooltip: its marks are escaped",
        "dsr_desk/ui/widgets/labels.py",
        "visible(text[:_LONGEST_TIP]).translate(_ESCAPED)",
        "visible(text[:_LONGEST_TIP])",
        "tests/ui/widgets/test_widgets.py -k tooltip",
    ),
    (
        "search: nobody gets into a list that is not narrowed yet",
        "dsr_desk/ui/widgets/sought.py",
        "        if not self._due:\n",
        "        if True:\n",
        "tests/ui/queue/test_view.py -k faster_than",
    ),
    (
        "search: a list that was asked for before the text is no answer",
        "dsr_desk/ui/widgets/sought.py",
        "        if self._rest.isActive():\n            return\n        goes",
        "        goes",
        "tests/ui/widgets/test_sought.py -k no_answer",
    ),
    (
        "search: whoever has gone elsewhere stays there",
        "dsr_desk/ui/widgets/sought.py",
        "self._leaves and self._box.hasFocus()",
        "self._leaves",
        "tests/ui/widgets/test_sought.py -k elsewhere",
    ),
    (
        "letter: what is to be done with a saved mail stays told",
        "dsr_desk/ui/request/verify/page.py",
        "            note = with_letter(note, self._letter)\n",
        "            note = note or with_letter(note, self._letter)\n",
        "tests/ui/request/verify/test_letters.py -k until_the_case",
    ),
    (
        "letter: written text is thrown away the second time only",
        "dsr_desk/ui/request/letter_dialog.py",
        "        return draft is not None and (\n            self.body",
        "        return draft is None and (\n            self.body",
        "tests/ui/request/verify/test_letters.py -k second_time",
    ),
    (
        "answer: others nobody has decided about are told",
        "dsr_desk/ui/request/answer/page.py",
        "prepared.undecided if self._writable else 0",
        "0",
        "tests/ui/request/answer/test_sealing.py -k nobody_has_decided",
    ),
    (
        "intake: a case that is worked on stays the one that is meant",
        "dsr_desk/ui/window/workroom.py",
        "        if self.case_page.case_id and not self.queue.list.hasFocus():\n",
        "        if False:\n",
        "tests/ui/window/test_taking_in.py -k worked_on",
    ),
)
