"""The reader of typed messages: turns text into an Intent by rules, without a language model.

The phrases it knows are data, in ``sentences/<language>/*.yaml``.
"""
