"""Advice is told apart from warnings of others by its id."""

import pytest

from specs.advice import Advice


def test_an_id_that_could_be_anybodys_is_refused() -> None:
    with pytest.raises(ValueError, match="id must begin with 'eks:', got 'kube-proxy'"):
        Advice(id="kube-proxy", message="it ends")


def test_an_id_of_ours_is_kept_as_it_is() -> None:
    assert Advice(id="eks:kube-proxy-ipvs", message="it ends").id == "eks:kube-proxy-ipvs"
