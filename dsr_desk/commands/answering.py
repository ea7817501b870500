"""The command that answers the editor: it saves the prepared mail, or sends it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_desk.commands import sending, shapes, words
from dsr_desk.commands.context import Context, Result
from dsr_desk.commands.files import text_in
from dsr_desk.commands.progress import tell
from dsr_desk.commands.stopping import stoppable
from dsr_desk.domain.answers.replies import EXTRACT
from dsr_desk.domain.errors import WrongStep
from dsr_desk.domain.requests import CaseState, Nature
from dsr_desk.domain.steps import STATES
from dsr_desk.domain.verifying.checklist import open_checks
from dsr_desk.services.progress import CancelToken

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.extracts.sealing import SealedExtract
    from dsr_desk.services.intake.letters import ReplyDraft
    from dsr_desk.services.people.accounts import SignedIn


def answer(context: Context) -> Result:
    """Prepare the answer that fits the case's step, and save it as an .eml file or send it."""
    desk = context.desk()
    by = context.sign_in(desk)
    args = context.args
    if args.settle:
        settled = desk.sending.settle(args.case, sent=args.settle == "sent", by=by)
        line = f"On record: {_SETTLED[args.settle]}. Its bytes are kept as {settled.path}."
        return Result({"case": args.case, "settled": args.settle}, (line,))
    _require_a_question(context, desk)
    draft = _draft(context, desk, by)
    shown = {"case": args.case, **shapes.plain(replace(draft, password=""))}
    if args.show:
        return Result({**shown, "saved": None}, (draft.subject, "", *draft.body.splitlines()))
    if args.send:
        sending.give_secret(context, desk, by)
        sent = desk.sending.send(args.case, draft, by, CancelToken())
        line = f"The answer was sent to the editor; its bytes are kept as {sent.path}."
        return Result({**shown, "saved": str(sent.path), "sent": True}, (line,))
    before = desk.replies.saved_before(args.case, draft.kind)
    path, _ = desk.replies.save(args.case, draft, Path(args.out) if args.out else None, by)
    state = desk.queue.get(args.case).state
    lines = (
        f"The {words.ANSWERS[draft.kind]} is saved as {path}. Nothing was sent: send it from your"
        " mail program.",
        *(_BESIDE if draft.kind == EXTRACT and not draft.attachments else ()),
        *(f"One was saved before, as {each}: send only one of them." for each in before[-1:]),
        f"{args.case} is now: {STATES[state]}.",
    )
    return Result({**shown, "saved": str(path), "before": [str(p) for p in before]}, lines)


_SETTLED = {
    "sent": "the answer was sent",
    "not-sent": "the answer was not sent; it can be sent now",
}
_BESIDE = (
    "The extract is not in it: hand it over in the way agreed on, or attach it with --encrypted.",
)
"""What an answer that only tells of the extract must not be taken for."""

_ALL_SETTLED = (
    "Every check is settled, so “dsr-desk match {case}” can search. To ask the editor all the same"
    " on which day the person made the request, give --ask-day."
)


def _require_a_question(context: Context, desk: DeskServices) -> None:
    """Refuse to ask back where nothing stands in the way: the day alone is asked on demand."""
    args = context.args
    case = desk.queue.get(args.case)
    if args.notice or args.ask_day or case.state not in (CaseState.CHECKING, CaseState.WAITING):
        return
    if case.nature is not Nature.DATA_SUBJECT and not open_checks(
        desk.checklist.view(case.id).checks
    ):
        raise WrongStep("answer", case.state.value, _ALL_SETTLED.format(case=case.number))


def _draft(context: Context, desk: DeskServices, by: SignedIn) -> ReplyDraft:
    """Return the draft; a sealed extract's password is told now, before anything leaves."""
    args = context.args
    if args.notice:
        draft = desk.replies.notice(args.case, args.notice, by, args.language)
    else:
        sealed = _sealed(context, desk, by) if args.encrypted else None
        draft = desk.replies.draft(args.case, by, args.language, sealed)
        if sealed is not None:
            files = "" if draft.attachments else f" It opens {_names(sealed)}, handed over beside."
            told = f"The password is {sealed.password}. Tell it another way than this mail:"
            print(told, f"it is kept nowhere.{files}", file=sys.stderr)
    if args.body_file:
        draft = replace(draft, body=text_in(Path(args.body_file)))
    return draft


_SEAL_ALONE = "What is encrypted is told its password once: give --encrypted without --show."


def _sealed(context: Context, desk: DeskServices, by: SignedIn) -> SealedExtract:
    """Seal the extract anew, where an answer with it can leave at all."""
    if context.args.show:
        state = desk.queue.get(context.args.case).state.value
        raise WrongStep("show what is encrypted", state, _SEAL_ALONE)
    if context.args.send:
        desk.sending.require_ready(context.args.case)
    with stoppable() as cancel:
        return desk.sealing.seal(context.args.case, by, tell, cancel)


def _names(sealed: SealedExtract) -> str:
    return " and ".join(str(path) for path in sealed.package.files)


def add_options(answer: ArgumentParser) -> None:
    """Say what the command takes beside the case."""
    answer.add_argument("--out", metavar="FILE")
    answer.add_argument("--language", choices=("sv", "en"))
    answer.add_argument(
        "--ask-day", action="store_true", help="ask for the day of the person’s request alone"
    )
    answer.add_argument("--body-file", metavar="FILE", help="your own text instead")
    answer.add_argument(
        "--notice", default="", metavar="REASON", help="tell that the instruction looks unlawful"
    )
    way = answer.add_mutually_exclusive_group()
    way.add_argument("--show", action="store_true", help="print the draft, save nothing")
    way.add_argument("--send", action="store_true", help="send it to the editor (SMTP)")
    way.add_argument("--settle", choices=("sent", "not-sent"), help="what became of a sending")
    answer.add_argument("--secret-file", default="", metavar="FILE", help="for sending")
    answer.add_argument("--encrypted", action="store_true", help="seal the extract and attach it")
