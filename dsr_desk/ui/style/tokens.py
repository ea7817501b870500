"""The colours of both schemes by what they mean; text on its ground reaches 4.5:1 (WCAG AA)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One scheme.  ``…_soft`` is the ground on which the colour of the same name is written."""

    dark: bool
    window: str
    surface: str
    raised: str
    line: str
    line_strong: str
    """Borders of things that can be used: 3:1 against the surface."""
    text: str
    muted: str
    faint: str
    """Text of what can't be used at the moment."""
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    ok: str
    ok_soft: str
    attention: str
    attention_soft: str
    failed: str
    failed_hover: str
    on_failed: str
    failed_soft: str
    mark_wish: str
    """Ground of the words that are the wish; the attestation's is ``ok_soft``."""
    mark_person: str
    mark_sender: str
    overlay: str


LIGHT = Tokens(
    dark=False,
    window="#f4f6f9",
    surface="#ffffff",
    raised="#eaeef4",
    line="#dfe3ea",
    line_strong="#818a99",
    text="#14181f",
    muted="#545e6d",
    faint="#8a93a1",
    accent="#1f56c8",
    accent_hover="#1a48a8",
    on_accent="#ffffff",
    accent_soft="#e3ecfc",
    ok="#15703a",
    ok_soft="#e0f3e6",
    attention="#8a5000",
    attention_soft="#fdf0d8",
    failed="#b3211c",
    failed_hover="#951b17",
    on_failed="#ffffff",
    failed_soft="#fce6e4",
    mark_wish="#fdeeaa",
    mark_person="#d9e6fd",
    mark_sender="#eadffb",
    overlay="#14181f",
)

DARK = Tokens(
    dark=True,
    window="#13171c",
    surface="#1b2027",
    raised="#252b34",
    line="#313945",
    line_strong="#77828f",
    text="#e9edf2",
    muted="#a6b0bd",
    faint="#6d7784",
    accent="#8db4ff",
    accent_hover="#a9c6ff",
    on_accent="#0c1a33",
    accent_soft="#25365a",
    ok="#74d69a",
    ok_soft="#17382a",
    attention="#f3b95f",
    attention_soft="#3f2f12",
    failed="#ff8f87",
    failed_hover="#ffa9a3",
    on_failed="#3a0906",
    failed_soft="#47201f",
    mark_wish="#574708",
    mark_person="#27406f",
    mark_sender="#43305f",
    overlay="#000000",
)
