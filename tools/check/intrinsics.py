"""CloudFormation's intrinsic functions as text, as far as it can be known before a deployment."""

import json
import re
from typing import Any

PSEUDO_PARAMETERS = {
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::Region": "us-east-1",
    "AWS::URLSuffix": "amazonaws.com",
}
"""An example of each, of the form that AWS gives it."""

ARNS = {
    "AWS::EC2::VPC": "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0123456789abcdef0",
    "AWS::EKS::Cluster": "arn:aws:eks:us-east-1:123456789012:cluster/example",
    "AWS::EKS::Nodegroup": "arn:aws:eks:us-east-1:123456789012:nodegroup/example/example/0",
    "AWS::IAM::Role": "arn:aws:iam::123456789012:role/example",
    "AWS::KMS::Key": "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
    "AWS::Lambda::Function": "arn:aws:lambda:us-east-1:123456789012:function:example",
    "AWS::Logs::LogGroup": "arn:aws:logs:us-east-1:123456789012:log-group:example:*",
    "AWS::S3::Bucket": "arn:aws:s3:::example",
    "AWS::SQS::Queue": "arn:aws:sqs:us-east-1:123456789012:example",
    "AWS::SNS::Topic": "arn:aws:sns:us-east-1:123456789012:example",
}
"""An example of the ARN of each type of resource that a policy may name.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""


class Reader:
    """Reads the values of one template."""

    def __init__(self, template: dict[str, Any]) -> None:
        self._types = {name: resource["Type"] for name, resource in template.get("Resources", {}).items()}

    def text(self, value: object) -> str | None:
        """Give the value as text; None, where only AWS knows it."""
        match value:
            case str():
                return value
            case {"Ref": str(name)}:
                return PSEUDO_PARAMETERS.get(name)
            case {"Fn::GetAtt": [str(name), "Arn"]}:
                return ARNS.get(self._types.get(name, ""))
            case {"Fn::Join": [str(separator), list(parts)]}:
                texts = [self.text(part) for part in parts]
                return None if None in texts else separator.join(text for text in texts if text is not None)
            case {"Fn::Sub": str() | list() as written}:
                pattern, values = (written, {}) if isinstance(written, str) else written
                return self._substituted(pattern, values)
        return None

    def document(self, value: object) -> dict[str, Any]:
        """Give a policy with text for every value: one that is written as a text in which values are filled in, too."""
        match value:
            case {"Fn::Sub": [str(pattern), dict(values)]}:
                known = {name: self.text(inner) or "example" for name, inner in values.items()}
                value = json.loads(self._substituted(pattern, known) or "{}")
            case str():
                value = json.loads(value)
        plain = self.plain(value)
        if not isinstance(plain, dict):
            raise TypeError(f"{value} must be a policy")
        return plain

    def plain(self, value: object) -> object:
        """Give the same structure with text for every value; what only AWS knows becomes `example`."""
        match value:
            case dict() if not any(key == "Ref" or key.startswith("Fn::") for key in value):
                return {key: self.plain(part) for key, part in value.items()}
            case list():
                return [self.plain(part) for part in value]
            case dict():
                return self.text(value) or "example"
        return value

    def _substituted(self, pattern: str, values: dict[str, Any]) -> str | None:
        """Fill in a pattern of Fn::Sub; `${!name}` is the text `${name}`."""
        known = PSEUDO_PARAMETERS | {name: self.text(value) for name, value in values.items()}
        names = re.findall(r"\$\{([^!}][^}]*)\}", pattern)
        if any(known.get(name) is None for name in names):
            return None
        filled = re.sub(r"\$\{([^!}][^}]*)\}", lambda found: str(known[found[1]]), pattern)
        return filled.replace("${!", "${")
