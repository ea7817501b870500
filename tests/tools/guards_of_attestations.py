"""The guards of an attestation's ``ok``, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_ATTESTATION = "dsr_desk/domain/intake/attestation.py"
_OPINION = "tests/domain/intake/test_second_opinion.py"
_TICKETS = "tests/domain/intake/test_tickets_and_titles.py"
_SEEN = "tests/domain/intake/test_seen_otherwise.py -k takes_the_ok_away"
_SIGNATURES = "tests/mail/reading/test_signatures.py"
_READING = "dsr_desk/mail/reading"

_HEADS = "tests/domain/intake/test_heads_and_owners.py"

_HANDED = "tests/domain/intake/test_handed_over.py"
_PRESCRIBED = "dsr_desk/domain/intake/prescribed.py"

_REGIONS = "dsr_desk/domain/intake/regions.py"

ATTESTATIONS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "attestation: a gateway's warning takes in no word of the writer's",
        _REGIONS,
        " and only_warns(line.raw, self._words)",
        "",
        f"{_HANDED} -k says_in_a_warning",
    ),
    (
        "attestation: a warning below takes in no word of the writer's either",
        _REGIONS,
        " or only_warns(line.raw, self._words)",
        " or True",
        f"{_HANDED} -k warning_below_takes",
    ),
    (
        "attestation: what is said behind the sentence hands nothing over",
        _PRESCRIBED,
        'not text.rstrip(" \\n").endswith(":") or ',
        "",
        f"{_HANDED} -k hands_nothing_over",
    ),
    (
        "attestation: who steps back from the words hands nothing over",
        _PRESCRIBED,
        " or _ASKS.match(text) or _DISTANT.search(text)",
        "",
        f"{_HANDED} -k hands_nothing_over",
    ),
    (
        "attestation: what doubts or hangs on anything hands nothing over",
        _PRESCRIBED,
        "    if turned or words.negation.words.search(text) or wish_condition(text, words):\n"
        "        return False\n",
        "",
        f"{_HANDED} -k hands_nothing_over",
    ),
    (
        "attestation: a ticked box counts in a form alone",
        "dsr_desk/domain/intake/surroundings.py",
        " if _TICK.search(said) and self._in_form else said",
        "",
        "tests/domain/intake/test_dangers.py -k unticked_box",
    ),
    (
        "attestation: what introduces a letter is no list of persons",
        "dsr_desk/domain/intake/regions.py",
        "return RegionKind.DOUBTFUL if ends and ends[-1] <= _SAID_BEFORE else None",
        "return None",
        f"{_HANDED} -k handed_to_somebody_else",
    ),
    (
        "attestation: a file set below the mail attests nothing",
        "dsr_desk/domain/intake/regions.py",
        "if _INLINED.fullmatch(plain):",
        "if False:",
        f"{_HANDED} -k sets_below_the_mail",
    ),
    (
        "attestation: the words of a picture are told where they say something",
        f"{_READING}/html_pictures.py",
        "    if _TELLS.search(said):\n        return False\n",
        "",
        "tests/mail/reading/test_html_text.py -k words_of_a_picture",
    ),
    (
        "attestation: a table's head that tells of a check heads nothing",
        "dsr_desk/domain/intake/tables.py",
        "alike and find_doubt(text, words, (Danger.ENCOUNTER, Danger.VAGUE)) is None",
        "alike",
        f"{_HEADS} -k head_of_a_table",
    ),
    (
        "attestation: what introduces persons gives no example",
        "dsr_desk/domain/intake/tables.py",
        "introduces and find_doubt(text, words) is None",
        "introduces",
        f"{_HEADS} -k introduce_the_persons",
    ),
    (
        "attestation: like addresses of one organisation may be two people's",
        "dsr_desk/domain/intake/one_person.py",
        "first.domain != other.domain and _akin",
        "_akin",
        f"{_HEADS} -k with_one_name",
    ),
    (
        "attestation: different names beside like addresses are two people",
        "dsr_desk/domain/intake/one_person.py",
        "not named_apart and _same_owner",
        "_same_owner",
        f"{_HEADS} -k names_that_differ",
    ),
    (
        "attestation: a name that signs is no person concerned",
        "dsr_desk/domain/intake/names.py",
        "named and len(told) >= len(parts) + _TELLING",
        "named",
        f"{_HEADS} -k name_that_signs",
    ),
    (
        "attestation: a picture may take back what it stands behind",
        "dsr_desk/domain/intake/loose.py",
        "(_WORD.search(picture.text) or _UNKIND.search(picture.text))",
        "_WORD.search(picture.text)",
        f"{_HEADS} -k a_picture",
    ),
    (
        "attestation: one statement is enough against it",
        _ATTESTATION,
        "    if whole and worst < taught.refused_statement:\n",
        "    if whole:\n",
        f"{_OPINION} -k one_statement_is_enough",
    ),
    (
        "attestation: no doubt is lifted beside a statement that weighs",
        _ATTESTATION,
        "worst < doubt.lift.at_most(taught) and against",
        "against",
        f"{_OPINION} -k one_statement",
    ),
    (
        "attestation: an older post of a ticket gives none",
        "dsr_desk/domain/intake/regions.py",
        " or self._ticket.dates_older(plain)",
        "",
        f"{_TICKETS} -k older_post",
    ),
    (
        "attestation: what stands above a ticket's first day is heard",
        "dsr_desk/domain/intake/tickets.py",
        "named and _POSTED",
        "_POSTED",
        f"{_TICKETS} -k above_the_first_day",
    ),
    (
        "attestation: our own question sent back gives none",
        "dsr_desk/domain/intake/tickets.py",
        "_DECORATED.match(plain) and self._markers",
        "self._markers",
        f"{_TICKETS} -k our_own_question",
    ),
    (
        "attestation: a danger in the subject line is never lifted",
        _ATTESTATION,
        "    if _doubted(roleless, words) or odd_subject",
        "    if odd_subject",
        f"{_TICKETS} -k danger_in_the_subject",
    ),
    (
        "attestation: what is said of a role below the name is heard",
        "dsr_desk/domain/intake/below.py",
        "        if not sentence.closed and title:\n",
        "        if words.dangers.roles.search(line):\n",
        f"{_TICKETS} -k below_the_name_is_heard",
    ),
    (
        "attestation: two names are two persons",
        "dsr_desk/domain/intake/one_person.py",
        "len(beside) == 1 and ",
        "",
        f"{_TICKETS} -k one_full_name",
    ),
    (
        "attestation: a check on a day to come is none",
        _ATTESTATION,
        '[Objection("attestation-future", coming.evidence(shown))] if coming else []',
        "[]",
        "tests/domain/intake/test_what_is_still_to_come.py",
    ),
    (
        "attestation: a signature that a program marked gives none",
        f"{_READING}/html_text.py",
        "        if not below:\n",
        "        if below is not None:\n",
        f"{_SIGNATURES} -k in_a_marked_signature",
    ),
    (
        "attestation: a signature is one in the plain form too",
        f"{_READING}/parts.py",
        "other.signature.mark(written)",
        "written",
        f"{_SIGNATURES} -k plain_form",
    ),
    (
        "attestation: a text marked as signature whole gives no ok",
        "dsr_desk/domain/intake/parse.py",
        "_WRAPPED in reading.message.problems",
        "not reading",
        f"{_SIGNATURES} -k whole",
    ),
    (
        "attestation: a comment ends where a browser ends it",
        f"{_READING}/html_tokens.py",
        're.compile(r"--!?>")',
        're.compile(r"-->")',
        _SEEN,
    ),
    (
        "attestation: words for some programs only are told",
        f"{_READING}/html_tokens.py",
        "elif _says(rest):",
        "elif not rest:",
        _SEEN,
    ),
    (
        "attestation: what is shown to some programs only is told",
        f"{_READING}/html_text.py",
        " or any(self._for_some)",
        "",
        _SEEN,
    ),
    (
        "attestation: a style that is not read whole is told",
        f"{_READING}/html_text.py",
        "self.hidden or not whole",
        "self.hidden",
        "tests/mail/reading/test_html_text.py -k longer",
    ),
    (
        "attestation: an end tag reaches beyond no cell",
        f"{_READING}/html_open.py",
        "            if here in stops:\n",
        "            if not here:\n",
        _SEEN,
    ),
    (
        "attestation: a type face that was not closed goes on",
        f"{_READING}/html_open.py",
        "in still[-_REOPENED:]:",
        "in ():",
        _SEEN,
    ),
    (
        "attestation: a block ends the paragraph it stands in",
        f"{_READING}/html_open.py",
        "if self._paragraphs and element.name in _BLOCKS:",
        "if not element.name:",
        _SEEN,
    ),
    (
        "attestation: what stands in a type face goes on",
        f"{_READING}/html_open.py",
        'if name in FORMATTING or name == "form":',
        "if not name:",
        _SEEN,
    ),
    (
        "attestation: the end of the body ends no element",
        f"{_READING}/html_open.py",
        "0 if name in _NEVER_CLOSED else ",
        "",
        _SEEN,
    ),
    (
        "attestation: what is nested too deeply is told",
        f"{_READING}/html_open.py",
        "            self.unclear = True\n            return\n",
        "            return\n",
        "tests/mail/reading/test_html_text.py -k too_deeply",
    ),
    (
        "attestation: a style sheet below holds for what stands above",
        f"{_READING}/html_looks.py",
        "return look or not self._met.isdisjoint(self.sheets.latest)",
        "return look",
        _SEEN,
    ),
    (
        "attestation: a class counts in small letters too",
        f"{_READING}/html_looks.py",
        "*names.lower().split(), ",
        "",
        _SEEN,
    ),
    (
        "attestation: what stands between a table's cells is told",
        f"{_READING}/html_text.py",
        " or self._open.between_cells",
        "",
        "tests/mail/reading/test_html_text.py -k another_place",
    ),
    (
        "attestation: a drawing that may end elsewhere is told",
        f"{_READING}/html_text.py",
        "bool(said or unclear)",
        "bool(said)",
        _SEEN,
    ),
    (
        "attestation: Word's comments are told",
        f"{_READING}/html_styles.py",
        "mso-element:(?:comment|footnote|endnote|header|footer)|mso-comment",
        "mso-element:never",
        _SEEN,
    ),
    (
        "attestation: white links are told",
        f"{_READING}/html_text.py",
        'any(pale(f"color:{plain_style(colour)}") for colour in links)',
        "not links",
        _SEEN,
    ),
    (
        "attestation: a cell without a table is none",
        f"{_READING}/html_open.py",
        "            if not self._tables:\n",
        "            if not self._stack:\n",
        "tests/mail/reading/test_html_text.py -k as_a_browser_does",
    ),
    (
        "attestation: what stands on the whole mail late is told",
        f"{_READING}/html_text.py",
        "look.hidden or look.struck or (late and look.odd)",
        "False",
        "tests/mail/reading/test_html_text.py -k holds_for_all",
    ),
    (
        "attestation: what never ends is told",
        f"{_READING}/html_tokens.py",
        "    if _LETTERS.search(html, start):\n",
        "    if not html:\n",
        "tests/mail/reading/test_html_text.py -k holds_for_all",
    ),
    (
        "attestation: a file that may hold it is told",
        "dsr_desk/domain/intake/parse.py",
        "[ATTACHED] if attached else []",
        "[]",
        "tests/domain/intake/test_attached.py",
    ),
    (
        "attestation: a mail's files are said not to count",
        "dsr_desk/ui/request/verify/mail_view.py",
        "            if mail.files\n",
        "            if not mail.files\n",
        "tests/ui/request/verify/test_mail_files.py -k came_upon",
    ),
)
