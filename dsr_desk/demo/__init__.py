"""The demo workspace's content, made up and the same every time."""

from dsr_desk.demo.accounts import ACCOUNTS
from dsr_desk.demo.calendar import DEMO_TODAY
from dsr_desk.demo.envelopes import AUTHSERV_ID
from dsr_desk.demo.world import PERFECT_SUBJECT, World, iter_items, make_world

__all__ = [
    "ACCOUNTS",
    "AUTHSERV_ID",
    "DEMO_TODAY",
    "PERFECT_SUBJECT",
    "World",
    "iter_items",
    "make_world",
]
