"""Reads thousands of hostile Outlook files: each ends in a message or a sentence, within bounds.

``python -m tests.tools.hostile_msgs [--count 2000] [--seed 1]`` makes .msg files whose tables run
in circles, whose sizes and sector shifts lie, whose properties have sorts that do not fit, whose
code pages are unknown, that lie deep in one another, or that are cut; and reads and understands
each.  What is printed raised, took longer or more memory than a mail may, said a problem that is
none of ours, or was taken for a proved sender.
"""

from __future__ import annotations

import argparse
import random
import resource
import struct
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

from dsr_desk.domain.intake.codes import CODES
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Verdict
from dsr_desk.mail.reading.reader import read_message
from dsr_desk.mail.texts import load_wordings
from tests.mail.msgs import Tree, Value, mail_tree, msg, ole

OURS = ("mx.desk.example",)
MOST_SECONDS = 5.0
"""Of the processor's time, for one file of some kilobytes."""
MOST_MEMORY = 1_500 * 1024 * 1024
TEXT = "Hej!\nVi har bekräftat personens identitet. Radera allt som anna@hemma.example skrivit.\n"
SORTS: tuple[int, ...] = (
    0x0000,
    0x0001,
    0x0002,
    0x0003,
    0x000A,
    0x000B,
    0x000D,
    0x0014,
    0x001E,
    0x001F,
    0x0040,
)
SORTS += (0x0048, 0x0102, 0x1003, 0x101F, 0x1102, 0xFFFF)
CODEPAGE = 0x3FDE
Damage = Callable[[random.Random, bytearray], None]


def originals() -> tuple[bytes, ...]:
    """Return whole files: with headers, without, with files, eight-bit, and mails in mails."""
    values: dict[int, Value] = {0x0037: "Begäran", 0x1000: TEXT, 0x1013: b"<p>x</p>", 0x0C1A: "M"}
    headers = "From: Maria <maria@stad.example>\r\nSubject: x\r\nMessage-ID: <7@stad.example>\r\n"
    files: list[dict[int, Value]] = [{0x3707: "a.pdf", 0x3701: b"x" * 9000}, {0x3707: "b.txt"}]
    deep: Tree = mail_tree({0x0037: "innerst", 0x1000: TEXT}, header=24)
    for _ in range(40):
        deep = mail_tree({0x0037: "i", 0x1000: TEXT}, header=24, inner=[deep])
    people: list[dict[int, Value]] = [{0x3001: "A", 0x39FE: "a@b.example"}] * 3
    return (
        msg({0x007D: headers, **values}, attachments=files),
        msg(values, recipients=people),
        msg({**values, CODEPAGE: 65001}, narrow="latin-1"),
        ole(mail_tree(values, inner=[deep])),
    )


def _word(data: bytearray, at: int, value: int) -> None:
    if at + 4 <= len(data):
        struct.pack_into("<I", data, at, value & 0xFFFFFFFF)


def _any_size(dice: random.Random, data: bytearray) -> int:
    sectors = len(data) // 512
    return dice.choice((0, 1, sectors, sectors + 1, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF, 1 << 20))


def header(dice: random.Random, data: bytearray) -> None:
    """Lie in the header: counts, first sectors, the cutoff."""
    for _ in range(dice.randint(1, 3)):
        _word(data, dice.choice(range(40, 84, 4)), _any_size(dice, data))


def shift(dice: random.Random, data: bytearray) -> None:
    """Give another size of sectors, of small ones too, and another version."""
    struct.pack_into(
        "<H", data, dice.choice((24, 26, 30, 32)), dice.choice((0, 3, 4, 12, 31, 65535))
    )


def circle(dice: random.Random, data: bytearray) -> None:
    """Let entries of the tables point back, at themselves or nowhere."""
    first = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    for _ in range(dice.randint(1, 40)):
        _word(data, first + 4 * dice.randrange(128), dice.randrange(len(data) // 512 + 2))


def entry(dice: random.Random, data: bytearray) -> None:
    """Lie in the directory: sorts, neighbours that run in a circle, starts and sizes."""
    first = (struct.unpack_from("<I", data, 48)[0] + 1) * 512
    for _ in range(dice.randint(1, 6)):
        line = first + 128 * dice.randrange(24)
        field = dice.choice((64, 66, 68, 72, 76, 116, 120))
        _word(data, line + field, dice.choice((dice.randrange(24), _any_size(dice, data))))


def sort(dice: random.Random, data: bytearray) -> None:
    """Give properties a sort that does not fit, a size, or another number."""
    places = [at for at in range(512, len(data) - 16, 8) if data[at + 4 : at + 8] == b"\6\0\0\0"]
    for at in dice.sample(places, min(len(places), 4)):
        struct.pack_into("<H", data, at, dice.choice(SORTS))
        if dice.random() < 0.5:
            _word(data, at + 8, _any_size(dice, data))


def cut(dice: random.Random, data: bytearray) -> None:
    """Cut the file off anywhere."""
    del data[dice.randrange(len(data)) :]


def noise(dice: random.Random, data: bytearray) -> None:
    """Change bytes anywhere."""
    for _ in range(dice.randint(1, 60)):
        data[dice.randrange(len(data))] = dice.randrange(256)


DAMAGES: tuple[Damage, ...] = (header, shift, circle, entry, sort, cut, noise)


def hostile(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield so many files, each with the names of what was done to it; the same for a seed."""
    dice, whole = random.Random(seed), originals()
    for number in range(count):
        data = bytearray(whole[number % len(whole)])
        if dice.random() < 0.1:
            values: dict[int, Value] = {0x0037: "x", 0x1000: TEXT, CODEPAGE: dice.getrandbits(31)}
            data = bytearray(msg(values, narrow="latin-1"))
        chosen = dice.sample(DAMAGES, dice.choice((1, 1, 1, 2, 3)))
        # What is cut is damaged before: every other damage has its place in a whole file.
        for damage in sorted(chosen, key=lambda each: each is cut):
            damage(dice, data)
        yield f"{number}: {', '.join(each.__name__ for each in chosen)}", bytes(data)


def main() -> int:
    """Read them all; print what is wrong with each, and how the others ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    words, ends, wrong, longest = load_wordings(), Counter[str](), 0, 0.0
    for name, data in hostile(asked.count, asked.seed):
        begun = time.process_time()
        try:
            message = read_message(data, origin="", received_at=None, authserv_ids=OURS)
            parse_request(message, words)
            message.text.encode("utf-8")
        except Exception as error:
            end = f"WRONG: {type(error).__name__}: {error}"
        else:
            end = ", ".join(message.problems) or "read whole"
            end = f"WRONG: {end}" if set(message.problems) - set(CODES) else end
            end = "WRONG: a proved sender" if message.proof.verdict is Verdict.OK else end
        took = time.process_time() - begun
        longest = max(longest, took)
        end = f"WRONG: {took:.1f} s" if took > MOST_SECONDS else end
        ends[end.partition(":")[0]] += 1
        if end.startswith("WRONG"):
            wrong += 1
            sys.stdout.write(f"{name}: {end}\n")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    for end, count in ends.most_common():
        sys.stdout.write(f"{count:6} {end}\n")
    sys.stdout.write(f"longest {longest:.2f} s of the processor, at most {most} MB in memory\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
