"""`python -m backfile review` and `python -m backfile explain FILE`; `pelican` itself builds the site."""

from backfile.pelican_shell.commands import main

if __name__ == "__main__":
    main()
