"""What commands say of a secret that was to be removed."""

from __future__ import annotations

from dsr_desk.domain.mailboxes.forgotten import Forgotten, Left

_WHY = {
    Forgotten.REFUSED: "Its secret is still in the key store, which does not let go of it",
    Forgotten.UNREACHED: "No key store can be reached here; where one has kept the secret, it is"
    " still there",
}


def lines_of(left: Left) -> tuple[str, ...]:
    """Say where the secret still is, or may be, and how it is removed there; nothing once gone."""
    if left.secret is Forgotten.GONE:
        return ()
    return (f"{_WHY[left.secret]}: remove “{left.entry}” of “dsr-desk” in the key store itself.",)


def status_of(left: Left) -> int:
    """Return the exit status: 3 where the key store has refused."""
    return 3 if left.secret is Forgotten.REFUSED else 0
