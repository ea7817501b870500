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
)
