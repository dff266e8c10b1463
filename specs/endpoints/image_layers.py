"""Where images of Amazon ECR are pulled from."""

from specs.endpoints.reach import Bucket

IMAGE_LAYERS = Bucket(
    title="EcrImageLayers",
    name="prod-{region}-starport-layer-bucket",
    action="s3:GetObject",
    because="layers of images, through links that ECR signs",
    source="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms",
)
"""The bucket of ECR for the layers of all images and charts, of the account's registry and of AWS's own."""
