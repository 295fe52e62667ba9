package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `notify.rule`: how notices are told from now on.
///
/// @param kind such as `fill`; null for every kind
/// @param severity `info`, `warning` or `critical`; null for each
/// @param channel null for every channel
/// @param manner `on`, `silent`, `digest`, `off`, or `default` for no such rule
public record NotifyRule(
    @Nullable String kind, @Nullable String severity, @Nullable String channel, String manner)
    implements NotifyRequest<NotifyRules.Reply> {
  public NotifyRule {
    Values.required("manner", manner);
  }
}
