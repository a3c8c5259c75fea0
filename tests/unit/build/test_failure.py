import errno
import os

import pytest
from backfile.build.failure import blame_output, describe_failure
from backfile.errors import OutputError


@pytest.mark.parametrize(
    ("number", "fix"),
    [
        (errno.ENOSPC, "free some space on the disk"),
        (errno.EDQUOT, "free some of your share of the disk"),
        (errno.EFBIG, "raise the file-size limit (`ulimit -f`)"),
        (errno.EACCES, "make it writable, or close the program that has it open,"),
        (errno.EPERM, "make it writable"),
        (errno.EROFS, "make the disk writable, or choose another folder (OUTPUT_PATH),"),
        (errno.ENOTDIR, "free the way"),
    ],
)
def test_each_reason_has_its_remedy(number, fix):
    error = describe_failure(OSError(number, os.strerror(number)), "output/a.html")

    assert str(error) == f"output/a.html: it cannot be written ({os.strerror(number)}); {fix} and build again"


@pytest.mark.parametrize(
    ("named", "said"), [(None, "/site/output"), ("/other", "/other"), ("/staged/a.html", "/site/output/a.html")]
)
def test_the_path_is_one_that_a_person_knows(named, said):
    with pytest.raises(OutputError, match=f"^{said}: "), blame_output("/site/output", "/staged"):
        raise OSError(errno.EIO, "Input/output error", named)
