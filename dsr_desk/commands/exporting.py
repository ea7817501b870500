"""The command that makes the register extract."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result
from dsr_desk.commands.progress import tell
from dsr_desk.commands.stopping import stoppable
from dsr_desk.domain.counting import Count


def export(context: Context) -> Result:
    """Make the register extract as one package."""
    desk = context.desk()
    by = context.sign_in(desk)
    target = Path(context.args.out) if context.args.out else None
    with stoppable() as cancel:
        result = desk.export.export(context.args.case, target, by, tell, cancel)
    receipt = result.receipt
    lines = (
        f"{receipt.path}: {words.items(receipt.items)},"
        f" {Count(receipt.attachments):# attachment|# attachments},"
        f" {Count(receipt.pages):# page|# pages}",
        f"SHA-256 {receipt.sha256}",
        f"Other people: {receipt.others_taken_out} taken out, {receipt.others_undecided} not"
        f" decided about, {Count(receipt.files_withheld):# file|# files} withheld",
    )
    return Result(shapes.plain(receipt), lines)
