"""Changes labelled and real mails by chance, and holds the parser to what must hold of any text.

    python -m tests.tools.mutate_mails                      # 20,000 changed mails, some minutes
    python -m tests.tools.mutate_mails --count 500 --seed 7
    python -m tests.tools.mutate_mails --folder DIR         # of real mails, besides the usual ones

Of each changed mail: reading it raises nothing, what is shown as evidence stands at its place, and
it is attested only where its text holds the sentence, which is looked for here by other means.  At
the end some mails are repeated up to eight times over; what takes more than that many times as
long, per letter, grows faster than the mail.  The sets ``unseen_*`` are never read.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.requests import ParsedRequest, ReadMessage, Verdict
from dsr_desk.mail.reading.reader import read_message
from dsr_desk.mail.texts import load_wordings
from tests.domain.intake.letters import labelled, letter, sets

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "tests" / "data" / "mail",)
LONGEST = 20_000
SENTENCE = re.compile(
    r"vi har bekräftat person\w*(?: ?/ ?personernas)? identitet"
    r"|we(?: have|.ve) (?:confirmed|verified) the (?:person|identit(?:y|ies) of the person)"
)
"""The sentence as anybody would look for it, in a text without marks and with single blanks."""
STRANGE = "\u200b\u00a0\u202e\u00ad\ufeff\u0301“”’´\t|>*_~#"
TIMES = (1, 2, 4, 8)
_WORD = re.compile(r"\S+")

Mutation = Callable[[str, Random], str]


def _without_a_line(text: str, chance: Random) -> str:
    lines = text.splitlines()
    del lines[chance.randrange(len(lines)) : chance.randrange(len(lines)) + 1]
    return "\n".join(lines)


def _lines_in_another_order(text: str, chance: Random) -> str:
    lines = text.splitlines()
    chance.shuffle(lines)
    return "\n".join(lines)


def _quoted_from_a_line_on(text: str, chance: Random) -> str:
    lines = text.splitlines()
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], *(f"> {line}" for line in lines[at:])])


def _without_a_word(text: str, chance: Random) -> str:
    found = chance.choice(list(_WORD.finditer(text)))
    return text[: found.start()] + text[found.end() :].lstrip(" ")


def _with_a_word_more(text: str, chance: Random) -> str:
    found = chance.choice(list(_WORD.finditer(text)))
    word = chance.choice(("inte", "not", "om", "if", "?", "(", ")", '"', ":", "ska", "will", "ej"))
    return f"{text[: found.end()]} {word}{text[found.end() :]}"


def _with_a_strange_sign(text: str, chance: Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(STRANGE) * chance.choice((1, 1, 3, 40)) + text[at:]


def _cut_short(text: str, chance: Random) -> str:
    return text[: chance.randrange(1, len(text) + 1)]


def _in_another_case(text: str, chance: Random) -> str:
    return chance.choice((text.upper, text.lower, text.title, text.swapcase))()


def _in_another_form(text: str, chance: Random) -> str:
    return unicodedata.normalize(chance.choice(("NFD", "NFKC", "NFKD")), text)


def _on_one_line(text: str, chance: Random) -> str:
    return text.replace("\n", chance.choice((" ", "  ", "\r\n", "\u2028")))


MUTATIONS: tuple[Mutation, ...] = (
    _without_a_line,
    _lines_in_another_order,
    _quoted_from_a_line_on,
    _without_a_word,
    _with_a_word_more,
    _with_a_strange_sign,
    _cut_short,
    _in_another_case,
    _in_another_form,
    _on_one_line,
)


def changed(text: str, chance: Random) -> tuple[str, str]:
    """Return a text that was changed up to three times, and by what the last time."""
    name = ""
    for _ in range(chance.randint(1, 3)):
        if _WORD.search(text):
            mutation = chance.choice(MUTATIONS)
            text, name = mutation(text, chance), mutation.__name__.strip("_")
    return text, name


def holds_the_sentence(text: str) -> bool:
    """Tell by plain means whether the sentence stands anywhere in a text."""
    folded = unicodedata.normalize("NFKC", html.unescape(text)).casefold()
    kept = "".join(sign for sign in folded if unicodedata.category(sign) not in ("Cf", "Mn"))
    # Marks of emphasis are dropped within a word, as whoever reads “*We have*” drops them.
    bare = re.sub(r"[\s>#|]+", " ", re.sub(r"[*_~]", "", kept))
    return SENTENCE.search(bare) is not None


def broken(parsed: ParsedRequest) -> str:
    """Return which of what must hold of any mail does not, if any."""
    if parsed.attestation.verdict is Verdict.OK and not holds_the_sentence(parsed.text):
        return "attested without the sentence"
    shown = [subject.evidence for subject in parsed.subjects] + list(parsed.channel_evidence)
    shown += [part.evidence for part in (parsed.attestation, parsed.wish) if part.evidence]
    for evidence in shown:
        if evidence.in_text and parsed.text[evidence.start : evidence.end] != evidence.text:
            return "evidence that stands elsewhere"
    return ""


@dataclass
class Found:
    """What a run found."""

    read: int = 0
    attested: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    """Seconds of processor time, and the letters of that mail."""
    spent: float = 0.0
    failures: Counter[str] = field(default_factory=Counter)

    def add(self, message: ReadMessage, name: str, words: Wordings) -> None:
        """Read one changed mail."""
        start = time.process_time()
        try:
            parsed = parse_request(message, words)
        except Exception as error:  # whatever it is, it is what is looked for
            self.failures[f"{type(error).__name__} after {name}"] += 1
            return
        spent = time.process_time() - start
        self.read += 1
        self.spent += spent
        self.slowest = max(self.slowest, (spent, len(message.text)))
        self.attested += parsed.attestation.verdict is Verdict.OK
        if wrong := broken(parsed):
            self.failures[f"{wrong} after {name}"] += 1


def texts(folders: Sequence[Path]) -> list[str]:
    """Return the texts of the labelled mails, and of the mails of some folders."""
    found = [mail.text for mail in labelled(*sets("taught", "not_taught"))]
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if path.is_file() and path.stat().st_size <= LONGEST:
            read = read_message(path.read_bytes(), origin="", received_at=None, authserv_ids=())
            found.append(read.text)
    return [text for text in found if text.strip()]


def growth(some: Sequence[str], words: Wordings) -> list[float]:
    """Return how long mails repeated 2, 4 and 8 times take per letter, as against once: medians."""
    costs: dict[int, list[float]] = {times: [] for times in TIMES}
    for text in some:
        for times in TIMES:
            message = letter("\n\n".join([text] * times))
            start = time.process_time()
            parse_request(message, words)
            costs[times].append((time.process_time() - start) / len(message.text))
    return [median(map(_ratio, costs[times], costs[1])) for times in TIMES[1:]]


def _ratio(cost: float, once: float) -> float:
    return cost / max(once, 1e-9)


def main(arguments: Sequence[str]) -> int:
    """Run, print what was found, and return 1 if anything does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, action="append", default=[])
    options = parser.parse_args(arguments)
    words, chance, found = load_wordings(), Random(options.seed), Found()
    start = texts((*FOLDERS, *options.folder))
    for _ in range(options.count):
        text, name = changed(chance.choice(start), chance)
        found.add(letter(text), name, words)
    print(f"{found.read} changed mails of {len(start)}, {found.attested} attested")
    print(f"{1000 * found.spent / max(1, found.read):.1f} ms of processor time each", end=", ")
    print(f"the slowest {1000 * found.slowest[0]:.0f} ms for {found.slowest[1]} letters")
    ratios = growth(chance.sample(start, min(100, len(start))), words)
    print("per letter, twice, four and eight times over:", *(f"{ratio:.2f}" for ratio in ratios))
    for failure, often in found.failures.most_common():
        print(f"{often:6} {failure}")
    return int(bool(found.failures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
