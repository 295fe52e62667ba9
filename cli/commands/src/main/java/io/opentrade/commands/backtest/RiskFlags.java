package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.RiskRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say what an account may risk.
public final class RiskFlags {
  @Option(names = "--risk", paramLabel = "RULES|FILE")
  @Nullable String rules;

  @Option(names = "--protect", paramLabel = "PROTECTION")
  List<String> protections = new ArrayList<>();

  /// What was asked for; null where nothing was. What has neither `=` nor a parenthesis is the name
  /// of a file with rules.
  @Nullable RiskRules rules(Invocation invocation, Inputs inputs) {
    if (rules == null && protections.isEmpty()) {
      return null;
    }
    for (String protection : protections) {
      if (protection.indexOf('(') < 0) {
        throw invocation.usage("risk.noProtection", protection);
      }
    }
    boolean file = rules != null && rules.indexOf('=') < 0 && rules.indexOf('(') < 0;
    return new RiskRules(rules != null && file ? inputs.text(rules) : rules, protections);
  }
}
