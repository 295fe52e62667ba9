package io.opentrade.commands.trading;

import io.opentrade.commands.UsualAccount;
import picocli.CommandLine.Option;

/// Which account is meant: the one that is named, else that of `opentrade mode`.
final class AccountFlag implements UsualAccount {
  /// The account that exists from the start.
  static final String USUAL = "demo";

  @Option(names = "--account", paramLabel = "NAME")
  String name = USUAL;

  @Override
  public void usually(String account) {
    name = account;
  }
}
