"""Mails that try to make whoever shows them fetch, open or run something; any number of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

TRICKS = (
    '<img src="{place}">',
    "<img src={place}>",
    '<img srcset="{place} 2x">',
    '<body background="{place}">x',
    '<table background="{place}"><tr><td background="{place}">x</td></tr></table>',
    '<p style="background-image:url({place})">x</p>',
    "<p style=\"content:url({place});list-style-image:url('{place}')\">x</p>",
    '<ul style="list-style:url({place})"><li>x</li></ul>',
    '<link rel="stylesheet" href="{place}">x',
    '<link rel="prefetch" href="{place}">x',
    '<style>@import url("{place}"); body{{background:url({place})}}</style>x',
    "<style>@font-face{{font-family:f;src:url({place})}} p{{font-family:f}}</style><p>x</p>",
    '<object data="{place}">x</object>',
    '<embed src="{place}">',
    '<iframe src="{place}"></iframe>',
    '<iframe srcdoc="&lt;img src={place}&gt;"></iframe>',
    '<svg><image href="{place}" xlink:href="{place}"/><use href="{place}"/></svg>',
    '<math href="{place}"><mi>x</mi></math>',
    '<video src="{place}" poster="{place}"></video>',
    '<audio src="{place}"></audio>',
    '<meta http-equiv="refresh" content="0;url={place}">x',
    '<base href="{place}"><img src="x.png">',
    '<form action="{place}"><input type="image" src="{place}"></form>',
    '<a href="{place}">x</a>',
    "<script>new Image().src='{place}'</script>x",
    '<img onerror="this.src=\'{place}\'" src="">',
    '<noscript><p title="</noscript><img src={place}>">',
    "<!--><img src='{place}'>-->",
    '<xml:namespace ns="urn:x"><v:imagedata src="{place}"/>',
    "<table><tr><td>" * 12 + "<img src='{place}'>",
    "<tr><td rowspan=99 colspan=99>x</td></tr>" * 40 + "<img src='{place}'>",
    "![bild]({place}) {place}",
)
"""``{{place}}`` is where they want to go."""


def places(trap: Path, port: int) -> tuple[str, ...]:
    """Return the ways to name a file of ours and an address that listens."""
    return (
        str(trap),
        trap.as_uri(),
        f"file:{trap}",
        f"qrc:{trap}",
        f"http://127.0.0.1:{port}/x.png",
        f"//127.0.0.1:{port}/x.png",
        f"ftp://127.0.0.1:{port}/x.png",
        f"\\\\127.0.0.1@{port}\\x.png",
    )


def bodies(count: int, trap: Path, port: int) -> Iterator[str]:
    """Yield hostile HTML: every trick at every place first, then heaps of them by chance."""
    every = [trick.format(place=place) for place in places(trap, port) for trick in TRICKS]
    yield from every[:count]
    dice = random.Random(4)
    for _ in range(count - len(every)):
        yield "".join(dice.choices(every, k=dice.randint(2, 12)))
