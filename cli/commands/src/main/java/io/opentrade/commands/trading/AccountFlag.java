package io.opentrade.commands.trading;

import picocli.CommandLine.Option;

/// Which account is meant.
final class AccountFlag {
  @Option(names = "--account", paramLabel = "NAME")
  String name = "demo";
}
