"""What mails are read and answered by, from the resources: wordings, and the words of letters."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from dsr_desk.config import resources
from dsr_desk.domain.languages import LANGUAGES
from dsr_desk.services.intake.asking import Questions
from dsr_desk.services.intake.letters import ReplyTexts

if TYPE_CHECKING:
    from dsr_desk.domain.intake.phrasing.wordings import Wordings


@cache
def load_wordings() -> Wordings:
    """Read the wordings that the parser goes by, the first time; it takes an eighth of a second."""
    from dsr_desk.domain.intake.phrasing import compiled

    folder = resources() / "wordings"
    texts = [(folder / f"{language}.toml").read_text("utf-8") for language in LANGUAGES]
    taught = (folder / "second_opinion.toml").read_text("utf-8")
    return compiled.load_wordings(*texts, taught=taught)


def load_reply_texts() -> ReplyTexts:
    """Read all words of letters: the templates, the questions of an ask-back, the sentences."""
    folder = resources() / "replies"
    templates = {
        (language, path.stem): path.read_text("utf-8")
        for language in LANGUAGES
        for path in sorted((folder / language).glob("*.txt"))
    }
    questions = tomllib.loads((folder / "questions.toml").read_text("utf-8"))
    silent = questions.pop("silent")
    sentences = tomllib.loads((folder / "sentences.toml").read_text("utf-8"))
    return ReplyTexts(templates, Questions(questions, silent), sentences)
