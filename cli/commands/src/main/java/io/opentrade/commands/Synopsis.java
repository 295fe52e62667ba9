package io.opentrade.commands;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// How a command is written, on one line.
final class Synopsis {
  private Synopsis() {}

  static String of(CommandTree.Entry entry, CommandSpec spec) {
    StringBuilder text = new StringBuilder("opentrade ").append(entry.path());
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "…" : "");
      text.append(' ').append(parameter.required() ? label : "[" + label + "]");
    }
    spec.options().stream()
        .filter(option -> option.required())
        .forEach(
            option ->
                text.append(' ')
                    .append(option.longestName())
                    .append(' ')
                    .append(option.paramLabel()));
    return text.append(" [options]").toString();
  }
}
