"""Why nobody signs in by an account, or why it can't be changed."""

from __future__ import annotations

from dsr_desk.domain.errors import Refusal, SessionOver

LEAST_PASSWORD = 12
"""Characters: whoever has the file of the accounts can try passwords for as long as they like."""


class AccountEnded(SessionOver):
    """Whoever had the account has left."""

    code = "account-ended"

    def __init__(self) -> None:
        """Say who can help."""
        super().__init__(
            "This account has ended: nobody signs in or acts by it any more. Sign in as somebody"
            " else; who comes back is given a new account by a supervisor."
        )


class KeysChanged(SessionOver):
    """The account was given new keys while somebody was signed in by the old ones."""

    code = "keys-changed"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "This account was given a new password and new keys since you signed in. Sign in again,"
            " with the new password."
        )


class RoleLowered(SessionOver):
    """The account may do less than when somebody signed in by it."""

    code = "role-lowered"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "A supervisor has changed what this account may do since you signed in. Sign in again"
            " to go on."
        )


_REASONS = {
    "name": "another account has that name, or it can’t be one: use a to z, digits, - and _ (at"
    " most 40), and “administrator” is taken. Choose another",
    "title": "it has no title: give the name that colleagues know the person by",
    "twin": "somebody who works here is called that already, and under an approval nobody could"
    " tell whose name it is. Add what tells the two apart, such as the team",
    "password": "the password has fewer than 12 characters. Choose a longer one",
    "twice": "the two were not the same. Type it twice once more",
    "unasked": "nobody is there to be asked. Give --passphrase-file, and --new-password-file where"
    " a password is set",
    "oneself": "nobody ends their own account, or changes its role or keys. Ask another supervisor"
    " to do it; your own password is changed by “dsr-desk accounts password”",
    "ended": "it has ended, and what has ended stays so. Add a new account under another name",
    "same": "that is how it stands already. Nothing is to be done",
    "last": "nobody would be left who may approve. Make somebody else a supervisor first",
    "unknown": "there is no such account. “dsr-desk accounts” lists them",
    "waits": "another change waits for a second person. Have that one confirmed or taken back first"
    " (“dsr-desk accounts” shows it)",
    "key": "its key is or was another account’s. Try again: a new one is made",
    "form": "the list has changed meanwhile. Look at it again, then repeat the step",
}


class AccountRefused(Refusal):
    """An account can't be changed so."""

    code = "account-refused"

    def __init__(self, reason: str) -> None:
        """Take the rule's code."""
        said = _REASONS.get(reason, reason)
        super().__init__(f"The account was not changed: {said}.", reason=said)
        self.rule = reason


class NoSuchAccountChange(Refusal):
    """A change of an account that is to be confirmed or taken back, and does not wait."""

    code = "no-such-account-change"

    def __init__(self) -> None:
        """Say where the one that waits is shown."""
        super().__init__(
            "No change of an account with that number waits: it is in force, taken back, or never"
            " was. “dsr-desk accounts” shows what holds and what waits."
        )


class SecondAccountNeeded(Refusal):
    """A change that gives somebody keys is confirmed by somebody whom it is not by or about."""

    code = "second-account-needed"

    def __init__(self) -> None:
        """Say who may."""
        super().__init__(
            "You have proposed this change, or it is about your own account, so another supervisor"
            " has to confirm it; anybody else who works here, where it is the only supervisor’s new"
            " password. Ask them to sign in and look.",
        )


class AdministratorKeyMissing(Refusal):
    """The administrator's key does not lie where it was looked for."""

    code = "administrator-key-missing"

    def __init__(self, file: str) -> None:
        """Name the file, without its folder."""
        super().__init__(
            f"The administrator’s key is not where it was looked for ({file}). It was made with the"
            " workspace and may have been put in a safe place: get it, and name the file.",
            file=file,
        )


class PassphraseWrong(Refusal):
    """The passphrase does not open the administrator's key, or it is another workspace's key."""

    code = "passphrase-wrong"

    def __init__(self) -> None:
        """Say which passphrase is meant."""
        super().__init__(
            "That passphrase does not open this workspace’s administrator’s key. It was chosen when"
            " the workspace was made, and is nobody’s password. Try again."
        )
