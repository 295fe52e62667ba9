package io.opentrade.server.alert.watch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How often an alert fires.
///
/// @param slack of its release: see [Slack]
/// @param every it fires again after so long while it holds; null for once each time it comes true
/// @param cooldown it fires at most once in it
/// @param skipMissed whether what holds at the first look came true while nobody looked, and is
///     passed over
public record Manner(Slack slack, @Nullable Duration every, Duration cooldown, boolean skipMissed) {
  /// Fires each time it comes true.
  public static final Manner PLAIN = new Manner(Slack.NONE, null, Duration.ZERO, false);
}
