package io.opentrade.commands.access;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Choices;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--role` and `--scope`: what somebody may do, and where.
final class RightsFlags {
  private static final List<String> ROLES = List.of("viewer", "trader", "admin");

  @Option(names = "--role", paramLabel = "ROLE")
  @Nullable String role;

  @Option(names = "--scope", paramLabel = "SCOPE")
  @Nullable String scope;

  Rights rights(Invocation invocation) {
    String word = Choices.one(invocation, "--role", role, ROLES);
    List<String> accounts = new ArrayList<>();
    List<String> symbols = new ArrayList<>();
    Decimal notional = null;
    for (String part : scope == null ? new String[0] : scope.split(",", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals).strip();
      String value = equals < 0 ? "" : part.substring(equals + 1).strip();
      if (value.isEmpty()) {
        throw invocation.usage("access.scope", part);
      }
      switch (name.toLowerCase(Locale.ROOT)) {
        case "account" -> accounts.add(value);
        case "symbol" -> symbols.add(value);
        case "notional" -> notional = amount(invocation, value);
        default -> throw invocation.usage("access.scope", part);
      }
    }
    return new Rights(Objects.requireNonNullElse(word, "viewer"), accounts, symbols, notional);
  }

  private static Decimal amount(Invocation invocation, String text) {
    try {
      Decimal amount = Decimal.of(text);
      if (amount.signum() > 0) {
        return amount;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw invocation.usage("access.notional", text);
  }
}
