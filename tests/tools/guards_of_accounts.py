"""The guards of who has an account and by what keys, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_LIST = "dsr_desk/domain/record/registry.py"
_LIST_TESTS = "tests/domain/record/test_registry.py"
_TESTS = "tests/services/people/test_account_changes.py"
_WINDOWS = "tests/services/people/test_open_windows.py"
_TURNED_OUT = "tests/ui/window/test_turned_out.py"
_SEEN = "dsr_desk/services/people/list_seen.py"
_SAFEGUARDS = "dsr_desk/services/erasing/safeguards.py"
_ACCOUNTS = "dsr_desk/services/people/accounts.py"
_CHANGES = "dsr_desk/services/people/account_changes.py"
_LISTS = "dsr_desk/services/people/lists.py"

_DIRECTORY = "dsr_desk/services/people/directory.py"
_DIRECTORY_TESTS = "tests/services/people/test_directory.py"

_CONNECTING = "dsr_desk/services/people/connecting.py"
_STORES = "dsr_desk/sources/stores.py"
_CONNECTING_TESTS = "tests/services/people/test_connecting.py"

PEOPLE: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "accounts: an agent gives new keys to nobody but the only supervisor",
        _LIST,
        "lone = [user.id for user in before.users if user.may(Right.ACCOUNTS)] == [account]",
        "lone = True",
        _LIST_TESTS,
    ),
    (
        "accounts: who settles a change could have proposed it",
        _CHANGES,
        "    return acting(uow, by, asked_of(now.registry, waiting.account)), waiting\n",
        "    return acting(uow, by, Right.PREPARE), waiting\n",
        _TESTS,
    ),
    (
        "accounts: the administrator has signed the list",
        _LIST,
        "if not verify(admin_key, registry.payload(), registry.signature):",
        "if not registry.signature:",
        _LIST_TESTS,
    ),
    (
        "accounts: the proposer has signed it",
        _LIST,
        "if not verify(proposer.public_key, change.payload(), change.proposal):",
        "if not change.proposal:",
        _LIST_TESTS,
    ),
    (
        "accounts: what gives somebody keys takes another supervisor",
        _LIST,
        "return gives(before, change) and bool(seconds(before, change))",
        "return False",
        _LIST_TESTS,
    ),
    (
        "accounts: the second is neither who proposes nor whose account it is",
        _LIST,
        "taken = {change.proposed_by, change.account}",
        "taken = {''}",
        _LIST_TESTS,
    ),
    (
        "accounts: the second has signed",
        _LIST,
        "if not verify(second.public_key, change.confirmation_payload(), change.confirmation):",
        "if not change.confirmation:",
        _LIST_TESTS,
    ),
    (
        "accounts: nobody changes their own",
        _LIST,
        "if change.account == change.proposed_by:",
        "if not change.account:",
        _LIST_TESTS,
    ),
    (
        "accounts: somebody who may approve is left",
        _LIST,
        'return "" if any(u.may(Right.APPROVE) for u in change.registry.users) else "last"',
        'return ""',
        f"{_LIST_TESTS} -k rule_of_the_list",
    ),
    (
        "accounts: a key is one account's, for good",
        _LIST,
        "if before.holder_of(now.public_key) not in (None, was) or (",
        "if (",
        f"{_LIST_TESTS} -k rule_of_the_list",
    ),
    (
        "accounts: nothing is taken from the history",
        _LIST,
        "if change.registry.payload() != before.changed(change.number, now).payload():",
        "if not change.registry.users:",
        f"{_LIST_TESTS} -k taken_from",
    ),
    (
        "accounts: the list is the one on record",
        _LISTS,
        "if recorded != [change.digest for change in now.changes]:",
        "if recorded is None:",
        f"{_TESTS} -k had_not_seen",
    ),
    (
        "accounts: the newest list is remembered",
        _CHANGES,
        "            self._accounts.remember_list(change.registry)\n",
        "            pass\n",
        f"{_TESTS} -k remembered",
    ),
    (
        "accounts: an approval holds by the list of then",
        "dsr_desk/services/erasing/gate.py",
        "then = registry if version is None else registry.as_of(version)",
        "then = registry",
        f"{_TESTS} -k after_a_reset",
    ),
    (
        "accounts: who has left approves nothing by an old key",
        "dsr_desk/domain/record/approvals.py",
        "(registry if version is None else registry.as_of(version)).user(approval.approver)",
        "next(iter(t for t in registry.every() if t.user(approval.approver).may(Right.APPROVE)))"
        ".user(approval.approver)",
        f"{_TESTS} -k old_key_that",
    ),
    (
        "accounts: whoever is still signed in when they leave runs nothing",
        "dsr_desk/services/erasing/gate.py",
        "registry = self._accounts.require_still(by, Right.EXECUTE)",
        "registry = self._accounts.trusted_registry()",
        f"{_TESTS} -k still_signed_in",
    ),
    (
        "accounts: whoever leaves while signing approves nothing",
        "dsr_desk/services/erasing/approval.py",
        "            acting(uow, by, Right.APPROVE)\n            self._require_still",
        "            self._require_still",
        f"{_TESTS} -k put_on_record_after",
    ),
    (
        "accounts: who has left is not let back by their row",
        _ACCOUNTS,
        "        if user is not None and user.ended:\n            raise AccountEnded\n",
        "",
        f"{_TESTS} -k let_back",
    ),
    (
        "accounts: safeguards hold by the list of then",
        "dsr_desk/domain/erasing/safeguards.py",
        "users = registry.as_of(version) if registry and version is not None else registry",
        "users = registry",
        f"{_TESTS} -k after_they_have_left",
    ),
    (
        "accounts: who has made one alone stands on the certificate",
        "dsr_desk/services/erasing/certifying.py",
        "return said + four_eyes_alone(alone)",
        "return said",
        f"{_TESTS} -k lone_supervisor",
    ),
    (
        "accounts: who was made alone is no second person",
        _LIST,
        "if not change.confirmed_by or self.alone(change.confirmed_by, change.before):",
        "if not change.confirmed_by:",
        f"{_LIST_TESTS} -k as_of_then",
    ),
    (
        "accounts: the key that signs the list is the pinned one",
        _CHANGES,
        "        if not fits:\n            raise PassphraseWrong\n",
        "",
        f"{_TESTS} -k administrators_key",
    ),
    (
        "directory: a new channel begins with the least where two could sign",
        _DIRECTORY,
        "if channel.policy != LEAST and _two(self._accounts.list_within(uow).registry, by):",
        "if not channel.policy:",
        f"{_DIRECTORY_TESTS} -k begins_with",
    ),
    (
        "directory: a channel with content does not end",
        _DIRECTORY,
        "if any(held.values()):",
        "if held is None:",
        f"{_DIRECTORY_TESTS} -k with_content",
    ),
    (
        "directory: a channel of an open case does not end",
        _DIRECTORY,
        "if any(c.code == EDITOR and c.target == channel.key for c in checks):",
        "if channel is None:",
        f"{_DIRECTORY_TESTS} -k open_case",
    ),
    (
        "directory: a held channel does not end",
        _DIRECTORY,
        "if hold.lifted_at is None and hold.on is HoldOn.ITEMS and hold.target == channel.key:",
        "if channel is None:",
        f"{_DIRECTORY_TESTS} -k open_case",
    ),
    (
        "directory: an edited directory is not put on record",
        _DIRECTORY,
        "if directory_fault(uow, tuple(uow.audit.entries())):",
        "if uow is None:",
        f"{_DIRECTORY_TESTS} -k edited",
    ),
    (
        "directory: nor by a change of a policy",
        "dsr_desk/services/erasing/safeguards.py",
        "            require_on_record(uow)\n",
        "",
        "tests/services/erasing/test_safeguards.py -k somebody_has_edited",
    ),
    (
        "directory: an ended channel is asked for no more",
        "dsr_desk/services/cases.py",
        "in_use(uow.people.channels()), uow.people.roster()",
        "uow.people.channels(), uow.people.roster()",
        f"{_DIRECTORY_TESTS} -k nothing_is_left",
    ),
    (
        "connect: only what was seen",
        _CONNECTING,
        "if now.digest != seen:",
        "if not seen:",
        f"{_CONNECTING_TESTS} -k only_what_was_seen",
    ),
    (
        "connect: a channel is not turned away from what it holds",
        _CONNECTING,
        "            self._require_nothing_elsewhere(channel)\n",
        "            pass\n",
        f"{_CONNECTING_TESTS} -k turned_away",
    ),
    (
        "connect: what can't be searched or erased, or holds nothing, is not connected",
        _CONNECTING,
        "        if now.why_not:\n            raise DirectoryRefused(now.why_not)\n",
        "",
        f"{_CONNECTING_TESTS} -k not_connected",
    ),
    (
        "connect: a mapping that somebody has edited opens nothing",
        _STORES,
        '_digest(text)}.toml" or rules.key',
        'entry.mapping.split(".")[1]}.toml" or rules.key',
        f"{_CONNECTING_TESTS} -k has_edited",
    ),
    (
        "connect: a source that was turned elsewhere stops the run",
        "dsr_desk/services/record/on_record.py",
        "if connected and sources_digest(uow.people.sources()) != connected:",
        "if not entries:",
        f"{_CONNECTING_TESTS} -k turned_elsewhere",
    ),
    (
        "connect: the workspace's own files are no platform's",
        "dsr_desk/sources/addresses.py",
        "    if inside or linked:\n",
        "    if linked:\n",
        f"{_CONNECTING_TESTS} -k own_files",
    ),
    (
        "connect: a short name is given once",
        _CONNECTING,
        "if key in {ARCHIVE, NETWORK} or any(s.key == key for s in uow.people.sources()):",
        "if not key:",
        f"{_CONNECTING_TESTS} -k given_once",
    ),
    (
        "accounts: nor makes an extract",
        "dsr_desk/services/extracts/export.py",
        "            acting(uow, by, Right.PREPARE)\n            now =",
        "            now =",
        f"{_WINDOWS} -k package",
    ),
    (
        "accounts: nor erases again",
        "dsr_desk/services/erasing/replaying.py",
        "signed = acting(uow, by, Right.EXECUTE)",
        "signed = by",
        f"{_TESTS} -k still_signed_in",
    ),
    (
        "accounts: what a person changes is asked of the list in force",
        _ACCOUNTS,
        "    _require_unchanged(signed.seen.within(uow).registry, signed, right)\n",
        "",
        f"{_WINDOWS} -k window_that_is_open",
    ),
    (
        "accounts: new keys end a session",
        _ACCOUNTS,
        "    if user.public_key != by.user.public_key:\n        raise KeysChanged\n",
        "",
        f"{_WINDOWS} -k new_keys",
    ),
    (
        "accounts: whoever was made an agent is one in an open window",
        _ACCOUNTS,
        "    if not _same_account(registry, by).may(right):\n        raise",
        "    if not _same_account(registry, by):\n        raise",
        f"{_WINDOWS} -k made_an_agent",
    ),
    (
        "accounts: an open window sees that the list is not the one on record",
        _SEEN,
        "if recorded.digests != checked.digests:",
        "if recorded is None:",
        f"{_WINDOWS} -k without_its_record",
    ),
    (
        "accounts: an open window sees that the list is an older one",
        _SEEN,
        "if checked.now.registry.version < self._version:",
        "if checked is None:",
        f"{_WINDOWS} -k put_back",
    ),
    (
        "accounts: what was read of an audit that was put back is read anew",
        _SEEN,
        "begun = self if uow.audit.hash_at(self.sequence) == self.hash else _Recorded()",
        "begun = self",
        f"{_WINDOWS} -k undone",
    ),
    (
        "accounts: a list whose rows have changed is checked anew",
        _SEEN,
        "if checked is None or checked.rows != rows:",
        "if checked is None:",
        f"{_WINDOWS} -k window_that_is_open",
    ),
    (
        "accounts: what would not be in force is not put on record",
        _CHANGES,
        "            self._require_sound(change, before)\n",
        "",
        f"{_WINDOWS} -k not_be_in_force",
    ),
    (
        "accounts: whoever ends while they propose a change proposes none",
        _CHANGES,
        "            acting(uow, by, Right.PREPARE)\n"
        "            now = self._accounts.list_within(uow)\n"
        "            before, known = now.registry, uow.people.account_changes()\n"
        "            acting(uow, by, asked_of(before, user.id))\n",
        "            now = self._accounts.list_within(uow)\n"
        "            before, known = now.registry, uow.people.account_changes()\n",
        f"{_WINDOWS} -k proposer_who_ends",
    ),
    (
        "accounts: an own password puts no keys back",
        _CHANGES,
        "            acting(uow, by, Right.PREPARE)\n            account =",
        "            account =",
        f"{_WINDOWS} -k puts_no_keys",
    ),
    (
        "safeguards: who ends while they sign changes none",
        _SAFEGUARDS,
        "            signed = acting(uow, by, Right.SAFEGUARD)\n            registry ="
        " self._accounts.list_within(uow).registry\n            now = self.in_force(uow, registry)"
        "\n            draft",
        "            signed, registry = by, self._accounts.list_within(uow).registry\n"
        "            now = self.in_force(uow, registry)\n            draft",
        f"{_WINDOWS} -k who_ends_while",
    ),
    (
        "safeguards: nothing is put on record that would not be in force",
        _SAFEGUARDS,
        "if change_fault(change, now.figures, registry, self._crypto.verify) not in _CAN_BE:",
        "if not change:",
        f"{_WINDOWS} -k another_accounts_key",
    ),
    (
        "safeguards: what was signed too late stops nothing",
        "dsr_desk/domain/erasing/safeguards.py",
        "            late.append(change.digest)\n",
        "            pass\n",
        f"{_WINDOWS} -k holds_and_stops_nothing",
    ),
    (
        "safeguards: a channel's policy that was signed too late stays a fault",
        "dsr_desk/domain/erasing/safeguards.py",
        "return not change.channel and any(",
        "return any(",
        f"{_WINDOWS} -k goes_by",
    ),
    (
        "safeguards: what nobody could ever sign so stays a fault",
        "dsr_desk/domain/erasing/safeguards.py",
        "not change_fault(change, before, then, verify) for then in registry.every()",
        "then for then in registry.every()",
        f"{_WINDOWS} -k goes_by",
    ),
    (
        "retention: the second person is one of the list in force",
        "dsr_desk/services/erasing/retention.py",
        "waits = two and not confirms(now, asked, who, now_listed.registry)",
        "waits = two and not confirms(now, asked, who, uow.people.registry())",
        f"{_WINDOWS} -k second_person_for_a_period",
    ),
    (
        "holds: who lifts one is asked in the transaction",
        "dsr_desk/services/erasing/holds.py",
        "who = acting(uow, by, Right.LIFT).user",
        "who = by.user",
        f"{_WINDOWS} -k window_that_is_open",
    ),
    (
        "accounts: two who work here are not called the same",
        _CHANGES,
        "if known.has_titled(new.title):",
        "if not known:",
        f"{_TESTS} -k called_the_same",
    ),
    (
        "accounts: a change that waited and was taken out is told",
        _LISTS,
        "if waits is not None and waits[0] != there:",
        "if False:",
        f"{_TESTS} -k taken_out",
    ),
    (
        "retention: that one may be both is on record",
        "dsr_desk/services/erasing/retention.py",
        'facts[ALONE] = "yes" if made_alone(now_listed, hands) else "no"',
        'facts[ALONE] = "no"',
        f"{_WINDOWS} -k made_alone",
    ),
    (
        "safeguards: that one may be both is on record",
        _SAFEGUARDS,
        'facts[ALONE] = "yes" if made else "no"',
        'facts[ALONE] = "no"',
        f"{_WINDOWS} -k for_a_safeguard",
    ),
    (
        "accounts: who has left is shown nothing more",
        "dsr_desk/ui/operation.py",
        "                self._desk.require_here()\n                found",
        "                found",
        _TURNED_OUT,
    ),
    (
        "accounts: nor what was read before they had",
        "dsr_desk/ui/operation.py",
        "                if not (self._watches or self._changes):",
        "                if False:",
        _TURNED_OUT,
    ),
    (
        "accounts: a window in which nobody does anything asks by itself",
        "dsr_desk/ui/window/still_here.py",
        "        self.timer.timeout.connect(self._on_timer_timeout)\n",
        "",
        _TURNED_OUT,
    ),
    (
        "accounts: a late answer signs nobody else out",
        "dsr_desk/ui/desk.py",
        "        if self._person is person:\n            self.turning_out",
        "        if person:\n            self.turning_out",
        _TURNED_OUT,
    ),
    (
        "accounts: nothing stays over a window that was emptied",
        "dsr_desk/ui/window/still_here.py",
        "            dialog.done(QDialog.DialogCode.Rejected)\n",
        "            pass\n",
        _TURNED_OUT,
    ),
    (
        "accounts: a lowered account is shown nothing by its old rights",
        _ACCOUNTS,
        "            raise RoleLowered\n",
        "            return\n",
        _WINDOWS,
    ),
    (
        "accounts: what went on record is looked at again",
        _SEEN,
        "lately is None or lately[0] != head",
        "lately is None",
        _WINDOWS,
    ),
)
