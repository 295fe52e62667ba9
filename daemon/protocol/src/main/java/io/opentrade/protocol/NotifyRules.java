package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `notify.rules`: how notices are told, the most special rule first; where none fits: on.
public record NotifyRules() implements NotifyRequest<NotifyRules.Reply> {
  public record Reply(List<Rule> rules) {
    public Reply {
      rules = Values.list(rules);
    }
  }

  /// One rule.
  ///
  /// @param kind null for every kind
  /// @param severity `info`, `warning` or `critical`; null for each
  /// @param channel null for every channel
  /// @param manner `on`, `silent`, `digest` or `off`
  public record Rule(
      @Nullable String kind, @Nullable String severity, @Nullable String channel, String manner) {}
}
