package io.opentrade.server.notify;

import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.store.RuleRow;
import java.util.Comparator;
import java.util.List;

/// How notices are told: the most special rule that fits counts. One for a channel is more special
/// than one for a kind, that more than one for a severity.
record Rules(List<RuleRow> rows) {
  private static final Comparator<RuleRow> SPECIAL_FIRST =
      Comparator.comparing((RuleRow rule) -> rule.channel().isEmpty())
          .thenComparing(rule -> rule.kind().isEmpty())
          .thenComparing(rule -> rule.severity() < 0)
          .thenComparing(RuleRow::channel)
          .thenComparing(RuleRow::kind)
          .thenComparing(RuleRow::severity);

  Rules {
    rows = rows.stream().sorted(SPECIAL_FIRST).toList();
  }

  /// How a channel tells a notice; on, where no rule fits.
  Manner manner(String kind, Severity severity, String channel) {
    return rows.stream()
        .filter(rule -> rule.kind().isEmpty() || rule.kind().equals(kind))
        .filter(rule -> rule.severity() < 0 || rule.severity() == severity.ordinal())
        .filter(rule -> rule.channel().isEmpty() || rule.channel().equals(channel))
        .findFirst()
        .flatMap(rule -> Manner.of(rule.manner()))
        .orElse(Manner.ON);
  }
}
