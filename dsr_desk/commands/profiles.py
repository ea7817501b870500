"""The command about what organisations say of themselves in every extract."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace

from dsr_desk.commands import shapes
from dsr_desk.commands.context import Context, Result
from dsr_desk.domain.errors.steps import UnknownOrganisation
from dsr_desk.domain.extracts.packages import COVER_CODES
from dsr_desk.domain.extracts.profile_errors import ProfileRefused
from dsr_desk.domain.extracts.profiles import OrganisationProfile
from dsr_desk.domain.languages import LANGUAGES

_ROLE, _NAME = "role", "name"


def profile(context: Context) -> Result:
    """Show what an organisation says in extracts about Article 15, or change it."""
    desk, args = context.desk(), context.args
    view = desk.profiles.view()
    found = next((p for p in view.profiles if p.organisation == args.organisation), None)
    if found is None:
        raise UnknownOrganisation(p.organisation for p in view.profiles)
    changed = found.worded(args.language, _texts(args.set))
    if args.staff:
        changed = replace(changed, show_staff_names=args.staff == _NAME)
    if changed != found:
        desk.profiles.save(changed, context.sign_in(desk))
    return Result(shapes.plain(changed), _lines(changed, args.language))


def _texts(pairs: list[str]) -> dict[str, str]:
    texts = {}
    for pair in pairs:
        code, sign, text = pair.partition("=")
        if not sign or code not in COVER_CODES:
            known = ", ".join(COVER_CODES)
            raise ProfileRefused(f"a point is set as CODE=TEXT, CODE one of {known}")
        texts[code] = text
    return texts


def _lines(profile: OrganisationProfile, language: str) -> tuple[str, ...]:
    staff = _NAME if profile.show_staff_names else _ROLE
    points = [f"{field.code:<12} {field.text or '(blank)'}" for field in profile.cover(language)]
    return (f"{'staff':<12} shown by their {staff}", *points)


def add_options(parser: ArgumentParser) -> None:
    """Add the options of ``profile``."""
    parser.add_argument("--organisation", required=True, metavar="KEY")
    parser.add_argument("--language", choices=LANGUAGES, default="sv", help="of the texts")
    parser.add_argument(
        "--set", action="append", default=[], metavar="CODE=TEXT", help="an empty text is a blank"
    )
    parser.add_argument("--staff", choices=(_ROLE, _NAME), default="", help="how staff are shown")
