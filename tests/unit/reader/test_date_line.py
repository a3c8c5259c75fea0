from reader.builders import HEADLINE, PROSE, above, article, kinds, within


def test_line_with_nothing_but_a_date_is_a_date_line():
    assert kinds(article(HEADLINE, "Saturday, October 12, 2019", PROSE)) == "headline date_line paragraph"


def test_date_line_may_stand_first():
    assert kinds(article("12 October 2019", HEADLINE, PROSE)) == "date_line headline paragraph"


def test_date_line_with_a_label_may_stand_last():
    assert kinds(article(HEADLINE, PROSE, "Published: 12 October 2019")) == "headline paragraph date_line"


def test_date_without_a_label_within_the_prose_heads_what_follows():
    assert within("12 October 2019") == "subhead"


def test_sentence_that_begins_with_a_date_is_left_alone():
    assert kinds(article(HEADLINE, "12 October 2019 was a wet day.")) == "headline paragraph"


def test_weekday_alone_is_no_date_line():
    assert above("Saturday") == "subhead"
