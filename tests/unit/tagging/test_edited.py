from backfile.model.annotation import TagKind, TagRule, TagUse
from backfile.tagging.edited import EditedTags


def _rule(tag, name="", kind=None, use=TagUse.FOUND):
    return TagRule(tag, name, kind, use)


def test_a_tag_that_no_rule_names_is_as_it_is_found():
    edited = EditedTags([_rule("Fire", "Blaze")])

    assert (edited.tag(["rain"]), edited.use("Rain")) == (("", None), TagUse.FOUND)


def test_name_and_kind_can_come_from_different_rules():
    edited = EditedTags([_rule("Fire", "Blaze"), _rule("Wildfire", kind=TagKind.TOPIC)])

    assert edited.tag(["fire", "wildfire"]) == ("Blaze", TagKind.TOPIC)


def test_the_last_rule_holds_whatever_the_order_of_the_keys():
    edited = EditedTags([_rule("Fire", "Blaze"), _rule("Wildfire", "Bush fire")])

    assert edited.tag(["wildfire", "fire"])[0] == edited.tag(["fire", "wildfire"])[0] == "Bush fire"


def test_a_tag_is_wanted_under_the_name_that_is_shown():
    edited = EditedTags([_rule("Fire", "Blaze", use=TagUse.ALWAYS)])

    assert (edited.use("Blaze"), edited.use("Fire")) == (TagUse.ALWAYS, TagUse.FOUND)


def test_a_banned_tag_is_not_wanted_although_another_rule_wants_it():
    edited = EditedTags([_rule("Blaze", use=TagUse.NEVER), _rule("Fire", "Blaze", use=TagUse.ALWAYS)])

    assert edited.use("Blaze") is TagUse.NEVER


def test_keys_are_those_of_tags_and_of_their_names():
    assert EditedTags([_rule("Fire", "Bush fire"), _rule("The Rain")]).keys == {"fire", "bush-fire", "rain"}
