"""Finding and looking: what the review page asks, beside the same questions in bare SQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy import select

from dsr_desk.config import resources
from dsr_desk.domain.finding.beside import Hint
from dsr_desk.domain.finding.matches import Decision, Ground, Mandate
from dsr_desk.domain.people import Action, ChannelPolicy
from dsr_desk.services.cases import fetch, mandate_of
from dsr_desk.services.ports import MatchFilter
from dsr_desk.sources.archive.store import open_archive
from dsr_desk.sources.engines import lent
from dsr_desk.sources.finding.searching import Finder
from dsr_desk.sources.finding.sieving import by_index
from dsr_desk.sources.finding.traits import Traits, name_words
from dsr_desk.sources.fulltext import entries
from dsr_desk.sources.kept import Kept
from dsr_desk.sources.keys import Key, chunks
from dsr_desk.sources.mapping.file import read_mapping
from dsr_desk.sources.mapping.fitting import Fit, fit
from dsr_desk.storage.desk import open_desk
from tests.services.world import WISH, a_mail
from tests.tools.bench.floors import Floor
from tests.tools.bench.making import Archive, Person
from tests.tools.bench.timing import Bench, Row

CHANNELS = ("nk-mail", "nk-forum", "nk-chat")


@dataclass(frozen=True, slots=True)
class Case:
    """One of the persons with the case that was filed for them."""

    person: Person
    id: int


def file_cases(archive: Archive) -> tuple[Case, ...]:
    """File the usual request for each person, once, and search the first time."""
    return tuple(_case(archive, person) for person in archive.persons)


def _case(archive: Archive, person: Person) -> Case:
    small = archive.small
    mail = a_mail(
        WISH.format(who=person.address),
        message_id=f"<bench-{person.size}@nordkraft.example>",
        subject=f"Begäran {person.size}",
    )
    case = small.file(mail)
    matching = small.services.matching
    found = matching.counts(case.id).total or matching.search(case.id, small.alva).counts.total
    wanted = archive.expected.own[person.size] + archive.expected.replies[person.size]
    if found != wanted:
        raise SystemExit(f"{person.size} items: {found} were found, {wanted} are there")
    return Case(person, case.id)


class Asked:
    """The questions of one archive: each as the product asks it, and as bare SQL does."""

    def __init__(self, archive: Archive, bench: Bench) -> None:
        """File the cases and open the floors."""
        self._archive, self._bench = archive, bench
        self._services = archive.small.services
        self.cases = file_cases(archive)
        paths = archive.small.paths
        self._floor = Floor(paths.desk, paths.archive, CHANNELS)
        self._engine = open_archive(paths.archive)
        self._mandates = _mandates(archive, self.cases)
        with self._engine.connect() as connection:
            fitted, ready = fit(
                connection, read_mapping(resources() / "mappings" / "archive.toml"), "archive"
            )
        if fitted is None:
            raise SystemExit(ready.reason)
        self._fit: Fit = fitted

    def close(self) -> None:
        """Close the files."""
        self._floor.close()
        self._engine.dispose()

    def page(self, case: Case) -> Row:
        """The first page of matches, as the review page shows it."""
        return self._bench.pair(
            self._named("first page of 50", case),
            lambda: self._services.matching.page(case.id),
            "matches, items, hanging rows",
            lambda: self._floor.page(case.id),
            goal="≤ 2",
        )

    def query(self, case: Case) -> Row:
        """The keys of that page alone: one question to the desk's own database."""
        store = open_desk(self._archive.small.paths)

        def product() -> None:
            with store.reading() as uow:
                uow.matches.page(case.id, MatchFilter())

        return self._bench.pair(
            self._named("first 50 matches by key", case),
            product,
            "the same query",
            lambda: self._floor.matches(case.id),
            goal="≤ 2",
        )

    def keystroke(self, case: Case) -> Row:
        """The page again, of a filter that few matches pass, the newest of them far down."""
        return self._bench.pair(
            self._named("filter: what starts left out", case),
            lambda: self._services.matching.page(case.id, MatchFilter(included=False)),
            "the same filter",
            lambda: self._floor.matches(case.id, where="AND included = 0"),
        )

    def timeline(self, case: Case) -> Row:
        """The months and channels above the list."""
        return self._bench.pair(
            self._named("timeline", case),
            lambda: self._services.listing.months(case.id),
            "counted by month and channel",
            lambda: self._floor.months(case.id),
        )

    def decision(self, case: Case) -> Row:
        """One more decision where all have been decided: each holds all that were before it."""
        ids = [int(row[0]) for row in self._floor.matches(case.id, 10_000_000)]
        decide = partial(self._services.matching.decide, by=self._archive.small.alva)
        out = Decision(included=False, ground=Ground.LEGAL_CLAIM)
        decide(case.id, ids, out)
        return self._bench.pair(
            self._named("one decision more, all decided", case),
            lambda: decide(case.id, ids[:1], out),
            "the same, hashed",
            lambda: self._floor.decide(case.id, ids[0]),
        )

    def all_rows(self, proxy_filter: Callable[[int], float]) -> Row:
        """Filter as many matches as there are items, beside Qt's proxy over as many rows.

        The matches belong to a case of their own; one in seven starts left out.
        """
        case = _everything(self._archive, self._floor)
        store = open_desk(self._archive.small.paths)

        def product() -> None:
            with store.reading() as uow:
                uow.matches.page(case, MatchFilter(included=False))

        products, proxies = [], []
        for _ in range(self._bench.runs):
            proxies.append(proxy_filter(self._archive.items))
            products.append(self._bench.once(product))
        what = f"filter a list of {self._archive.items:,} rows"
        return self._bench.told(what, products, "QSortFilterProxyModel", proxies, goal="≥ 20")

    def ids(self, case: Case) -> Row:
        """All keys by author, plus-tag and answering address."""
        # Staff replies are another question: without them both ask the same.
        whole = self._mandates[case.id]
        own = ChannelPolicy(Action.DELETE)
        channels = tuple(replace(channel, policy=own) for channel in whole.channels)
        mandate = replace(whole, channels=channels)

        def product() -> None:
            with lent(self._engine) as connection:
                Finder(self._engine, self._fit, mandate).hits(connection)

        return self._bench.pair(
            self._named("id list", case),
            product,
            "the same three indexes",
            lambda: self._floor.ids(case.person.address),
            goal="≤ 1.5",
        )

    def match_set(self, case: Case) -> Row:
        """The whole search: found, fingerprinted, classified, stored; a case's first.

        Beside fetching the rows, which is the goal's measure, and beside what any program has to do
        that keeps a hash of each.  Every later search hashes all that is there (docs/adr/0080).
        """
        keys = [int(row[4]) for row in self._floor.matches(case.id, 10_000_000)]
        row = self._searched(case, "the rows fetched", lambda: self._floor.items(keys), "≤ 3")
        stored = partial(self._floor.found_and_stored, case.id)
        self._searched(case, "the same, hashed and stored", stored)
        self._bench.pair(
            self._named("searched again, all hashed", case),
            lambda: self._services.matching.search(case.id, self._archive.small.alva),
            "the same, hashed and stored",
            stored,
        )
        self._floor.forget(0)
        return row

    def _searched(
        self, case: Case, floor_name: str, floor: Callable[[], object], goal: str = ""
    ) -> Row:
        return self._bench.pair(
            self._named("match set found and stored", case),
            lambda: self._services.matching.search(case.id, self._archive.small.alva),
            floor_name,
            floor,
            goal=goal,
            before=lambda: self._floor.forget(case.id),
        )

    def opened(self, case: Case) -> Row:
        """One item with the conversation around it."""
        first = self._floor.matches(case.id, 1)[0]
        return self._bench.pair(
            self._named("open an item", case),
            lambda: self._services.preview.open(case.id, first[0]),
            "item and conversation",
            lambda: self._floor.conversation(int(first[4])),
        )

    def mentions(self, case: Case) -> Row:
        """Other people's texts that name the person, by the index; beside a scan.

        Both look where the index looks, and list the person's own items too: whoever wrote 50,000
        has 50,000 fetched, and no index is five hundred times faster than a scan at that.
        """
        person, mandate = case.person, self._mandates[case.id]
        traits = Traits(
            1,
            tuple(address for _, address in mandate.subjects),
            (name_words(person.name), name_words(person.name)[::-1]),
        )
        texts = (person.address, person.name)
        rule, engine = self._fit.mapping.items[0], self._engine
        with engine.connect() as connection:
            hits = Finder(engine, self._fit, mandate).hits(connection)
        known = {hit.key for hit in hits}
        column = self._fit.id(rule)
        fence = self._fit.scope(rule.table, mandate)
        within = Kept(select(column).where(self._fit.among(column), fence), engine.dialect)

        def product() -> None:
            with engine.connect() as connection:
                keys: set[Key] = set()
                for question in by_index(traits):
                    keys |= entries(connection, "item_fts", question)
                for part in chunks(sorted(keys - known)):
                    within.rows(connection, part)

        self._bench.pair(
            self._named("mentions by the index", case),
            product,
            "bare FTS5: both phrases",
            lambda: self._floor.phrases(texts),
            notes=f"{len(self._floor.phrases(texts)):,} listed",
        )
        return self._bench.pair(
            self._named("mentions by the index", case),
            product,
            "LIKE over the same columns",
            lambda: self._floor.like(texts),
            goal="≥ 500",
            notes=f"{len(self._floor.like(texts)):,} listed; {self._found_mentions(case)}",
        )

    def side_lane(self, case: Case) -> Row:
        """All that stands beside the instruction, looked at closely."""
        texts = (case.person.address, case.person.name)
        return self._bench.pair(
            self._named("side lane", case),
            lambda: self._services.side_lane.look(case.id),
            "LIKE over the same columns",
            lambda: self._floor.like(texts),
        )

    def _found_mentions(self, case: Case) -> str:
        """Compare the mentions that are found with those that were planted."""
        planted = set(self._archive.expected.mentions[case.person.size])
        beside = self._services.side_lane.look(case.id).beside
        named = {Hint.ADDRESS, Hint.NAME}
        found = {int(aside.ref.key) for aside in beside.asides if named & set(aside.hints)}
        return f"{len(found & planted)} of {len(planted)} planted, {len(found - planted)} invented"

    def _named(self, what: str, case: Case) -> str:
        return f"{what}; {case.person.size:,} of {self._archive.items:,}"


def _mandates(archive: Archive, cases: Sequence[Case]) -> dict[int, Mandate]:
    with open_desk(archive.small.paths).reading() as uow:
        return {case.id: mandate_of(uow, fetch(uow, case.id)) for case in cases}


def _everything(archive: Archive, floor: Floor) -> int:
    """Return a case with a match for every item, stored by bare SQL the first time."""
    mail = a_mail(
        WISH.format(who="alla.rader@hemma.example"),
        message_id="<bench-all@nordkraft.example>",
        subject="Begäran om allt",
    )
    case = archive.small.file(mail).id
    floor.match_everything(case, archive.items)
    return case


def growth(bench: Bench, small: Row, large: Row) -> None:
    """Tell how much more the same hits cost in the larger archive."""
    what = small.name.rpartition(" of ")[0]
    ratio = large.product / small.product
    bench.rows.append(
        Row(
            f"growth, {what}",
            "the smaller archive",
            small.product,
            large.product,
            ratio,
            "≤ 1.5",
        )
    )
    bench.say(str(bench.rows[-1]))


def beside_least(bench: Bench, least: Row, *more: Row) -> None:
    """Tell how much more the slowest of some rows costs than that of who has the fewest items."""
    most = max(more, key=lambda row: row.product)
    ratio = most.product / least.product
    row = Row(most.name, "the person with fewest", least.product, most.product, ratio, "≤ 6")
    bench.rows.append(row)
    bench.say(str(row))
