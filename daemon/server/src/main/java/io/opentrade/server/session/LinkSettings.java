package io.opentrade.server.session;

import java.time.Duration;

/// How an account deals with its exchange.
///
/// @param deadline an order that could not leave so long after it was written down does not leave
/// @param window so long after a request left the exchange may still take it: its receive window
///     and what clocks may be wrong
/// @param retention so long the exchange knows orders and trades for certain; what is older only a
///     person may decide
/// @param every how often everything is compared
/// @param beat how often is looked whether there is something to do
/// @param again how long after a question was left open it is asked again; doubled each time
/// @param jump wall clock and monotonic clock may differ by so much before nothing is believed
public record LinkSettings(
    Duration deadline,
    Duration window,
    Duration retention,
    Duration every,
    Duration beat,
    Duration again,
    Duration jump) {
  private static final Duration WINDOW = Duration.ofSeconds(8);

  /// As PARITY.md has it, with what each exchange documents of its memory.
  public static LinkSettings of(String exchange) {
    return new LinkSettings(
        Duration.ofSeconds(5),
        // OKX takes requests whose timestamp is up to 30 s old, and has no narrower window.
        exchange.equals("okx") ? Duration.ofSeconds(35) : WINDOW,
        exchange.equals("okx") ? Duration.ofHours(2) : Duration.ofHours(24),
        Duration.ofMinutes(1),
        Duration.ofMillis(200),
        Duration.ofMillis(250),
        Duration.ofSeconds(5));
  }
}
