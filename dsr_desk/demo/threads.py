"""Forum threads and comments: somebody opens, others answer, now and then the staff do."""

from __future__ import annotations

from collections.abc import Iterator

from dsr_desk.demo.calendar import next_office_time, waking_time
from dsr_desk.demo.crowd import Person
from dsr_desk.demo.library import ForumTopic
from dsr_desk.demo.names import first_name
from dsr_desk.demo.scenes import Scene
from dsr_desk.domain.content import ImportedItem

_OPENER, _GUEST, _STAFF = range(3)


def write_thread(scene: Scene) -> Iterator[ImportedItem]:
    """Yield the posts of a thread in order of time."""
    dice, topic = scene.dice, scene.library.forum[scene.outline.topic]
    title = dice.pick(topic.titles).format_map(scene.details)
    post = topic.posts[scene.outline.variant].format_map(scene.details)
    at = scene.outline.start
    yield scene.item(0, at, post, staff=False, subject=title)
    staff_words, back = iter(dice.shuffled(topic.staff)), iter(dice.shuffled(topic.back))
    replies = dice.shuffled(topic.replies)
    for serial, voice in enumerate(_voices(scene, topic), 1):
        at = next_office_time(at, dice) if voice == _STAFF else waking_time(at, dice)
        guest = scene.members[(serial - 1) % len(scene.members)] if voice == _GUEST else None
        if guest is not None:
            text = _reply(scene, topic, guest, replies)
        else:
            text = next(staff_words if voice == _STAFF else back)
        body = _with_quote(scene, post, guest) + text.format_map(scene.details)
        yield scene.item(
            serial, at, body, staff=voice == _STAFF, author=guest, subject=f"SV: {title}"
        )


def _reply(scene: Scene, topic: ForumTopic, guest: Person, left: list[str]) -> str:
    """Take one of the replies that are left; a regular goes through them thread by thread."""
    wanted = topic.replies[scene.outline.turn % len(topic.replies)]
    if scene.house.organisation.key in guest.joins and wanted in left:
        left.remove(wanted)
        return wanted
    return left.pop()


def _voices(scene: Scene, topic: ForumTopic) -> list[int]:
    """Return who speaks after the opening, as many as the outline wants."""
    dice, count = scene.dice, scene.outline.length - 1
    voices = [_GUEST] * min(count, len(topic.replies))
    rest = [_STAFF] * len(topic.staff) + [_OPENER] * len(topic.back)
    if len(voices) > 1 and topic.staff and dice.chance(0.6):
        voices[dice.between(0, len(voices) - 1)] = _STAFF
        rest.remove(_STAFF)
    if len(voices) > 2 and topic.back and dice.chance(0.7):
        last = len(voices) - 1
        if voices[last] == _GUEST:
            voices[last] = _OPENER
            rest.remove(_OPENER)
    spare = [_GUEST] * (len(topic.replies) - voices.count(_GUEST))
    return (voices + spare + rest)[:count]


def _with_quote(scene: Scene, post: str, guest: Person | None) -> str:
    """Return a quotation of the opening's first sentence, as one guest in six makes it."""
    if guest is None or not scene.dice.chance(0.16):
        return ""
    sentence = post.partition("\n")[0].partition(". ")[0].rstrip(".!?")
    verb = "wrote" if scene.person.language == "en" else "skrev"
    return f"{first_name(scene.name)} {verb}:\n> {sentence}\n\n"
