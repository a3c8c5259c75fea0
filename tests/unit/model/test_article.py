from builders import COUNTRIES, make_archive, make_record


def test_the_countries_of_an_article_begin_with_its_main_ones():
    (article,) = make_archive([make_record(countries=["PE"], mentioned=["BO"])]).articles

    assert (COUNTRIES["PE"], COUNTRIES["BO"]) == article.countries
