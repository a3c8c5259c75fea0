"""Backfile."""
