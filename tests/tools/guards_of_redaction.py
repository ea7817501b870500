"""The guards of other people in an extract, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_PLANTED = "tests/documents/package/test_planted_others.py"
_TEXTS = "tests/domain/extracts/redaction/test_redaction.py"
_HIDDEN = "tests/domain/extracts/redaction/test_hidden_others.py"
_CASE = "tests/services/extracts/test_redacting.py"
_FILES = "tests/documents/package/test_foreign_files.py"
_SPLIT = "tests/domain/extracts/redaction/test_split.py"
_GUESSES = "tests/domain/extracts/redaction/test_guesses.py"
_DETECTED = "tests/domain/finding/detecting/test_detectors.py"
_LEFT = "tests/domain/finding/test_identifiers.py"

_EXPORT = "tests/services/extracts/test_export.py"

REDACTION: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "extract: what no rule finds and a row names is told in it",
        "dsr_desk/services/extracts/export.py",
        '(*gaps, *(Gap(source, "", ELSEWHERE) for source in elsewhere))',
        "gaps",
        f"{_EXPORT} -k told_in_the_extract",
    ),
    (
        "extract: what no rule finds and a row names is told in its letter",
        "dsr_desk/services/answers/extract_letter.py",
        "    missing += _elsewhere(texts, made, language)\n",
        "",
        f"{_EXPORT} -k told_in_the_extract",
    ),
    (
        "extract: it is no whole answer where a row names the persons",
        "dsr_desk/services/answers/extract_letter.py",
        " + int(made.get(ROWS_ELSEWHERE, 0))",
        "",
        f"{_EXPORT} -k no_whole_answer",
    ),
    (
        "extract: it lacks nothing that is found now",
        "dsr_desk/services/extracts/export.py",
        "            raise FoundSince(source, rows)\n",
        "            pass\n",
        f"{_EXPORT} -k found_now",
    ),
    (
        "extract: what has come since the first stops no second one",
        "dsr_desk/services/extracts/export.py",
        "        if going.case.state is CaseState.TO_ANSWER:\n",
        "        if not going.case.state:\n",
        f"{_EXPORT} -k first_extract",
    ),
    (
        "extract: a source that is away is not looked through",
        "dsr_desk/services/extracts/export.py",
        "if c.source not in away)",
        ")",
        f"{_EXPORT} -k is_away",
    ),
    (
        "redaction: the finished package is looked through",
        "dsr_desk/documents/package/proof.py",
        "            gate.members(names, progress, cancel)\n",
        "",
        f"{_PLANTED} -k slipped_through",
    ),
    (
        "redaction: the pages of the finished PDF are looked through",
        "dsr_desk/documents/package/proof.py",
        "            gate.page(page, text)\n",
        "            pass\n",
        f"{_PLANTED} -k only_the_pdfs_pages",
    ),
    (
        "redaction: the bookmarks of the finished PDF are looked through",
        "dsr_desk/documents/package/proof.py",
        "        gate.facts(pdf)\n",
        "        pass\n",
        f"{_PLANTED} -k only_the_pdfs_bookmarks",
    ),
    (
        "redaction: fields beside the text are masked",
        "dsr_desk/domain/extracts/packages.py",
        "recipients=tuple(redaction.mask_whole(each) for each in item.recipients)",
        "recipients=item.recipients",
        f"{_CASE} -k no_member",
    ),
    (
        "redaction: the text is masked",
        "dsr_desk/domain/extracts/packages.py",
        "        body = redaction.mask(body)\n",
        "        pass\n",
        f"{_CASE} -k no_member",
    ),
    (
        "redaction: a redacted item loses the fingerprint of what stood there",
        "dsr_desk/domain/extracts/packages.py",
        'else replace(changed, fingerprint="")',
        "else changed",
        f"{_CASE} -k no_member",
    ),
    (
        "redaction: attachments are looked through",
        "dsr_desk/documents/package/others_gate.py",
        "            self._attachment(name)\n",
        "            pass\n",
        f"{_PLANTED} -k cant_be_read",
    ),
    (
        "redaction: compatibility letters and accents are folded",
        "dsr_desk/domain/finding/folded.py",
        'unicodedata.normalize("NFKD", chr(number))',
        "chr(number)",
        _TEXTS,
    ),
    (
        "redaction: letters that can't be seen are left out",
        "dsr_desk/domain/finding/folded.py",
        'frozenset({"Cf", "Mn", "Me"})',
        'frozenset({"Mn", "Me"})',
        _TEXTS,
    ),
    (
        "redaction: case is folded",
        "dsr_desk/domain/finding/folded.py",
        '"".join(kept).casefold()',
        '"".join(kept)',
        _TEXTS,
    ),
    (
        "redaction: what is the person's own stays",
        "dsr_desk/domain/extracts/redaction/seeking.py",
        "self._own.find(text) if self._own else ()",
        "()",
        _TEXTS,
    ),
    (
        "redaction: a name is found in a run that capitals or digits part",
        "dsr_desk/domain/extracts/redaction/seeking.py",
        "self._joined and may_have_seams(signs_of(text))",
        "False",
        _HIDDEN,
    ),
    (
        "redaction: of a known address every tag is read by the same person",
        "dsr_desk/domain/extracts/redaction/seeking.py",
        "if tag is not None:",
        "if False:",
        _HIDDEN,
    ),
    (
        "redaction: a piece of a longer number is not the number",
        "dsr_desk/domain/extracts/redaction/digits.py",
        "end < len(at) and at[end] == at[end - 1] + 1",
        "False",
        _TEXTS,
    ),
    (
        "redaction: a display name that no address and no habit supports is not the person's own",
        "dsr_desk/domain/extracts/redaction/finding.py",
        "        if any(resembles(name, address) for address in self._own_addresses):\n",
        "        if name:\n",
        _HIDDEN,
    ),
    (
        "redaction: an address that is spelt out is one",
        "dsr_desk/domain/finding/detecting/seen.py",
        "    return as_signs(text)",
        "    return text",
        _HIDDEN,
    ),
    (
        "redaction: what stands in a sign's place is sought too",
        "dsr_desk/domain/intake/text/spelling.py",
        "    if said := _SAID.get(sign):\n",
        "    if said := _SAID.get(sign + sign):\n",
        _HIDDEN,
    ),
    (
        "redaction: a word that is broken over a line is read as one",
        "dsr_desk/domain/finding/detecting/encodings.py",
        '    ("-", _unbroken),\n',
        "",
        _HIDDEN,
    ),
    (
        "redaction: an address in its country's letters is sought too",
        "dsr_desk/domain/extracts/redaction/seeking.py",
        "dict.fromkeys((domain, unicode_domain(domain)))",
        "(domain,)",
        _HIDDEN,
    ),
    (
        "redaction: identifiers are sought by their letters and digits alone",
        "dsr_desk/domain/extracts/redaction/seeking.py",
        "        if self._squeezed:\n",
        "        if False:\n",
        _SPLIT,
    ),
    (
        "redaction: letters that another script lends to a word are read as drawn",
        "dsr_desk/domain/finding/detecting/encodings.py",
        '    ("", in_one_script),\n',
        "",
        _SPLIT,
    ),
    (
        "redaction: what is found by letters and digits is held against its place",
        "dsr_desk/domain/extracts/redaction/squeezed.py",
        "if apart and self._is_whole(wanted, folded, at[start:end]):",
        "if wanted:",
        _SPLIT,
    ),
    (
        "redaction: what is only guessed is not taken out with whom it stands beside",
        "dsr_desk/domain/extracts/redaction/grouping.py",
        "            others = [each for each in others if each.sort not in GUESSED]\n",
        "",
        _GUESSES,
    ),
    (
        "redaction: a guess alone is not certain",
        "dsr_desk/domain/extracts/redaction/finding.py",
        "self.groups.note([name], certain=False)",
        "self.groups.note([name], certain=True)",
        _GUESSES,
    ),
    (
        "redaction: what a file says of its maker is heard",
        "dsr_desk/services/extracts/others.py",
        "else self._facts(item, attachment, mandate)",
        "else ()",
        f"{_CASE} -k picture_names",
    ),
    (
        "redaction: a file that names somebody by its maker says so",
        "dsr_desk/services/extracts/others.py",
        "return RedactionGround.NAMES_OTHERS if named else",
        "return",
        f"{_CASE} -k picture_names",
    ),
    (
        "anonymising: what the detectors see is masked",
        "dsr_desk/sources/masking.py",
        "        text = _without_marks(text)\n",
        "",
        "tests/sources/test_masking.py",
    ),
    (
        "anonymising: the look afterwards hears the detectors",
        "dsr_desk/domain/finding/identifiers.py",
        "    found.update(mark.kind for mark in marks_in(shown, outline))\n",
        "",
        _LEFT,
    ),
    (
        "anonymising: the look afterwards reads every writing",
        "dsr_desk/domain/finding/identifiers.py",
        "    for form in forms_in(text):\n",
        "    for form in (text,):\n",
        _LEFT,
    ),
    (
        "detecting: a coordination number is a personal number",
        "dsr_desk/domain/finding/detecting/numbers.py",
        "(?:[06][1-9]|[1278]\\d|[39][01])",
        "(?:[0][1-9]|[12]\\d|[3][01])",
        _DETECTED,
    ),
    (
        "redaction: a decision voids the package that was made",
        "dsr_desk/services/extracts/redacting.py",
        "        if case.exported_at is None:\n            return self._record.save",
        "        if case:\n            return self._record.save",
        f"{_CASE} -k voids",
    ),
    (
        "redaction: a void package counts as none that was handed over",
        "dsr_desk/services/erasing/delivered.py",
        "            made = False\n",
        "            made = made or False\n",
        f"{_CASE} -k void_package",
    ),
    (
        "redaction: a file that can't be read as a whole counts as unread",
        "dsr_desk/documents/package/foreign_files.py",
        "        if found is None:\n            raise _Unread\n",
        "        if found is None:\n            return\n",
        _FILES,
    ),
    (
        "redaction: of a PDF's packed streams a little is read at a time",
        "dsr_desk/documents/package/file_facts.py",
        "piece = view[at : at + _PIECE]",
        "piece = view[at:]",
        "tests/documents/package/test_file_facts.py -k never_the_rest",
    ),
    (
        "redaction: a stream that unpacks to nothing has its bound",
        "dsr_desk/documents/package/file_facts.py",
        " and unread > 0",
        "",
        "tests/documents/package/test_file_facts.py -k unpacks_to_nothing",
    ),
    (
        "redaction: in small letters a name counts only as a word of a sentence",
        "dsr_desk/domain/extracts/redaction/shorts.py",
        "if word in self._common and around.search(before) and behind.match(folded, end):",
        "if word in self._common:",
        "tests/domain/extracts/redaction/test_redaction.py -k other_words_stay",
    ),
    (
        "redaction: a name that is a word too needs its capital",
        "dsr_desk/domain/extracts/redaction/shorts.py",
        "if first in IN_SMALL_LETTERS:",
        "if first:",
        "tests/domain/extracts/redaction/test_redaction.py -k needs_a_capital_or",
    ),
)
