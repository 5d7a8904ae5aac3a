"""Typed text to an Intent without a model; what people can say lies beside it as files."""
