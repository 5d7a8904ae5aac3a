"""Tests of what banks write."""
