import jinja2
import pytest
from backfile.build.templates import load_environment
from backfile.build.translated import translate_template
from backfile.model.page import Link
from backfile.words import Words
from backfile.words.catalogs import Catalog
from builders import write_files
from jinja2 import nodes

WORDS = Words(
    "es",
    Catalog(
        "es",
        {
            "Topics": ("Temas",),
            "R&D": ("I+D & más",),
            "By %(names)s": ("Por %(names)s.",),
            "%(a)s to %(b)s": ("de %(b)s, %(a)s",),
        },
        lambda number: int(number != 1),
    ),
)


def _tree(source):
    return translate_template(jinja2.Environment(autoescape=True).parse(source), WORDS, "x.html")


def _render(source, **values):
    environment = jinja2.Environment(autoescape=True)
    environment.globals["_"] = WORDS.gettext
    return jinja2.Template.from_code(environment, environment.compile(_tree(source)), dict(environment.globals)).render(
        values
    )


def test_a_text_is_translated_when_the_template_is_compiled():
    tree = _tree("<h1>{{ _('Topics') }}</h1>{% set label = gettext('Topics') %}")

    assert list(tree.find_all(nodes.Call)) == []
    assert [const.value for const in tree.find_all(nodes.Const)] == ["Temas", "Temas"]


def test_a_translated_text_is_escaped():
    assert _render("{{ _('R&D') }}") == "I+D &amp; más"


def test_the_parts_of_a_text_and_its_values_are_put_one_after_the_other():
    tree = _tree("{{ _('By %(names)s', names=names) }}")

    assert list(tree.find_all(nodes.Call)) == []
    assert _render("{{ _('By %(names)s', names=names) }}", names="<A>") == "Por &lt;A&gt;."


def test_values_go_where_the_translation_has_them():
    assert _render("{{ _('%(a)s to %(b)s', a='1', b='2') }}") == "de 2, 1"


def test_a_text_that_is_given_to_a_macro_is_translated():
    assert _render("{% macro m(t) %}[{{ t }}]{% endmacro %}{{ m(_('By %(names)s', names=n)) }}", n="A") == "[Por A.]"


@pytest.mark.parametrize("source", ["{{ _(text) }}", "{{ _('Top' ~ 'ics') }}", "{{ _(*('Topics',)) }}"])
def test_a_text_made_up_as_it_goes_is_translated_when_the_page_is_made(source):
    assert list(_tree(source).find_all(nodes.Call)) != []
    assert _render(source, text="Topics") == "Temas"


def test_other_calls_are_left_alone():
    assert [call.node.name for call in _tree("{{ other('Topics') }}").find_all(nodes.Call)] == ["other"]


def test_a_missing_value_is_an_error_that_says_where():
    with pytest.raises(jinja2.TemplateSyntaxError, match=r"is not given its %\(names\)s; write _\(") as caught:
        _tree("\n{{ _('By %(names)s', name='A') }}")

    assert (caught.value.name, caught.value.lineno) == ("x.html", 2)


def test_a_list_of_links_has_what_follows_each(tmp_path):
    template = (
        "{% for link, after in links|with_separators(attribute='label') %}<{{ link.label }}>{{ after }}{% endfor %}"
    )
    write_files(tmp_path, {"templates/x.html": template})
    page = load_environment(tmp_path, "es").get_template("x.html")

    assert page.render(links=[Link("Perú", ""), Link("Italia", "")]) == "<Perú> e <Italia>"


def test_templates_of_a_theme_come_out_in_the_language_of_the_site(tmp_path):
    template = "{{ ngettext('%(num)s thing', '%(num)s things', 12345) }} {{ 12345|number }} {{ 'abc'|in_words }}"
    template += "{% for text, after in 'ab'|with_separators %}<{{ text }}>{{ after }}{% endfor %}"
    write_files(tmp_path, {"templates/x.html": template})

    assert load_environment(tmp_path).get_template("x.html").render() == "12,345 things 12,345 a, b and c<a> and <b>"
    assert (
        load_environment(tmp_path, "de").get_template("x.html").render() == "12.345 things 12.345 a, b and c<a> and <b>"
    )
