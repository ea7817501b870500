"""The guards of the second look, the cooling-off time and the safeguards themselves."""

from __future__ import annotations

_TESTS = "tests/services/erasing/test_safeguards.py"
_GUARDS = "tests/services/erasing/test_guards.py"
_GATE = "dsr_desk/services/erasing/gate.py"
_DESK = "dsr_desk/services/erasing/safeguards.py"
_DOMAIN = "dsr_desk/domain/erasing/safeguards.py"
_LOOK = "dsr_desk/domain/erasing/second_look.py"
_APPROVAL = "dsr_desk/services/erasing/approval.py"

APPROVAL: tuple[tuple[str, ...], ...] = (
    (
        "look: every weak match is opened",
        _LOOK,
        "set(weak) | {mark_of(e) for e in exceptions}",
        "{mark_of(e) for e in exceptions}",
        f"{_TESTS} -k every_weak",
    ),
    (
        "look: why an item was found is bound by the digest",
        "dsr_desk/domain/erasing/plans.py",
        "    return row.why, at.isoformat()",
        "    return (at.isoformat(),)",
        f"{_TESTS} -k every_weak",
    ),
    (
        "hold: when an item was written is bound by the digest",
        "dsr_desk/domain/erasing/plans.py",
        "    return row.why, at.isoformat()",
        "    return (row.why,)",
        f"{_GUARDS} -k dated_out",
    ),
    (
        "run: what is noted as done is looked at before it is believed",
        "dsr_desk/services/erasing/claims.py",
        "        if standing:",
        "        if False:",
        f"{_GUARDS} -k noted",
    ),
    (
        "run: that the probe has passed is believed of the audit alone",
        "dsr_desk/services/erasing/proving.py",
        '        passed = looks[-1:] == ["0"]',
        '        passed = looks[-1:] != ["1"]',
        f"{_GUARDS} -k probe_that_was_noted",
    ),
    (
        "look: what a version has changed is opened",
        "dsr_desk/services/erasing/planning.py",
        "must_open(plan.digest, items, kept, size) | changed_marks(plan.digest, delta)",
        "must_open(plan.digest, items, kept, size)",
        f"{_TESTS} -k of_a_large_plan",
    ),
    (
        "look: only what is the same counts as opened already",
        _LOOK,
        "is not None and _substance(earlier) == _substance(row)\n    }",
        "is not None\n    }",
        f"{_TESTS} -k only_that_is_opened_again",
    ),
    (
        "look: the signature says when each was opened",
        _APPROVAL,
        "with_time(seen, wanted)",
        "tuple(sorted(wanted))",
        f"{_TESTS} -k opened_and_when",
    ),
    (
        "look: the gate holds the signed marks against what had to be opened",
        _GATE,
        "if must - marks_in(approval.seen):",
        "if not must:",
        f"{_TESTS} -k lists_too_little",
    ),
    (
        "sign: a plan of another policy is refused at its approval",
        _APPROVAL,
        "        if case.state is CaseState.TO_APPROVE:\n            require_policy",
        "        if case.state is CaseState.APPROVED:\n            require_policy",
        f"{_TESTS} -k refused_at_its_approval",
    ),
    (
        "sign: the policy is asked again in the signing's own transaction",
        _APPROVAL,
        "        require_policy(view.plan, now.mandate)\n        if now",
        "        if now",
        f"{_TESTS} -k while_the_approver_signs",
    ),
    (
        "sign: what has to be opened is asked again in the signing's own transaction",
        _APPROVAL,
        "        if now.figures != held.figures:\n            raise PlanChanged",
        "",
        f"{_TESTS} -k while_the_approver_signs",
    ),
    (
        "sign: whoever is second hears that it has changed",
        _APPROVAL,
        "            if fetch(uow, case.id).version != case.version:\n                # Somebody",
        "            if not case.version:\n                # Somebody",
        f"{_TESTS} -k signs_second",
    ),
    (
        "sign: the key that was opened is the account's own",
        _APPROVAL,
        "if not self._crypto.verify(by.user.public_key, approval.payload(), signature):",
        "if not signature:",
        f"{_TESTS} -k own_or_nothing",
    ),
    (
        "replay: an approval that was taken back is none",
        _DESK,
        "        found = None\n        if entry.event.event == APPROVED",
        "        if entry.event.event == APPROVED",
        f"{_TESTS} -k taken_back",
    ),
    (
        "replay: the counter is the one on record",
        _GATE,
        'if held.counter not in ("", str(approval.counter)):',
        "if not held.counter and not approval:",
        f"{_TESTS} -k counter",
    ),
    (
        "replay: the approver is the one on record",
        _GATE,
        "if held is None or held.by != approval.approver:",
        "if held is None:",
        f"{_TESTS} -k somebody_elses_approval",
    ),
    (
        "wait: the run refuses before its time",
        _GATE,
        "if held.figures.delay and self._clock() < moment:",
        "if not moment:",
        f"{_TESTS} -k waits_and_says",
    ),
    (
        "wait: counted from the latest moment on record",
        _GATE,
        "max(held.since, approval.approved_at)",
        "approval.approved_at",
        f"{_TESTS} -k clock_set_back_waits",
    ),
    (
        "wait: what held at the approval holds",
        _DESK,
        "figures, counter = now.until(effective)",
        "figures, counter = now.figures",
        f"{_TESTS} -k eased_later",
    ),
    (
        "safeguards: weakening needs a second person",
        _DOMAIN,
        "    if not needs_second(change, before):\n",
        "    if before:\n",
        f"{_TESTS} -k weaker_safeguard_waits",
    ),
    (
        "safeguards: a smaller sample is weaker",
        _DOMAIN,
        "change.sample < before.sample or ",
        "",
        f"{_TESTS} -k weaker_safeguard_waits",
    ),
    (
        "safeguards: a shorter wait is weaker",
        _DOMAIN,
        " or change.delay_hours < before.delay_hours",
        "",
        f"{_TESTS} -k weaker_safeguard_waits",
    ),
    (
        "safeguards: a channel's policy always needs a second person",
        _DOMAIN,
        "return weaker or bool(change.channel)",
        "return weaker",
        f"{_TESTS} -k channels_policy",
    ),
    (
        "safeguards: the second person is another",
        _DOMAIN,
        "if second.id == proposer.id or second.public_key == proposer.public_key:",
        "if not second:",
        f"{_TESTS} -k weaker_safeguard_waits",
    ),
    (
        "safeguards: the second person's key is another",
        _DOMAIN,
        " or second.public_key == proposer.public_key:",
        ":",
        "tests/domain/erasing/test_safeguards.py",
    ),
    (
        "safeguards: the second person may change safeguards",
        _DOMAIN,
        "second is None or not second.may(Right.SAFEGUARD)",
        "second is None",
        "tests/domain/erasing/test_safeguards.py",
    ),
    (
        "safeguards: the proposal's signature is verified",
        _DOMAIN,
        "if not verify(proposer.public_key, change.payload(), change.signature):",
        "if not change:",
        "tests/domain/erasing/test_safeguards.py",
    ),
    (
        "safeguards: the confirmation's signature is verified",
        _DOMAIN,
        "if not verify(second.public_key, change.confirmation_payload(), change.confirmation):",
        "if not change:",
        f"{_TESTS} -k own_hand",
    ),
    (
        "safeguards: the audit decides at the run",
        _GATE,
        "        fault = safeguard_fault(now, entries)\n",
        '        fault = ""\n',
        f"{_TESTS} -k still_holds",
    ),
    (
        "safeguards: the audit decides at the approval",
        _APPROVAL,
        "        fault = safeguard_fault(now, entries)\n        fault = fault",
        '        fault = ""\n        fault = fault',
        f"{_TESTS} -k nothing_is_approved",
    ),
    (
        "safeguards: a change takes its right",
        _DESK,
        "signed = need(by, Right.SAFEGUARD)\n        registry = self._accounts.trusted_registry()"
        "\n        self._audit.require_seen()\n        key = self._accounts.unlock_again(signed,"
        " password)\n        with self._store.unit_of_work() as uow:\n            now ="
        " self.in_force(uow, registry)\n            draft",
        "signed = need(by, Right.PREPARE)\n        registry = self._accounts.trusted_registry()"
        "\n        self._audit.require_seen()\n        key = self._accounts.unlock_again(signed,"
        " password)\n        with self._store.unit_of_work() as uow:\n            now ="
        " self.in_force(uow, registry)\n            draft",
        f"{_TESTS} -k agent_changes",
    ),
    (
        "replay: a run of this very plan is on record",
        "dsr_desk/services/record/on_record.py",
        'begun = dict(entry.event.facts).get("digest") == digest',
        "begun = True",
        "tests/services/erasing/test_replaying.py -k on_no_record",
    ),
    (
        "replay: what had to be opened was opened, by the signature",
        _GATE,
        "        self._looked_and_waited(case, approval, now, entries, must)\n"
        "        return approval",
        "        return approval",
        "tests/services/erasing/test_replaying.py -k without_the_looks",
    ),
    (
        "replay: the whole audit holds",
        _GATE,
        "        if first_broken(entries) is not None:\n",
        "        if not entries:\n",
        "tests/services/erasing/test_replaying.py -k sound_approval",
    ),
    (
        "wait: the machine has counted it too",
        _GATE,
        "if waited is not None and waited + TOLERANCE < held.figures.delay:",
        "if waited is not None and not held:",
        f"{_TESTS} -k does_not_end_the_wait",
    ),
    (
        "wait: a run says whether the machine has counted it",
        _GATE,
        "(WAIT_COUNTED, int(waited is not None))",
        "(WAIT_COUNTED, 1)",
        f"{_TESTS} -k counted_the_wait",
    ),
    (
        "certificate: its PDF is as it was signed",
        "dsr_desk/documents/certificate/signed_print.py",
        "if signer is None or not verify(signer.public_key, data, signature.hex()):",
        "if signer is None:",
        "tests/documents/certificate/test_signed_print.py -k changed_byte",
    ),
    (
        "certificate: its PDF is this one's",
        "dsr_desk/documents/certificate/signed_print.py",
        'if b"/ID [<%b>" % identity(found.certificate).encode() not in data:',
        "if not data:",
        "tests/documents/certificate/test_signed_print.py -k another",
    ),
    (
        "run: what its channel's database has been left for another is not run",
        _GATE,
        "            require_reach(must[0], mandate)\n",
        "            require_reach((), mandate)\n",
        f"{_GUARDS} -k channel_has_left",
    ),
    (
        "replay: that it was begun is on record before anything is erased",
        "dsr_desk/services/erasing/replaying.py",
        "            cases[entry.event.case] = None\n",
        "            pass\n",
        "tests/services/erasing/test_replaying.py -k breaks_off",
    ),
)
