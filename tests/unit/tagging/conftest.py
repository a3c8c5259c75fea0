import pytest
from backfile.model.annotation import Prose
from backfile.tagging.tables import Tables, load_tables

PLACES = frozenset(
    {"bolivia", "bolivian", "russia", "russian", "la paz", "peru", "lima", "moscow", "hong kong", "jordan"}
)


@pytest.fixture(scope="session")
def tables() -> Tables:
    return load_tables()


@pytest.fixture
def places() -> frozenset[str]:
    return PLACES


@pytest.fixture
def prose():
    """Build an article from the parts a test cares about."""

    def build(*paragraphs: str, headline: str = "", promos: tuple[str, ...] = ()) -> Prose:
        return Prose(headline=headline, dateline="", paragraphs=paragraphs, promos=promos)

    return build
