from backfile.geography import country_slug, historic_states, load_countries, load_gazetteer, parse_country


def test_countries_are_read_once():
    assert load_countries() is load_countries()


def test_countries_alone_know_what_the_gazetteer_knows():
    countries, gazetteer = load_countries(), load_gazetteer()

    assert (countries.slugs, countries.written) == (gazetteer.slugs, gazetteer.written)


def test_country_is_parsed_without_the_gazetteer():
    assert parse_country("the Netherlands", load_countries()) == "NL"


def test_slug_is_found_without_the_gazetteer():
    assert country_slug("BO", load_countries()) == "bolivia"


def test_former_state_is_written_as_the_country_it_counts_for():
    name, alpha2 = historic_states()["SUHH"]

    assert parse_country(name, load_countries()) == alpha2
