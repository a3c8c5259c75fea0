import jinja2
import pytest
from backfile.build.joined import join_templates
from jinja2 import nodes

BASE = "<{% block head %}{{ title }}{% endblock %}|{% include 'foot' %}|{% block content %}base{% endblock %}>"
SOURCES = {
    "base": BASE,
    "foot": "{% if title is defined %}foot of {{ title }}{% endif %}",
    "macros": "{% macro twice(text) %}{{ text }}{{ text }}{% endmacro %}",
    "middle": "{% extends 'base' %}{% block head %}middle{% endblock %}",
    "nested": "{% block outer %}[{% block inner %}in{% endblock %}]{% endblock %}",
    "looped": "{% for n in (1, 2) %}{% block item %}x{% endblock %}{% endfor %}",
    "naming": "{% set title = 'its own' %}",
    "round": "{% if deep is not defined %}a{% with deep = 1 %}{% include 'round' %}{% endwith %}{% endif %}",
    "number": "{{ loop.index is defined }}",
}
PLAIN = {
    "block": "{% extends 'base' %}{% block content %}{{ title }}{% endblock %}",
    "text_outside_blocks": "{% extends 'base' %} lost {% block content %}own{% endblock %} lost",
    "unknown_block": "{% extends 'base' %}{% block other %}lost{% endblock %}",
    "macro": "{% extends 'base' %}{% from 'macros' import twice %}{% block content %}{{ twice('a') }}{% endblock %}",
    "grandchild": "{% extends 'middle' %}{% block content %}own{% endblock %}",
    "nested_block": "{% extends 'nested' %}{% block inner %}own{% endblock %}",
    "set_in_block": "{% extends 'base' %}{% block head %}{% set title = 'b' %}{{ title }}{% endblock %}",
    "include": "{% with title = 'other' %}{% include 'foot' %}{% endwith %}{% include 'foot' %}",
    "include_in_loop": "{% for title in 'ab' %}{% include 'foot' %}{% endfor %}",
}
LEFT = {
    "super": "{% extends 'base' %}{% block content %}{{ super() }}own{% endblock %}",
    "self": "{% extends 'base' %}{% block content %}{{ self.head() }}{% endblock %}",
    "set": "{% extends 'base' %}{% set title = 'b' %}{% block content %}{{ title }}{% endblock %}",
    "choice": "{% extends 'base' if title else 'nested' %}{% block content %}own{% endblock %}",
    "loop": "{% extends 'looped' %}{% block item %}own{% endblock %}",
    "included_names": "{% include 'naming' %}{{ title }}",
    "ignored": "{% include 'missing' ignore missing %}{{ title }}",
    "round": SOURCES["round"],
    "loop_of_another": "{% for n in (1, 2) %}{% include 'number' %}{{ loop.index }}{% endfor %}",
}


def _joined(source):
    environment = jinja2.Environment(loader=jinja2.DictLoader(SOURCES), autoescape=True)
    tree = join_templates(
        environment.parse(source), lambda name: environment.parse(SOURCES[name]) if name in SOURCES else None
    )
    return environment, tree


@pytest.mark.parametrize("source", [*PLAIN.values(), *LEFT.values()], ids=[*PLAIN, *LEFT])
def test_a_joined_template_renders_what_it_did(source):
    environment, tree = _joined(source)
    joined = jinja2.Template.from_code(environment, environment.compile(tree), {})

    assert joined.render(title="a & b") == environment.from_string(source).render(title="a & b")


@pytest.mark.parametrize("source", PLAIN.values(), ids=PLAIN)
def test_a_plain_template_stands_alone_when_it_is_joined(source):
    _, tree = _joined(source)

    assert tree.find((nodes.Extends, nodes.Include, nodes.Block)) is None


def test_a_template_whose_parent_is_missing_stays_as_it_is():
    _, tree = _joined("{% extends 'missing' %}{% block content %}own{% endblock %}")

    assert tree.find(nodes.Extends) is not None
