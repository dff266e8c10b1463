"""AWS::IAM::OIDCProvider."""

from ministack.services import iam

from specs.refusals import identity_providers
from tools.local_aws.emulator.ministack import call_iam, element_text, refused_by
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    url = properties.get("Url", "")
    with refused_by("Iam"):
        identity_providers.ISSUER_NOT_HTTPS.check(url=url)
        identity_providers.ISSUER_TAKEN.check(url=url, urls=[each["Url"] for each in iam._oidc_providers.values()])
    arn = element_text(call_iam("_create_oidc_provider", Url=url), "OpenIDConnectProviderArn")
    return _kept(arn, properties)


def _update(physical_id: str, _: Properties, new: Properties) -> Provisioned:
    return _kept(physical_id, new)


def _kept(arn: str, properties: Properties) -> Provisioned:
    record = iam._oidc_providers[arn]
    record["ClientIDList"] = list(properties.get("ClientIdList") or ())
    record["ThumbprintList"] = list(properties.get("ThumbprintList") or ())
    record["Tags"] = [dict(tag) for tag in properties.get("Tags") or ()]
    return Provisioned(arn, {"Arn": arn})


def _delete(physical_id: str, _: Properties) -> None:
    iam._oidc_providers.pop(physical_id, None)


OIDC_PROVIDER = ResourceType(name="AWS::IAM::OIDCProvider", create=_create, update=_update, delete=_delete)
