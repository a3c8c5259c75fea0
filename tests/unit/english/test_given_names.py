from backfile.english import read_given_names


def test_given_names_are_capitalised_words():
    names = read_given_names()

    assert len(names) > 1000
    assert [name for name in names if not name[0].isupper() or " " in name] == []


def test_the_file_of_given_names_is_read_once():
    assert read_given_names() is read_given_names()
