"""Original photos and documents, encrypted here and stored in a folder or an S3 bucket."""
