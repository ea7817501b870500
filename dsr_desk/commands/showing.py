"""Commands that show the program: its window, and the demo."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.commands.context import Context, Result
from dsr_desk.commands.files import written_to
from dsr_desk.config import WorkspacePaths


def window(context: Context) -> Result:
    """Open the main window."""
    return Result({}, (), context.make.show_window(context.workspace, None))


def demo(context: Context) -> Result:
    """Make the demo workspace, and show it: in the window, or played where there is no display."""
    from dsr_desk.commands.progress import say  # the window, made here too, says nothing

    args = context.args
    if args.letters:
        with written_to(Path(args.letters)):
            letters = context.make.letters(Path(args.letters))
        return Result(letters, (f"Mails are in {args.letters}.",))
    if args.data_only:
        made = context.make.make_demo(context.workspace, say)
        return Result(made, (f"The demo workspace is in {context.workspace}.",))
    if args.play or not context.make.has_display():
        with written_to(Path(args.out or ".")):
            played = context.make.play_demo(Path(args.out) if args.out else None, say)
        folder = played["folder"] if isinstance(played, dict) else ""
        files = played["files"] if isinstance(played, dict) else []
        return Result(played, (f"Played; what it left is in {folder}:", *files))
    paths = WorkspacePaths(context.workspace)
    if paths.unfinished.exists() or not paths.settings.exists():
        context.make.make_demo(context.workspace, say)
        say("Opening the window.")
    status = context.make.show_window(context.workspace, None)
    return Result({"workspace": str(context.workspace)}, (), status)
