import pytest
from backfile.geography import Gazetteer, load_gazetteer
from backfile.model.annotation import Prose


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture
def prose():
    """Build an article from the parts a test cares about."""

    def build(*paragraphs: str, headline: str = "", dateline: str = "", promos: tuple[str, ...] = ()) -> Prose:
        return Prose(headline=headline, dateline=dateline, paragraphs=paragraphs, promos=promos)

    return build
