"""Identity providers for people: what AWS refuses of them; they are associated at once."""

from ministack.services import eks

from specs.refusals import identity_providers
from tools.local_aws.emulator.eks_api.router import Body, Request, Route
from tools.local_aws.emulator.eks_api.store import cluster_named, identity_providers_of

PATH = "/clusters/{cluster}/identity-provider-configs"


def _associate(request: Request) -> Body:
    cluster, oidc = cluster_named(request.parts["cluster"]), request.body["oidc"]
    identity_providers.ONE_PER_CLUSTER.check(associated=list(identity_providers_of(cluster["name"])))
    identity_providers.ISSUER_NOT_HTTPS.check(url=oidc["issuerUrl"])
    identity_providers.ISSUER_OF_THE_CLUSTER.check(
        issuer_url=oidc["issuerUrl"], cluster_issuer_url=cluster["identity"]["oidc"]["issuer"]
    )
    answer = request.forward()
    eks._idp_configs[f"{cluster['name']}\x00{oidc['identityProviderConfigName']}"]["status"] = "ACTIVE"
    return answer


ROUTES = (Route(method="POST", path=PATH + "/associate", answer=_associate),)
