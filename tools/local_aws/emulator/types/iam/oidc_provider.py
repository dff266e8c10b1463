"""AWS::IAM::OIDCProvider."""

from ministack.services import iam

from tools.local_aws.emulator.ministack import call_iam, element_text
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    query: dict[str, object] = {"Url": properties.get("Url")}
    for template_name, api_name in (("ClientIdList", "ClientIDList"), ("ThumbprintList", "ThumbprintList")):
        for number, value in enumerate(properties.get(template_name) or (), start=1):
            query[f"{api_name}.member.{number}"] = value
    arn = element_text(call_iam("_create_oidc_provider", **query), "OpenIDConnectProviderArn")
    return Provisioned(arn, {"Arn": arn})


def _delete(physical_id: str, _: Properties) -> None:
    iam._oidc_providers.pop(physical_id, None)


OIDC_PROVIDER = ResourceType(name="AWS::IAM::OIDCProvider", create=_create, delete=_delete)
