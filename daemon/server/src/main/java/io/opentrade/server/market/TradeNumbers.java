package io.opentrade.server.market;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which trades of a market were told before, and which were never told, where its exchange numbers
/// them without holes. One thread at a time.
public final class TradeNumbers {
  private static final int REMEMBERED = 10_000;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final boolean numbered;
  private final Set<String> seen = new LinkedHashSet<>();
  private boolean began;
  private long first;
  private long last;
  private long missing;

  /// Numbers that were left out.
  ///
  /// @param from inclusive
  /// @param to inclusive
  public record Hole(long from, long to) {}

  /// @param numbered whether the exchange numbers the trades of a market without holes
  public TradeNumbers(boolean numbered) {
    this.numbered = numbered;
  }

  /// Whether a trade is none of the last ten thousand; it is one of them from then on.
  public boolean isNew(String id) {
    boolean added = seen.add(id);
    if (seen.size() > REMEMBERED) {
      seen.remove(seen.iterator().next());
    }
    return added;
  }

  /// What was left out before a trade that is new; null where nothing is known to be.
  public @Nullable Hole before(String id) {
    if (!numbered || !NUMBER.matcher(id).matches()) {
      return null;
    }
    long number = Long.parseLong(id);
    if (!began) {
      began = true;
      first = number;
      last = number;
      return null;
    }
    Hole hole = number > last + 1 ? new Hole(last + 1, number - 1) : null;
    if (hole != null) {
      missing += number - last - 1;
    } else if (number < last && number > first) {
      missing--; // it was counted as missing when its successor came
    }
    last = Math.max(last, number);
    return hole;
  }

  /// Trades of which only the number is known to be missing.
  public long missing() {
    return missing;
  }
}
