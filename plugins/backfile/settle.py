"""Temporary."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
import msgspec
from backfile.model.annotation import TagRule
from backfile.model.article import ArticleRecord, CountryRef, TagRef, Settled
from backfile.model.metadata import Found, Origin
from backfile.references.learned import learn_countries
from backfile.tagging.choose import choose_tags

class Candidates(msgspec.Struct, frozen=True, array_like=True):
    tags: tuple[TagRef, ...]
    tags_origin: Origin
    countries: tuple[CountryRef, ...]
    countries_origin: Origin

_dec = msgspec.json.Decoder(dict[str, Candidates]).decode

def settle(store, changed, rules):
    raw = store.read("cands")
    allc = _dec(raw) if raw else {}
    for k, v in changed.items():
        if v is None: allc.pop(k, None)
        else: allc[k] = v
    store.write("cands", msgspec.json.encode(allc))
    recs = []
    for path, c in sorted(allc.items()):
        recs.append(ArticleRecord(path, "", Found("", Origin.TEXT), "", None, None, None, None, None, Found("", Origin.TEXT), Found(c.tags, c.tags_origin), Found(c.countries, c.countries_origin), Found("en", Origin.TEXT), None, ()))
    out = learn_countries(choose_tags(recs, rules))
    return {r.path: Settled(r.tags.value, r.countries.value) for r in out}

def settle_records(records, rules):
    return learn_countries(choose_tags(records, rules))
