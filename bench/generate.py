"""Write a seeded archive of news-like articles: the same seed gives the same files.

    python bench/generate.py FOLDER --articles 10000 --seed 1

Each article has about 3.6 KB of text, a dateline, a byline now and then, places and people that recur as in a real
archive (few often, many seldom), and every tenth one a promo for an earlier article. Dates cover twenty years.
"""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

CHARACTERS = 3600
FIRST_DAY, DAYS = date(2000, 1, 1), 20 * 365
SECTIONS = ("World", "Politics", "Business", "Science", "Sport", "Culture", "Health", "Environment")
PLACES = (
    "Nairobi Kenya,La Paz Bolivia,Paris France,Berlin Germany,Tokyo Japan,Lima Peru,Oslo Norway,Cairo Egypt,"
    "Madrid Spain,Rome Italy,Ankara Turkey,Delhi India,Beijing China,Ottawa Canada,Canberra Australia,Dakar Senegal,"
    "Accra Ghana,Hanoi Vietnam,Quito Ecuador,Warsaw Poland,Kyiv Ukraine,Moscow Russia,Washington United States,"
    "London United Kingdom,Dublin Ireland,Athens Greece,Lisbon Portugal,Vienna Austria,Prague Czechia,Seoul South Korea"
).split(",")
GIVEN = (
    "Ana Luis Maria Jan Li Wei Amina Omar Fatima Pedro Ingrid Kofi Yuki Elena Ivan Rosa Nadia Tomas Aisha Erik".split()
)
FAMILY = (
    "Silva Novak Okafor Tanaka Mendoza Larsen Haddad Kowalski Petrov Castillo Weber Moreau Rossi Demir Sharma Chen "
    "Nguyen Mensah Fraser Byrne Papadakis Carvalho Huber Dvorak Park Kamau Quispe Diallo Berg Aziz"
).split()
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


def write_archive(folder: Path, articles: int, seed: int) -> None:
    """Write the articles below a folder, as YYYY/MM/YYYY-MM-DD-number.txt."""
    for number, text in enumerate(make_articles(articles, seed)):
        day = FIRST_DAY + timedelta(days=number * DAYS // articles)
        target = folder / f"{day:%Y/%m}"
        target.mkdir(parents=True, exist_ok=True)
        (target / f"{day:%Y-%m-%d}-{number:07}.txt").write_text(text, encoding="utf-8")


def make_articles(articles: int, seed: int) -> list[str]:
    """The texts of the articles."""
    rng = random.Random(seed)
    people = [f"{given} {family}" for family in FAMILY for given in GIVEN]
    headlines: list[str] = []
    texts = []
    for _ in range(articles):
        headline, text = _article(rng, people, headlines)
        headlines.append(headline)
        texts.append(text)
    return texts


def _article(rng: random.Random, people: list[str], headlines: list[str]) -> tuple[str, str]:
    city, _, country = rng.choice(PLACES).partition(" ")
    if city == "La":
        city, country = "La Paz", "Bolivia"
    cast = [people[min(int(rng.paretovariate(0.6)) - 1, len(people) - 1)] for _ in range(3)]
    body, event, noun = rng.choice(BODIES), rng.choice(EVENTS), rng.choice(NOUNS)
    headline = f"{country} {body} {rng.choice(VERBS).capitalize()} {noun.capitalize()} After {event.capitalize()}"
    lines = [rng.choice(SECTIONS), headline] if rng.random() < 0.6 else [headline]
    if rng.random() < 0.4:
        lines.append(f"By {rng.choice(GIVEN)} {rng.choice(FAMILY)}")
    paragraphs = [f"{city.upper()}, {country} - The {body} {rng.choice(VERBS)} the {noun}, {cast[0]} said on Monday."]
    while sum(map(len, paragraphs)) < CHARACTERS:
        other = rng.choice(PLACES).partition(" ")[2]
        sentences = [
            f"{rng.choice(cast)} {rng.choice(VERBS)} the {rng.choice(NOUNS)}, and {rng.choice(FILLER)}.",
            f"In {rng.choice((city, country, other))}, {rng.choice(FILLER)}.",
            f"The {rng.choice(BODIES)} {rng.choice(VERBS)} the {rng.choice(NOUNS)}; {rng.choice(FILLER)}.",
        ]
        paragraphs.append(" ".join(rng.sample(sentences, 3)))
    if headlines and rng.random() < 0.1:
        paragraphs.insert(2, f"Read more: {rng.choice(headlines)}")
    return headline, "\n\n".join((*lines, *paragraphs)) + "\n"


def main() -> None:
    """Read the command line and write the archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_archive(options.folder, options.articles, options.seed)


if __name__ == "__main__":
    main()
