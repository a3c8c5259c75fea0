"""Stages 7 to 9: find out which pages changed, render those, and put them in the output folder.

plan       fingerprint of each page against the manifest     theme     templates and style sheet
render     a page to bytes, in worker processes              executor  one interface for serial and parallel work
atom       feeds, by way of feedgen                          publish   ordered writes, removal of old pages
"""
