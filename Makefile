# Every command of this repository. Each sets up what it needs first, and skips that when nothing changed.
# ENV names a file of environments/ without its ending; LOCAL=1 speaks to the local AWS instead of an account.

PYTHON ?= python3
ENV ?=
LOCAL ?=
BASE ?=
ARGS ?=

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory --no-builtin-rules
TOOLS := .venv/bin/python -m tools
# What people type reaches the commands through the shell's variables: no quote in it can become a command.
export ENV BASE TEMPLATES VPC REGION AWS_AUTH ACCOUNT SELF_MANAGED WITH_PATH
ENVIRONMENT := $(if $(filter-out undefined file,$(origin ENV)),--environment "$$ENV")
TARGET := $(ENVIRONMENT) $(if $(filter-out 0 no false,$(LOCAL)),--local)

.DEFAULT_GOAL := help
.PHONY: help setup up down test test-all check synth snapshot plan access access-entries describe-vpc diff diff-base kubeconfig mirror unblock bootstrap decommission bench format

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## the virtual environment, the pinned packages, Node and the CDK CLI
	@$(PYTHON) -I tools/setup.py

up: setup ## deploy dev to the local AWS and show what stands
	@$(TOOLS) up $(ENVIRONMENT) $(ARGS)

down: setup ## destroy it again, and stop the local AWS
	@$(TOOLS) down $(ENVIRONMENT) $(ARGS)

test: setup ## all that CI runs: format, lint, types, import contracts, tests
	@$(TOOLS) test $(ARGS)

test-all: test ## and the life of every example of tests/environments by the CDK CLI: ten minutes more
	@$(TOOLS) test-all

check: setup ## security findings of every environment, with the reasons of those known (TEMPLATES=folder: of any templates)
	@$(TOOLS) check $(ENVIRONMENT) $(if $(TEMPLATES),--templates "$$TEMPLATES") $(ARGS)

synth: setup ## the CloudFormation templates, into cdk.out
	@$(TOOLS) synth $(ENVIRONMENT) $(ARGS)

snapshot: setup ## accept today's templates as the reviewed ones
	@.venv/bin/python -m tests.snapshot.reviewed

plan: setup ## addresses, pods, endpoints and prices of ENV before it is deployed (ARGS=--json: for machines)
	@$(TOOLS) plan $(ENVIRONMENT) $(ARGS)

access: setup ## who may do what in ENV, by principal and by namespace, from its templates (ARGS=--json: for machines)
	@$(TOOLS) access $(ENVIRONMENT) $(ARGS)

access-entries: setup ## the access section for those whom an existing cluster's aws-auth lets in (AWS_AUTH=file ACCOUNT=… SELF_MANAGED=role,… WITH_PATH=path/role,…)
	@$(TOOLS) access-entries --aws-auth "$$AWS_AUTH" $(if $(ACCOUNT),--account "$$ACCOUNT") $(if $(SELF_MANAGED),--self-managed "$$SELF_MANAGED") $(if $(WITH_PATH),--with-path "$$WITH_PATH") $(ARGS)

describe-vpc: setup ## the network section of an environment's file for the VPC that stands already (VPC=vpc-… REGION=…)
	@$(TOOLS) describe-vpc --vpc "$$VPC" --region "$$REGION" $(ARGS)

diff: setup ## what a deploy of ENV would change (LOCAL=1: on the local AWS)
	@$(TOOLS) diff $(TARGET) $(ARGS)

diff-base: setup ## what this tree changes against the templates of the commit BASE, without an account
	@$(TOOLS) diff-base "$$BASE" $(ARGS)

kubeconfig: setup ## a kubeconfig for ENV under .local, and the token step behind it
	@$(TOOLS) kubeconfig $(TARGET) $(ARGS)

mirror: setup ## copy the charts and images that ENV takes from its own registry there, by digest
	@$(TOOLS) mirror $(TARGET) $(ARGS)

unblock: setup ## let the next deploy make layers of ENV anew whose first deploy failed
	@$(TOOLS) unblock $(TARGET) $(ARGS)

bootstrap: setup ## prepare ENV's account and region for the CDK, once
	@$(TOOLS) bootstrap $(TARGET) $(ARGS)

decommission: setup ## lift ENV's protections, destroy it in order, name what is retained
	@$(TOOLS) decommission $(TARGET) $(ARGS)

bench: setup ## how fast and how large synthesis is, against a bare CDK app
	@$(TOOLS) bench $(ARGS)

format: setup ## write the sources as the formatter wants them
	@.venv/bin/ruff check --fix-only --quiet . ; .venv/bin/ruff format --quiet .
