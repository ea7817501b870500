"""The guards of the review, for ``take_out_guards``: name, file, what stands, instead, tests."""

from __future__ import annotations

_TEXT, _READER = "tests/ui/widgets/test_foreign_text.py", "tests/ui/test_foreign_reader.py"
_LISTS = "tests/storage/repositories/test_match_lists.py"

REVIEW: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "review: a near address is looked at before “nothing found”",
        "dsr_desk/ui/request/review/steps.py",
        "(self.look,) if self._alarmed else ()",
        "()",
        "tests/ui/request/review/test_review_page.py -k near_address",
    ),
    (
        "answer: an extract is attached before the case is closed",
        "dsr_desk/ui/request/answer/page.py",
        "(self.sealing.attach,) if _is_loose(self) else ()",
        "()",
        "tests/ui/request/answer/test_sealing.py -k until_it_is_sealed",
    ),
    (
        "review: a row has a bounded number of cells",
        "dsr_desk/ui/widgets/foreign_text.py",
        " and self._in_row[depth] <= COLUMN_LIMIT",
        "",
        _TEXT + " -k bounded_number_of_cells",
    ),
    (
        "review: HTML is read in a process with a time limit",
        "dsr_desk/ui/foreign_reader.py",
        "if not is_html or len(body) <= self._simple:",
        "if True:",
        _READER + " -k short_html",
    ),
    (
        "review: a layout is tried before a window gets it",
        "dsr_desk/ui/widgets/foreign_parts.py",
        "clean and layout_seconds(clean) <= self.most",
        "clean",
        _READER + " -k layout",
    ),
    (
        "review: labels are plain",
        "dsr_desk/ui/widgets/labels.py",
        "self.setTextFormat(Qt.TextFormat.PlainText)",
        "pass",
        "tests/ui/test_hostile_mails.py -k call_nobody",
    ),
    (
        "review: a decided row stays in its list",
        "dsr_desk/storage/repositories/match_lists.py",
        "or_(stands, _M.id.in_(where.kept)) if where.kept else stands",
        "stands",
        _LISTS + " -k stays_in_its_list",
    ),
    (
        "review: what comes in is not slipped into an open list",
        "dsr_desk/storage/repositories/match_lists.py",
        '                "up_to": where.up_to or _ANY,',
        '                "up_to": _ANY,',
        _LISTS + " -k later_search",
    ),
    (
        "review: nor into a list that a filter narrows",
        "dsr_desk/storage/repositories/match_lists.py",
        "    if where.up_to:",
        "    if False:",
        _LISTS + " -k later_search",
    ),
    (
        "review: no plan is made while something unseen has come in",
        "dsr_desk/ui/request/review/steps.py",
        " and not self._arrived)",
        ")",
        "tests/ui/request/review/test_narrowing.py -k comes_in",
    ),
    (
        "review: a fence and a restriction are read anew once somebody has written",
        "dsr_desk/sqlitefile.py",
        "        if known != version:",
        "        if known is None:",
        "tests/storage/test_unwritten.py tests/services/test_bounds.py",
    ),
)
