"""The command that writes the record of processing (Art. 30(2))."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from dsr_desk.commands.context import Context, Result


def record_of_processing(context: Context) -> Result:
    """Write the record of Art. 30(2) for an organisation: JSON, or a text to be read."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    found = desk.processing.record(
        args.organisation,
        by,
        language=args.language,
        processor=args.processor,
        officer=args.officer,
    )
    lines = tuple(desk.processing.text(found).splitlines())
    saved = None
    if args.out:
        saved = str(desk.processing.write(found, Path(args.out), by))
        lines = (f"The record of processing is saved as {saved}.",)
        if found.missing:
            verb = "is" if len(found.missing) == 1 else "are"
            lines += (f"It is not complete: {', '.join(found.missing)} {verb} blank.",)
    return Result({**found.plain(), "saved": saved}, lines)


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("organisation", metavar="ORGANISATION", help="its short name")
    parser.add_argument("--out", default="", metavar="FILE", help=".json, or any other for a text")
    parser.add_argument("--language", choices=("sv", "en"), default="sv")
    parser.add_argument("--processor", default="", metavar="TEXT", help="who runs the desk")
    parser.add_argument("--officer", default="", metavar="TEXT", help="its data protection officer")
