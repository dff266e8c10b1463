"""Resources, from the lists of endpoints of several minors."""

import json
from pathlib import Path

from tools.facts.api_resources import main

OLDER = """\
*AppsV1Api* | [**read**](docs/AppsV1Api.md#read) | **GET** /apis/apps/v1/namespaces/{namespace}/deployments/{name} |
*AppsV1Api* | [**scale**](docs/A.md#scale) | **PUT** /apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale |
*AppsV1Api* | [**all**](docs/AppsV1Api.md#all) | **GET** /apis/apps/v1/deployments |
*AppsApi* | [**group**](docs/AppsApi.md#group) | **GET** /apis/apps/ |
*CoreV1Api* | [**node**](docs/CoreV1Api.md#node) | **GET** /api/v1/nodes/{name}/proxy/{path} |
*CoreV1Api* | [**watched**](docs/CoreV1Api.md#watched) | **GET** /api/v1/watch/nodes |
*CustomObjectsApi* | [**any**](docs/Custom.md#any) | **GET** /apis/{group}/{version}/{plural} |
"""
NEWER = "*X* | [**new**](docs/X.md#new) | **GET** /apis/apps/v2alpha1/things |\n"


def test_each_resource_is_written_once_with_what_any_minor_has(tmp_path: Path) -> None:
    older, newer, target = tmp_path / "older.md", tmp_path / "newer.md", tmp_path / "written.json"
    older.write_text(OLDER)
    newer.write_text(NEWER)

    main([f"v1={older}", f"v2={newer}", "--target", str(target)])

    written = json.loads(target.read_text())
    assert written["source"]["tags"] == ["v1", "v2"]
    assert written["groups"] == {
        "": {"nodes": {"namespaced": False, "subresources": ["proxy"]}},
        "apps": {
            "deployments": {"namespaced": True, "subresources": ["scale"]},
            "things": {"namespaced": False, "subresources": []},
        },
    }
