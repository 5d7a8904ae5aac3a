"""Originals of photos and documents: sealed here, kept in a folder or in an S3 bucket."""
