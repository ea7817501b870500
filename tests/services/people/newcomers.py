"""Who is given an account after the founding, and by what key."""

from __future__ import annotations

from dsr_desk.domain.people import Role
from dsr_desk.services.people.account_changes import Administrator
from dsr_desk.services.people.accounts import NewUser

ADMIN = Administrator("admin-pass")
SECRET = "en-lång-hemlighet"
DORA = NewUser("dora", "Dora Blom", Role.AGENT, SECRET)
ELI = NewUser("eli", "Eli Frost", Role.SUPERVISOR, SECRET)
