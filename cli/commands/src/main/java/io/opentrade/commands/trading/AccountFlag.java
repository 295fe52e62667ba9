package io.opentrade.commands.trading;

import picocli.CommandLine.Option;

/// Which account is meant.
final class AccountFlag {
  /// The account that exists from the start.
  static final String USUAL = "demo";

  @Option(names = "--account", paramLabel = "NAME")
  String name = USUAL;
}
