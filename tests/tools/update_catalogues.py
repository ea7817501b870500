"""Brings the catalogues up to date with the source: ``python tests/tools/update_catalogues.py``.

Collects the strings (lupdate), compiles the catalogues (lrelease), lists what has no Swedish yet.
``--missing`` writes that list as JSON; filled in, it comes back with ``--fill FILE``::

    {"StepBar": {"Verify": "Kontrollera"}, "Counting": {"%Ln day(s)": ["%Ln dag", "%Ln dagar"]}}

A text with a disambiguation stands as ``"text||disambiguation"``.  The English catalogue holds only
plurals.  Two people may call this at the same time: the second waits.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
UI = ROOT / "dsr_desk" / "ui"
FOLDER = ROOT / "resources" / "i18n"
SWEDISH, ENGLISH = FOLDER / "dsr_desk_sv.ts", FOLDER / "dsr_desk_en.ts"

Missing = dict[str, dict[str, str | list[str]]]


def tool(name: str) -> str:
    """Return the path of one of PySide6's tools beside this interpreter."""
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def run(*command: str) -> None:
    """Run a tool; its chatter is only shown when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def collect(file: Path, *options: str) -> None:
    """Bring one catalogue's list of strings up to date."""
    sources = sorted(str(source.relative_to(ROOT)) for source in UI.rglob("*.py"))
    run(
        tool("lupdate"),
        *sources,
        "-ts",
        str(file),
        "-locations",
        "none",
        "-no-obsolete",
        *options,
    )


def compile_catalogue(file: Path, target: Path | None = None) -> None:
    """Compile one catalogue."""
    run(tool("lrelease"), str(file), "-qm", str(target or file.with_suffix(".qm")))


def read(file: Path) -> ET.ElementTree[ET.Element]:
    """Read a catalogue."""
    return ET.parse(file)  # noqa: S314  (our own file)


def messages(tree: ET.ElementTree[ET.Element]) -> Iterator[tuple[str, str, ET.Element]]:
    """Yield context, key and element of each message."""
    for context in tree.iter("context"):
        for message in context.iter("message"):
            comment = message.findtext("comment") or ""
            key = message.findtext("source") or ""
            yield context.findtext("name") or "", f"{key}||{comment}" if comment else key, message


def untranslated(file: Path) -> Missing:
    """Return what has no translation, ready to be filled in."""
    missing: Missing = {}
    for context, key, message in messages(read(file)):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            forms: str | list[str] = ["", ""] if message.get("numerus") else ""
            missing.setdefault(context, {})[key] = forms
    return missing


def fill(file: Path, filled: Missing) -> int:
    """Put translations in; return how many."""
    tree = read(file)
    count = 0
    for context, key, message in messages(tree):
        forms = filled.get(context, {}).get(key)
        if not forms or not all(forms):
            continue
        old = message.find("translation")
        if old is not None:
            message.remove(old)
        new = ET.SubElement(message, "translation")
        if isinstance(forms, list):
            for form in forms:
                ET.SubElement(new, "numerusform").text = form
        else:
            new.text = forms
        count += 1
    ET.indent(tree, "    ")
    file.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        + ET.tostring(tree.getroot(), encoding="unicode")
        + "\n",
        encoding="utf-8",
    )
    return count


def update(filled: Missing) -> Missing:
    """Do it all, and return what is still missing in Swedish."""
    collect(SWEDISH, "-source-language", "en", "-target-language", "sv")
    collect(ENGLISH, "-source-language", "en", "-target-language", "en", "-pluralonly")
    if filled:
        fill(SWEDISH, filled)
        collect(SWEDISH)
    fill(ENGLISH, english_plurals())
    collect(ENGLISH, "-pluralonly")
    for file in (SWEDISH, ENGLISH):
        compile_catalogue(file)
    return untranslated(SWEDISH)


def english_plurals() -> Missing:
    """Return what English plurals follow from their sources: “%Ln item(s)”."""
    made: Missing = {}
    for context, items in untranslated(ENGLISH).items():
        for key in items:
            text = key.partition("||")[0]
            one, many = text.replace("(s)", ""), text.replace("(s)", "s")
            made.setdefault(context, {})[key] = [one, many]
    return made


def main() -> int:
    """Follow the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", action="store_true", help="write what is missing as JSON")
    parser.add_argument("--fill", type=Path, help="a JSON file with translations")
    arguments = parser.parse_args()
    filled = json.loads(arguments.fill.read_text(encoding="utf-8")) if arguments.fill else {}
    with (Path(tempfile.gettempdir()) / "dsr-desk-catalogues.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        missing = update(filled)
    if arguments.missing:
        sys.stdout.write(json.dumps(missing, ensure_ascii=False, indent=1) + "\n")
        return 0
    count = sum(len(items) for items in missing.values())
    sys.stdout.write(f"{count} strings without Swedish\n")
    for context, items in missing.items():
        sys.stdout.writelines(f"  {context}: {key}\n" for key in items)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
