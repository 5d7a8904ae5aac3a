"""Analysis of a household's entries: answers, categories, forecasts, anomalies and charts; no I/O."""
