"""Mail conversations: question, answer, what follows, each quoting the earlier mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from dsr_desk.demo.calendar import day_and_month, next_office_time, short_weekday, waking_time
from dsr_desk.demo.files import make_attachment
from dsr_desk.demo.library import MailTopic
from dsr_desk.demo.markup import gmail, outlook
from dsr_desk.demo.scenes import Scene
from dsr_desk.domain.content import ImportedAttachment, ImportedItem

_SHAPES = (
    ("ask",),
    ("ask", "answer"),
    ("ask", "answer", "thanks"),
    ("ask", "answer", "follow", "settle"),
    ("ask", "answer", "follow", "settle", "thanks"),
    ("ask", "reminder", "late", "follow", "settle", "thanks"),
    ("ask", "answer", "follow", "settle", "last_question", "last_answer", "thanks"),
    ("ask", "reminder", "late", "follow", "settle", "last_question", "last_answer", "thanks"),
)
_STAFF = frozenset({"answer", "late", "settle", "last_answer"})
_MORNING = 9
_PLAIN, _OUTLOOK, _GMAIL = "plain", "outlook", "gmail"
_SV_HEADING = ("Från", "Skickat", "Till", "Ämne")
_EN_HEADING = ("From", "Sent", "To", "Subject")


@dataclass(frozen=True, slots=True)
class _Sent:
    """A mail that the next one may quote; ``text`` holds its own history too."""

    text: str
    at: datetime
    author: str
    recipient: str
    subject: str


def write_mails(scene: Scene) -> Iterator[ImportedItem]:
    """Yield the mails of a conversation in order of time."""
    dice, topic = scene.dice, scene.library.mail[scene.outline.topic]
    subject = topic.subjects[scene.outline.variant].format_map(scene.details)
    prefix = dice.pick(("SV: ", "SV: ", "Re: ")) if topic.language == "sv" else "Re: "
    style = dice.weighted((_PLAIN, _OUTLOOK, _GMAIL), (0.80, 0.11, 0.09))
    staff_style = dice.weighted((_PLAIN, _OUTLOOK), (0.85, 0.15))
    choice = _follow_up(scene, topic)
    at, earlier = scene.outline.start, None
    for serial, role in enumerate(_SHAPES[scene.outline.length - 1]):
        staff = role in _STAFF
        at = _when(scene, role, at)
        text = _text(scene, topic, role, choice)
        mail = _Sent(text, at, *_parties(scene, staff=staff), subject)
        body, mail = _body(scene, mail, earlier, staff_style if staff else style)
        yield scene.item(
            serial,
            at,
            body,
            staff=staff,
            subject=subject,
            html=(staff_style if staff else style) != _PLAIN,
            recipients=(scene.address if staff else scene.mailbox,),
            reply_to="" if staff else scene.person.reply_to,
            attachments=_attachments(scene, topic) if role == "ask" else (),
        )
        earlier = mail
        subject = subject if subject.startswith(prefix) else prefix + subject


def _follow_up(scene: Scene, topic: MailTopic) -> int:
    """Return which of the further questions comes, should there be one."""
    if len(topic.follow) == len(topic.ask):
        return scene.outline.variant
    return scene.dice.below(len(topic.follow))


def _when(scene: Scene, role: str, last: datetime) -> datetime:
    if role == "ask":
        return last
    if role == "reminder":
        return last + timedelta(days=scene.dice.between(3, 5), minutes=scene.dice.below(200))
    pace = next_office_time if role in _STAFF else waking_time
    return pace(last, scene.dice)


def _parties(scene: Scene, *, staff: bool) -> tuple[str, str]:
    """Return author and recipient as a mail program shows them."""
    customer = f"{scene.name} <{scene.address}>"
    desk = f"{scene.house.team} <{scene.mailbox}>"
    return (desk, customer) if staff else (customer, desk)


def _attachments(scene: Scene, topic: MailTopic) -> tuple[ImportedAttachment, ...]:
    if not topic.attach or not (scene.person.attach or scene.dice.chance(0.45)):
        return ()
    return tuple(make_attachment(name, scene.details, scene.dice) for name in topic.attach)


def _text(scene: Scene, topic: MailTopic, role: str, choice: int) -> str:
    """Return what is new in the mail, greeting and end included."""
    if role in _STAFF:
        return _staff_text(scene, topic, role, choice)
    dice, phrases = scene.dice, scene.phrases
    greeting, late_greeting = dice.pick(phrases.greetings), dice.pick(phrases.greetings_late)
    if scene.outline.start.hour < _MORNING and dice.chance(0.2):
        greeting = dice.pick(phrases.greetings_morning)
    if role == "ask":
        parts = [greeting, topic.ask[scene.outline.variant]]
        if topic.more and dice.chance(0.6):
            parts.append(dice.pick(topic.more))
        if dice.chance(0.45):
            parts.append(dice.pick(phrases.customer_lines[scene.outline.organisation]))
    elif role == "follow":
        parts = [late_greeting, topic.follow[choice]]
    elif role == "last_question":
        # Its answer stands at the same place.
        number = scene.outline.number % len(phrases.last_question)
        parts = [late_greeting, phrases.last_question[number]]
    elif role == "reminder":
        # Nobody has answered yet, so a reminder cannot greet anybody by name.
        parts = [greeting, dice.pick(phrases.reminders)]
    else:
        parts = [late_greeting, dice.pick(phrases.thanks)]
    asks = role == "ask" and dice.chance(0.2)
    parts.append(dice.pick(phrases.closings_ask if asks else phrases.closings))
    if dice.chance(0.15):
        parts.append(dice.pick(phrases.phone_tails))
    return "\n\n".join(part for part in parts if part).format_map(scene.details)


def _staff_text(scene: Scene, topic: MailTopic, role: str, choice: int) -> str:
    dice, phrases = scene.dice, scene.phrases
    if role in ("answer", "late"):
        word = topic.answer[scene.outline.variant]
    elif role == "settle":
        word = topic.settle[choice]
    else:
        word = phrases.last_answer[scene.outline.number % len(phrases.last_answer)]
    thanks_already = role != "answer" or word.startswith(("Tack", "Thank"))
    parts = [dice.pick(phrases.staff_short if thanks_already else phrases.staff_greetings)]
    if role == "late":
        parts.append(dice.pick(phrases.sorry))
    parts.append(word)
    if role != "last_answer" and dice.chance(0.5):
        parts.append(dice.pick(phrases.staff_ends))
    signature = f"{scene.staff}\n{scene.house.team}\n{scene.house.phone}"
    parts.append(f"{dice.pick(phrases.staff_closing)}\n{signature}")
    return "\n\n".join(parts).format_map(scene.details)


def _heading(mail: _Sent, language: str) -> tuple[tuple[str, str], ...]:
    names = _SV_HEADING if language == "sv" else _EN_HEADING
    article = "den " if language == "sv" else ""
    sent = f"{article}{day_and_month(mail.at.date(), language)} {mail.at:%Y %H:%M}"
    return tuple(zip(names, (mail.author, sent, mail.recipient, mail.subject), strict=True))


def _lead(mail: _Sent, language: str) -> str:
    day = f"{day_and_month(mail.at.date(), language)} {mail.at.year}"
    if language == "sv":
        return f"Den {short_weekday(mail.at)} {day} kl {mail.at:%H:%M} skrev {mail.author}:"
    return f"On {day} at {mail.at:%H:%M}, {mail.author} wrote:"


def _quoted(text: str) -> str:
    """Return the text as a plain mail quotes it: wrapped, with ``>`` before each line."""
    lines = [
        piece
        for line in text.split("\n")
        for piece in (textwrap.wrap(line, 74, break_on_hyphens=False) or [""])
    ]
    return "\n".join(
        (">" if line.startswith(">") else "> ") + line if line else ">" for line in lines
    )


def _body(scene: Scene, mail: _Sent, earlier: _Sent | None, style: str) -> tuple[str, _Sent]:
    """Return the body as sent, and the mail as the next one may quote it."""
    language = scene.person.language
    if earlier is not None and not scene.dice.chance(0.8):
        earlier = None
    lead = _lead(earlier, language) if earlier else ""
    heading = _heading(earlier, language) if earlier else ()
    history = earlier.text if earlier else ""
    plain = mail.text
    if earlier and scene.dice.chance(0.5):
        plain += f"\n\n{lead}\n{_quoted(history)}"
    elif earlier:
        rows = "\n".join(f"{name}: {value}" for name, value in heading)
        plain += f"\n\n{'_' * 32}\n{rows}\n\n{history}"
    sent = _Sent(plain, mail.at, mail.author, mail.recipient, mail.subject)
    if style == _OUTLOOK:
        return outlook(mail.text, heading, history), sent
    if style == _GMAIL:
        return gmail(mail.text, lead, history), sent
    return plain, sent
