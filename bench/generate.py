"""Write a seeded archive of news-like articles: the same seed gives the same files.

    python bench/generate.py FOLDER --articles 10000 --seed 1

Each article has about 3.6 KB of text, a dateline, a byline now and then, places and people that recur as in a real
archive (few often, many seldom: ten times the articles name about three times the people), and every tenth one a promo
for an earlier article. Dates cover twenty years.

An article has two forms that say the same: the text alone, and with its section, author, countries and tags in header
lines (docs/article-format.md).
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path

CHARACTERS = 3600
FIRST_DAY, DAYS = date(2000, 1, 1), 20 * 365
SECTIONS = ("World", "Politics", "Business", "Science", "Sport", "Culture", "Health", "Environment")
PLACES = [
    (city, country)
    for city, _, country in (
        place.partition(", ")
        for place in (
            "Nairobi, Kenya|La Paz, Bolivia|Paris, France|Berlin, Germany|Tokyo, Japan|Lima, Peru|Oslo, Norway|"
            "Cairo, Egypt|Madrid, Spain|Rome, Italy|Ankara, Turkey|Delhi, India|Beijing, China|Ottawa, Canada|"
            "Canberra, Australia|Dakar, Senegal|Accra, Ghana|Hanoi, Vietnam|Quito, Ecuador|Warsaw, Poland|"
            "Kyiv, Ukraine|Moscow, Russia|Washington, United States|London, United Kingdom|Dublin, Ireland|"
            "Athens, Greece|Lisbon, Portugal|Vienna, Austria|Prague, Czechia|Seoul, South Korea"
        ).split("|")
    )
]
GIVEN = (
    "Ana Luis Maria Jan Li Wei Amina Omar Fatima Pedro Ingrid Kofi Yuki Elena Ivan Rosa Nadia Tomas Aisha Erik".split()
)
STEMS = (
    "Al Bar Bel Bor Cal Cor Dal Dor El Fal Far Gal Gor Hal Har Hol Jar Kal Kar Kol Lar Lor Mal Mar Mol Nor Or Pal Per "
    "Pol Rad Ral Ros Sal Sar Sol Tal Tar Tor Val Var Vol Wal War Wil Yar Zal Zor"
).split()
ENDINGS = (
    "anov ardi asco beck berg bert den dez dini dorf ello enko er esen etti evic field gaard ham hart holm iano idis "
    "ieri inen inho inski ito ius kaya kov lind lund mann mark oglu okwe one oni oso oulos quist rup sen stad ston "
    "strom vale wick yama"
).split()
FAMILY = [
    *"Silva Novak Okafor Tanaka Mendoza Larsen Haddad Kowalski Petrov Castillo Weber Moreau Rossi Demir Sharma Chen "
    "Nguyen Mensah Fraser Byrne Papadakis Carvalho Huber Dvorak Park Kamau Quispe Diallo Berg Aziz".split(),
    *map("".join, product(STEMS, ENDINGS)),
]
OFTEN = 30
"""People who are named often; the one named most is in every eleventh article."""
AUTHORS = 30
"""Family names of those who write; the others are only written about."""
BODIES = (
    "Ministry of Transport,National Assembly,Central Bank,Water Authority,Harbour Council,University Hospital,"
    "Farmers Union,Rail Company,Weather Service,Coast Guard"
).split(",")
EVENTS = "election strike flood trial summit earthquake festival budget vote drought".split()
VERBS = "approved delayed criticised welcomed opened rejected reviewed announced discussed postponed".split()
NOUNS = (
    "plan bridge school harbour budget report law road market museum reactor dam forest hospital contract season "
    "harvest railway survey treaty programme"
).split()
FILLER = (
    "officials said the work would take several months and cost more than was first thought|residents had asked for "
    "it for years and met twice last week to hear the details|the decision came after a long debate that ended late "
    "in the evening|figures for the year show a slow rise after two difficult seasons|nobody was hurt and the roads "
    "were open again by the afternoon|the committee will meet again before the end of the month|engineers had warned "
    "of the risk in a report two years ago|the money will come from a fund that was set up for the purpose"
).split("|")


@dataclass(frozen=True, slots=True)
class Story:
    """One article, before it is written in some form."""

    number: int
    """Its place in the archive, from 0."""
    day: date
    """The day it appeared."""
    section: str
    """May be empty."""
    author: str
    """May be empty."""
    headline: str
    """Not unique."""
    paragraphs: tuple[str, ...]
    """The text; the first begins with the dateline."""
    promo: int | None
    """Number of the earlier story that its third paragraph advertises."""
    countries: tuple[str, ...]
    """Those that the text names, the one it is about first."""
    people: tuple[str, ...]
    """Those that the text names."""
    organisations: tuple[str, ...]
    """Those that the text names most, three at most."""
    topics: tuple[str, ...]
    """What the text is about."""

    @property
    def path(self) -> str:
        """Its file in an archive, without the ending."""
        return f"{self.day:%Y/%m/%Y-%m-%d}-{self.number:07}"


def write_archive(folder: Path, stories: Iterator[Story], form: Callable[[Story], str]) -> None:
    """Write stories below a folder in one form, as YYYY/MM/YYYY-MM-DD-number.txt."""
    for story in stories:
        target = folder / f"{story.path}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(form(story), encoding="utf-8")


def make_articles(articles: int, seed: int) -> list[str]:
    """The texts of the articles alone."""
    return [text_alone(story) for story in make_stories(articles, seed)]


def make_stories(articles: int, seed: int) -> Iterator[Story]:
    """The articles, oldest first."""
    rng = random.Random(seed)
    people = [f"{given} {family}" for family, given in product(FAMILY, GIVEN)]
    headlines: list[str] = []
    for number in range(articles):
        story = _story(rng, people, headlines, FIRST_DAY + timedelta(days=number * DAYS // articles))
        headlines.append(story.headline)
        yield story


def text_alone(story: Story) -> str:
    """An article of which everything has to be found out."""
    head = [line for line in (story.section, story.headline, story.author and f"By {story.author}") if line]
    return "\n\n".join((*head, *story.paragraphs)) + "\n"


def text_with_headers(story: Story) -> str:
    """An article that says what it is in header lines."""
    headers = {
        "Title": story.headline,
        "Date": story.day.isoformat(),
        "Section": story.section,
        "Kicker": story.section,
        "Author": story.author,
        "Countries": "; ".join(story.countries),
        "Tags": "; ".join((*story.people, *story.organisations, *story.topics)),
    }
    lines = "\n".join(f"{name}: {value}" for name, value in headers.items() if value)
    return "\n\n".join((lines, *story.paragraphs)) + "\n"


def _story(rng: random.Random, people: list[str], headlines: list[str], day: date) -> Story:
    city, country = rng.choice(PLACES)
    cast = [people[int(OFTEN * (rng.paretovariate(1) - 1)) % len(people)] for _ in range(3)]
    body, event, noun = rng.choice(BODIES), rng.choice(EVENTS), rng.choice(NOUNS)
    headline = f"{country} {body} {rng.choice(VERBS).capitalize()} {noun.capitalize()} After {event.capitalize()}"
    section = rng.choice(SECTIONS) if rng.random() < 0.6 else ""
    author = f"{rng.choice(GIVEN)} {rng.choice(FAMILY[:AUTHORS])}" if rng.random() < 0.4 else ""
    bodies, countries, said = Counter((f"{city} {body}",)), {country: None}, {cast[0]: None}
    paragraphs = [
        f"{city.upper()}, {country} - The {city} {body} {rng.choice(VERBS)} the {noun}, {cast[0]} said on Monday."
    ]
    while sum(map(len, paragraphs)) < CHARACTERS:
        other = rng.choice(PLACES)[1]
        person, place, body = rng.choice(cast), rng.choice((city, country, other)), f"{city} {rng.choice(BODIES)}"
        bodies[body] += 1
        countries[other if place == other else country] = None
        said[person] = None
        sentences = [
            f"{person} {rng.choice(VERBS)} the {rng.choice(NOUNS)}, and {rng.choice(FILLER)}.",
            f"In {place}, {rng.choice(FILLER)}.",
            f"The {body} {rng.choice(VERBS)} the {rng.choice(NOUNS)}; {rng.choice(FILLER)}.",
        ]
        paragraphs.append(" ".join(rng.sample(sentences, 3)))
    promo = rng.randrange(len(headlines)) if headlines and rng.random() < 0.1 else None
    if promo is not None:
        paragraphs.insert(2, f"Read more: {headlines[promo]}")
    return Story(
        number=len(headlines),
        day=day,
        section=section,
        author=author,
        headline=headline,
        paragraphs=tuple(paragraphs),
        promo=promo,
        countries=tuple(countries),
        people=tuple(said),
        organisations=tuple(name for name, _ in bodies.most_common(3)),
        topics=(f"{country} {event}", event.capitalize()),
    )


def main() -> None:
    """Read the command line and write the archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--headers", action="store_true", help="write what is known of each article above it")
    options = parser.parse_args()
    form = text_with_headers if options.headers else text_alone
    write_archive(options.folder, make_stories(options.articles, options.seed), form)


if __name__ == "__main__":
    main()
