"""One cluster's objects, and what the API does with them."""

import copy
import threading
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from specs.pod_policies.namespaces import INITIAL_NAMESPACES
from tools.local_aws.kubernetes.admission import admit
from tools.local_aws.kubernetes.custom_kinds import kinds_of
from tools.local_aws.kubernetes.eks_kinds import SECURITY_GROUP_POLICY
from tools.local_aws.kubernetes.kinds import Kind, builtin_kinds
from tools.local_aws.kubernetes.merging import Object, ServerSideApply
from tools.local_aws.kubernetes.ownership import Ownership, Place
from tools.local_aws.kubernetes.patching import patched
from tools.local_aws.kubernetes.refusal import Refusal
from tools.local_aws.kubernetes.schemas import Schemas, schemas_of
from tools.local_aws.kubernetes.selecting import fields_match, labelled


class Cluster:
    """The objects of one cluster; all operations can be called from several threads.

    `minor` is asked at each request, so that validation follows the control plane when it is upgraded.
    """

    def __init__(self, *, minor: Callable[[], str]) -> None:
        self._minor = minor
        self._lock = threading.RLock()
        self._objects: dict[Place, Object] = {}
        self._ownership = Ownership()
        self._revision = 0
        namespaces = self.kind(group="", version="v1", plural="namespaces")
        for name in INITIAL_NAMESPACES:
            self.create(namespaces, {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}, namespace="")

    @property
    def minor(self) -> str:
        """The Kubernetes minor of the control plane now."""
        return self._minor()

    def kinds(self) -> Iterator[Kind]:
        """All kinds that are served now."""
        yield from (*builtin_kinds(self.minor), SECURITY_GROUP_POLICY)
        with self._lock:
            definitions = [found for place, found in self._objects.items() if place[1] == "customresourcedefinitions"]
        for definition in definitions:
            yield from kinds_of(definition)

    def kind(self, *, group: str, version: str, plural: str) -> Kind:
        """The kind at an address; raises `Refusal` where the cluster serves none."""
        for kind in self.kinds():
            if (kind.group, kind.version, kind.plural) == (group, version, plural):
                return kind
        raise Refusal(code=404, reason="NotFound", message="the server could not find the requested resource")

    def objects(self) -> list[Object]:
        """Copies of all objects, in the order of their creation."""
        with self._lock:
            return [copy.deepcopy(found) for found in self._objects.values()]

    def get(self, kind: Kind, name: str, *, namespace: str) -> Object:
        """The object of this name; raises `Refusal` where there is none."""
        with self._lock:
            found = self._objects.get(_place(kind, namespace, name))
            if found is None:
                raise Refusal.not_found(kind.resource, name)
            return {**copy.deepcopy(found), "apiVersion": kind.api_version}

    def list(self, kind: Kind, *, namespace: str, labels: str = "", fields: str = "") -> Object:
        """The list of a kind's objects, in one namespace or (where it is empty) in all."""
        with self._lock:
            items = [
                {**copy.deepcopy(found), "apiVersion": kind.api_version}
                for (group, plural, where, _), found in self._objects.items()
                if (group, plural) == (kind.group, kind.plural)
                and namespace in ("", where)
                and labelled(found["metadata"].get("labels") or {}, labels)
                and fields_match(found, fields)
            ]
            return {
                "kind": f"{kind.name}List",
                "apiVersion": kind.api_version,
                "metadata": {"resourceVersion": str(self._revision)},
                "items": items,
            }

    def create(self, kind: Kind, wanted: Object, *, namespace: str, dry_run: bool = False) -> Object:
        """Store a new object; raises `Refusal` where it is wrong, exists, or its namespace does not."""
        found = copy.deepcopy(wanted)
        metadata = _addressed(kind, found, namespace)
        if "name" not in metadata and metadata.get("generateName"):
            metadata["name"] = metadata["generateName"] + uuid.uuid4().hex[:5]
        if not metadata.get("name"):
            message = "metadata.name: Required value: name or generateName is required"
            raise Refusal.invalid(kind.qualified, "", [message])
        with self._lock:
            if kind.namespaced and ("", "namespaces", "", namespace) not in self._objects:
                raise Refusal.not_found("namespaces", namespace)
            admit(kind, found, self._schemas())
            place = _place(kind, namespace, metadata["name"])
            if place in self._objects:
                message = f'{kind.resource} "{metadata["name"]}" already exists'
                raise Refusal(code=409, reason="AlreadyExists", message=message)
            metadata |= {"uid": str(uuid.uuid4()), "creationTimestamp": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"}
            return self._stored(place, found, dry_run=dry_run)

    def replace(self, kind: Kind, name: str, wanted: Object, *, namespace: str, dry_run: bool = False) -> Object:
        """Store another state of an object; raises `Refusal` where that is wrong or somebody changed it meanwhile."""
        found = copy.deepcopy(wanted)
        metadata = _addressed(kind, found, namespace)
        with self._lock:
            before = self.get(kind, name, namespace=namespace)
            if metadata.get("name") != name:
                raise Refusal.bad_request("the name of the object does not match the name on the URL")
            kept = before["metadata"]
            if metadata.get("resourceVersion", kept["resourceVersion"]) != kept["resourceVersion"]:
                raise Refusal.conflict(
                    f'Operation cannot be fulfilled on {kind.resource} "{name}": the object has been modified; '
                    "please apply your changes to the latest version and try again"
                )
            metadata |= {field: kept[field] for field in ("uid", "creationTimestamp", "resourceVersion")}
            admit(kind, found, self._schemas(), before=before)
            return before if found == before else self._stored(_place(kind, namespace, name), found, dry_run=dry_run)

    def patch(
        self,
        kind: Kind,
        name: str,
        patch: object,
        *,
        media_type: str,
        namespace: str,
        dry_run: bool = False,
    ) -> Object:
        """Change an object by a patch of the media type; raises `Refusal` where it cannot be applied."""
        with self._lock:
            before = self.get(kind, name, namespace=namespace)
            after = patched(kind, before, patch, media_type=media_type, schemas=self._schemas())
            return self.replace(kind, name, after, namespace=namespace, dry_run=dry_run)

    def apply(
        self, kind: Kind, name: str, wanted: Object, *, namespace: str, manager: str, force: bool, dry_run: bool = False
    ) -> tuple[Object, bool]:
        """Apply on the server; says beside the object whether it is new. Raises `Refusal` where managers disagree."""
        place = _place(kind, namespace, name)
        with self._lock:
            new = place not in self._objects
            if new:
                found = self.create(kind, wanted, namespace=namespace, dry_run=dry_run)
            else:
                if not force:
                    self._ownership.refuse_conflicts(place, wanted, manager)
                previous = self._ownership.applied(place, manager)
                schemas = self._schemas() if kind.definition else None
                before = self.get(kind, name, namespace=namespace)
                state = ServerSideApply(schemas).apply(before, wanted, previous, kind.definition)
                found = self.replace(kind, name, state, namespace=namespace, dry_run=dry_run)
            if not dry_run:
                self._ownership.record(place, manager, wanted)
            return found, new

    def delete(self, kind: Kind, name: str, *, namespace: str, dry_run: bool = False) -> Object:
        """Remove an object, and with a namespace or a definition all that lives in it."""
        with self._lock:
            found = self.get(kind, name, namespace=namespace)
            if kind.name == "Namespace" and name in INITIAL_NAMESPACES and name != "kube-node-lease":
                raise Refusal.forbidden(f'namespaces "{name}" is forbidden: this namespace may not be deleted')
            gone = {_place(kind, namespace, name)}
            if kind.name == "Namespace":
                gone |= {place for place in self._objects if place[2] == name}
            if kind.name == "CustomResourceDefinition":
                spec = found["spec"]
                gone |= {place for place in self._objects if place[:2] == (spec["group"], spec["names"]["plural"])}
            if not dry_run:
                self._objects = {place: kept for place, kept in self._objects.items() if place not in gone}
                self._ownership.forget(gone)
            return found

    def _schemas(self) -> Schemas:
        return schemas_of(self.minor)

    def _stored(self, place: Place, found: Object, *, dry_run: bool) -> Object:
        if not dry_run:
            self._revision += 1
            found["metadata"]["resourceVersion"] = str(self._revision)
            self._objects[place] = found
        return copy.deepcopy(found)


def _place(kind: Kind, namespace: str, name: str) -> Place:
    return kind.group, kind.plural, namespace if kind.namespaced else "", name


def _addressed(kind: Kind, found: Object, namespace: str) -> Object:
    """The object's metadata, after what it says of itself has been compared with where it was sent.

    As in the API server, a namespace is dropped from what has none, and the status from what its creator may not set.
    """
    said = found.setdefault("apiVersion", kind.api_version), found.setdefault("kind", kind.name)
    if said != (kind.api_version, kind.name):
        raise Refusal.bad_request(
            f"the API version in the data ({said[0]}, Kind={said[1]}) does not match the expected API version "
            f"({kind.api_version}, Kind={kind.name})"
        )
    metadata: Object = found.setdefault("metadata", {})
    if kind.namespaced:
        if metadata.setdefault("namespace", namespace) != namespace:
            raise Refusal.bad_request(
                "the namespace of the provided object does not match the namespace sent on the request"
            )
    else:
        metadata.pop("namespace", None)
    metadata.pop("managedFields", None)
    if kind.definition:
        found.pop("status", None)
    return metadata
