"""The guards of the fields beside an attestation, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_ROOM = "dsr_desk/domain/intake/attesting"
_DENYING = f"{_ROOM}/denying.py"
_KNOWN = f"{_ROOM}/known_answers.py"
_FIELDS = f"{_ROOM}/fields.py"
_TESTS = "tests/domain/intake/test_fields.py"
_ROWS = "tests/domain/intake/test_rows_of_forms.py"

FIELDS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "field: who filled the form in is heard",
        _DENYING,
        "if _from_person(asked, words) or _in",
        "if _in",
        f"{_TESTS} -k deny_it",
    ),
    (
        "field: the writer's role is heard",
        _DENYING,
        " or _in_their_role(asked, fields):",
        ":",
        f"{_TESTS} -k deny_it",
    ),
    (
        "field: for whom somebody acts is heard",
        _DENYING,
        "(_for_another, _somebody_elses)",
        "(_somebody_elses,)",
        f"{_TESTS} -k deny_it",
    ),
    (
        "field: whose proof it was is heard",
        _DENYING,
        "(_for_another, _somebody_elses)",
        "(_for_another,)",
        f"{_TESTS} -k deny_it",
    ),
    (
        "field: a check that a field denies is heard",
        _DENYING,
        "    _not_checked,\n",
        "",
        f"{_TESTS} -k deny_it",
    ),
    (
        "field: a state that is not done is heard",
        _DENYING,
        " or _not_there_yet(asked, words)\n",
        "\n",
        f"{_TESTS} -k deny_it",
    ),
    (
        "field: a test is none",
        _DENYING,
        "    _is_a_test,\n",
        "",
        f"{_TESTS} -k deny_it",
    ),
    (
        "field: a way that proves nothing is heard",
        _DENYING,
        "    _proves_nothing,\n",
        "",
        f"{_TESTS} -k deny_it",
    ),
    (
        "field: free text may take it back",
        _DENYING,
        "    _taken_back,\n",
        "",
        f"{_TESTS} -k deny_it",
    ),
    (
        "field: what is still to do is heard",
        _DENYING,
        "_still_to_do(asked, words) or ",
        "",
        f"{_TESTS} -k deny_it",
    ),
    (
        "field: who is no name and no office filled nothing in",
        _KNOWN,
        "    _nobody_known,\n",
        "",
        f"{_TESTS} -k known_words",
    ),
    (
        "field: a proof is a known one",
        _KNOWN,
        "    _odd_proof,\n",
        "",
        f"{_TESTS} -k known_words",
    ),
    (
        "field: a role is a known one",
        _KNOWN,
        "    _odd_role,\n",
        "",
        f"{_TESTS} -k known_words",
    ),
    (
        "field: free text beside it is understood",
        _KNOWN,
        "    _tells_too_much,\n",
        "",
        f"{_TESTS} -k known_words",
    ),
    (
        "field: a relative in a field is heard",
        _KNOWN,
        "    _of_kin,\n",
        "",
        f"{_TESTS} -k known_words",
    ),
    (
        "field: a yes to an unknown label is heard",
        _KNOWN,
        "    _yes_to_something,\n",
        "",
        f"{_TESTS} -k known_words",
    ),
    (
        "field: a ticked box may be the person's",
        _FIELDS,
        '            return "attestation-not-by-editor"\n',
        '            return ""\n',
        f"{_TESTS} -k a_box",
    ),
    (
        "field: an unticked box may be the check's",
        _FIELDS,
        'return "attestation-ambiguous" if opens else ""',
        'return ""',
        f"{_TESTS} -k a_box",
    ),
    (
        "field: a box tells who filled the form in",
        _FIELDS,
        '        return denied_by(Asked(by[1], said[by.end() :], "", people, calendar), words)\n',
        '        return ""\n',
        f"{_TESTS} -k a_box",
    ),
    (
        "field: a field tells what its label leaves open",
        _FIELDS,
        '            label, value = f"{label} {by[1]}", value[by.end() :]\n',
        "            pass\n",
        f"{_TESTS} -k in_its_answer",
    ),
    (
        "field: what stands below the name is heard",
        "dsr_desk/domain/intake/parse.py",
        "fields=(*reading.listing.entries, *_below(reading)),",
        "fields=reading.listing.entries,",
        f"{_TESTS} -k below_the_name",
    ),
    (
        "field: only known kinds of proof stand beside boxes as a yes",
        f"{_ROOM}/settled.py",
        "all(words.settled_kinds.fullmatch(kind) for kind in kinds)",
        "bool(kinds)",
        f"{_TESTS} -k no_statement_less",
    ),
    (
        "field: only a closed answer settles a label of the check",
        f"{_ROOM}/settled.py",
        'done = fields.settled.fullmatch(_COMMA.sub("", value))',
        "done = value",
        f"{_TESTS} -k no_statement_less",
    ),
    (
        "field: of too many fields none is passed over",
        _FIELDS,
        "    if len(material.fields) > _MOST_FIELDS:\n",
        "    if not material.fields:\n",
        f"{_TESTS} -k too_many_fields",
    ),
    (
        "form: a label is of a class by all of its words",
        f"{_ROOM}/label_classes.py",
        "    return known.search(label) is not None and _LETTERS.search(rest) is None",
        "    return known.search(label) is not None",
        f"{_ROWS} -k one_word_more",
    ),
    (
        "form: an unknown label may say something itself",
        f"{_ROOM}/label_classes.py",
        "tells_state(label, words, _NOBODY):",
        "False:",
        f"{_ROWS} -k unknown_label",
    ),
    (
        "form: a state is no case's number",
        f"{_ROOM}/loose.py",
        " or _is_stamped(sentence, lines, words):",
        ":",
        f"{_ROWS} -k says_more",
    ),
    (
        "form: a check by nobody is left open",
        f"{_ROOM}/headers.py",
        "identity.search(label) is None and LabelClass.STAFF not in classes",
        "identity is not None",
        f"{_ROWS} -k says_more",
    ),
    (
        "form: a line above a letter is none",
        f"{_ROOM}/in_form.py",
        "    if len(rows) < _ROWS:\n        return False\n",
        "    if len(rows) < _ROWS:\n        return True\n",
        f"{_ROWS} -k above_a_letter",
    ),
    (
        "form: a stranger's name behind the sentence is heard",
        f"{_ROOM}/rows.py",
        "    own = bool(names) and all(name in known for name in names)",
        "    own = bool(names)",
        f"{_ROWS} -k behind_the_sentence",
    ),
    (
        "form: a row that goes on in the next is heard",
        f"{_ROOM}/surroundings.py",
        "    if runs_on or (free and _taken_away(text, words)):",
        "    if free and _taken_away(text, words):",
        f"{_ROWS} -k goes_on",
    ),
    (
        "form: what the ticks mean is heard",
        f"{_ROOM}/surroundings.py",
        '    return "" if named else "attestation-ambiguous"\n\n\ndef _next',
        '    return ""\n\n\ndef _next',
        f"{_ROWS} -k ticks_mean",
    ),
    (
        "form: a letter that is handed over is heard",
        f"{_ROOM}/attestation.py",
        "    voice = voice or letter_handed_over(material.sentences, own, words)\n",
        "",
        f"{_ROWS} -k handed_over",
    ),
)
