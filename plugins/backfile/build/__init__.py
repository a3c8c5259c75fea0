"""Stages 7 to 9: find out which pages changed, render those, and put them in the output folder.

plan     fingerprint of each page against the manifest    theme           its templates and style sheets
render   a page to bytes, in worker processes             atom            feeds, by way of feedgen
publish  ordered writes, removal of old pages             executor        one interface for serial and parallel work
chunks   tasks cut so that all workers end together       chunk_queue     which of them are under way or done
workers  the processes of this machine                    worker_process  what one of them does
cluster  the processes of other machines, by way of dask  kit             what one of those needs
templates as Jinja renders them                           joined          with what they extend and include
stage    what an executor is told of its stage
"""
