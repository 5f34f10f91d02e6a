# Clew: `make demo` and `make test` do all their own set-up on a Debian machine that has the Swift toolchain.

SWIFT ?= swift
OUT   ?= out
CASE  ?= Examples/denim-importer

.PHONY: help demo test test-fast test-web lint build release check bench fuzz fuzz-short attack attack-short acceptance soak install deb clean system

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

system: ## install the system libraries that are missing, and say which
	@Scripts/system-libraries

demo: system ## build clew, assess an example and say where the dossier lies
	@Scripts/step "Building clew (the first time takes a few minutes)" $(SWIFT) build --product clew
	@.build/debug/clew assess $(CASE) --out $(OUT)/$(notdir $(CASE)) || [ $$? -eq 1 ]

test: system ## build and run the whole test suite; ONLY=SupplyChain for one module and what it imports
	@Scripts/check-imports
ifdef ONLY
	CLEW_ONLY=$(ONLY) $(SWIFT) test --scratch-path .build-$(ONLY)
else
	@Scripts/step "Building the tests (the first time takes several minutes)" $(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
endif

# What starts programs or servers, kills, damages files by the hundred, or asks a slow twin about thousands of random inputs.
SLOW := ClewCommandsTests|ClewServiceTests|WorkbenchTests|CaseworkTests|Fault|Corruption|Damage|Kill|Twin|Property|Law|Fuzz|World|Vector|Recall|Retriev|Strength|Joining|Closing|Calibration|Integrated|Figures|UserRequest|Rival|Snapshot

test-fast: system ## the tests of the engines that need no program, server or kill: about a minute once built
	@Scripts/check-imports
	@Scripts/step "Building the tests (the first time takes several minutes)" $(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip "$(SLOW)"

test-web: ## walk through the workbench in Chromium, with axe; PICTURES=folder keeps what it saw
	@Scripts/step "Building the service" $(SWIFT) build --product clew-service
	@Tests/Web/run $(PICTURES)

lint: ## check the layout of the code
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks Fuzzing Attack

build: system ## build clew for development
	$(SWIFT) build --build-tests

release: system ## build clew and clew-service, optimized
	$(SWIFT) build -c release

check: lint ## everything that a change must pass
	@Scripts/check-imports
	$(SWIFT) run clew reference check
	$(MAKE) test

bench: system ## measure speed and accuracy beside the peers; SECTIONS="names screening" for a part
	@SWIFT="$(SWIFT)" Benchmarks/run $(SECTIONS)

SECONDS ?= 300
fuzz: system ## feed damaged input to every reader, SECONDS=300 each
	@FUZZ_SECONDS=$(SECONDS) Fuzzing/run

fuzz-short: system ## the same for a few seconds, always from the same start
	@FUZZ_SECONDS=4 FUZZ_SEED=1 FUZZ_BUILD=debug Fuzzing/run

attack: system ## damage, mutate, kill and overload everything, and print what became of it
	@SWIFT="$(SWIFT)" Attack/run

attack-short: system ## the same within two minutes
	@SWIFT="$(SWIFT)" ATTACK_FORM=short Attack/run

acceptance: build ## run the tests of yente and others against the service; see Scripts/acceptance/run
	@Scripts/acceptance/run

MINUTES ?= 60
soak: system ## keep the service busy for MINUTES=60 and see that its memory stays flat
	@Scripts/step "Building the service" $(SWIFT) build -c release --product clew-service
	@Scripts/soak --minutes $(MINUTES)

PREFIX ?= /usr/local
install: ## install both programs below PREFIX, with Swift's runtime inside, reference data, man pages and completions
	@Scripts/system-libraries packaging
	@SWIFT="$(SWIFT)" Packaging/build "$(DESTDIR)" "$(PREFIX)"

deb: ## make a Debian package with its SBOM and checksums below out/package; see Packaging/README.md
	@Scripts/system-libraries packaging
	@SWIFT="$(SWIFT)" Packaging/deb

clean: ## remove what was built
	rm -rf .build out
