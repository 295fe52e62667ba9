package io.opentrade.engine.risk;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches the kill limits, and stays off once one of them has put it off.
final class KillSwitch {
  /// Without a second price a breach is certain after so many milliseconds.
  private static final long CERTAIN = 5_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final List<KillLimit> limits;
  private final long[] since;
  private final @Nullable String[] suspect;
  private @Nullable Kill kill;

  KillSwitch(List<KillLimit> limits) {
    this.limits = limits;
    this.since = new long[limits.size()];
    this.suspect = new String[limits.size()];
    Arrays.fill(since, NEVER);
  }

  /// What put it off; null while it is on.
  @Nullable Kill kill() {
    return kill;
  }

  /// The owner lets trading go on.
  void reset() {
    kill = null;
    Arrays.fill(since, NEVER);
  }

  /// Something happened, and the performance is what it is now.
  ///
  /// @param market whose price it was; null where it was no price. Only another price of the market
  ///     that began a breach confirms it
  /// @return the kill that this made certain; null for none
  @Nullable Kill look(long at, @Nullable String market, Performance performance) {
    for (int i = 0; i < since.length && kill == null; i++) {
      KillLimit limit = limits.get(i);
      if (!limit.reached(performance)) {
        since[i] = NEVER;
      } else if (!limit.priced() || since[i] != NEVER && certain(i, at, market)) {
        kill = new Kill(at, limit.reason());
        return kill;
      } else if (since[i] == NEVER) {
        since[i] = at;
        suspect[i] = market;
      }
    }
    return null;
  }

  private boolean certain(int limit, long at, @Nullable String market) {
    return at - since[limit] >= CERTAIN || market != null && market.equals(suspect[limit]);
  }
}
