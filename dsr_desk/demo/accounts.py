"""Who can sign in to the demo workspace; made up, and for nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.domain.people import Role


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A demo user with the password that the demo prints."""

    login: str
    name: str
    title: str
    role: Role
    password: str


@dataclass(frozen=True, slots=True)
class DemoAccounts:
    """All demo users, and the passphrase of the registry's administrator."""

    users: tuple[DemoAccount, ...]
    administrator_passphrase: str


# Printed on the screen and written beside the demo data; they protect made-up people.
ACCOUNTS = DemoAccounts(
    users=(
        DemoAccount("alva", "Alva Ek", "Handläggare", Role.AGENT, "alva-skogsstig-7"),
        DemoAccount("sam", "Sam Lund", "Gruppledare", Role.SUPERVISOR, "sam-fyrtorn-42"),
    ),
    administrator_passphrase="demo-rimfrost-kompass-björk",  # noqa: S106
)
