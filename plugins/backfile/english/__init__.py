"""What countries and tags both need to know of English: where sentences end, and which words are given names."""

from backfile.english.given_names import read_given_names
from backfile.english.sentences import sentence_at

__all__ = ["read_given_names", "sentence_at"]
