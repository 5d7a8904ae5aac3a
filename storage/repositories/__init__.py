"""One file a repository; each sees one household, because its connection does."""
