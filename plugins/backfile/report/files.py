"""What `make review` leaves in the output folder and the next build removes."""

PAGE = "review.html"
TABLE = "review.csv"
FILES = frozenset({PAGE, TABLE})
