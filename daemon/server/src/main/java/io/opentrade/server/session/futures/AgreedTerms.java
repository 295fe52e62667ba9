package io.opentrade.server.session.futures;

import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.PositionTerms;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Sees to it that the exchange holds a future as our books do, before the first entry: it is set,
/// and then read. What was agreed is believed until the line breaks. Safe for use by many threads.
public final class AgreedTerms {
  /// Why an account with long and short at once is no account of ours.
  public static final String HEDGE =
      "the account is in hedge mode, which is not spoken here: set one-way mode at the exchange";

  private volatile Map<String, PositionTerms> agreed = new ConcurrentHashMap<>();

  /// Nothing is believed any more, not even what is being read now: somebody may have changed it
  /// there.
  public void forget() {
    agreed = new ConcurrentHashMap<>();
  }

  /// Agrees on terms.
  ///
  /// @return why nothing may be entered; null where all is as wanted
  public @Nullable String objection(VenueAccount account, Market market, PositionTerms wanted) {
    Map<String, PositionTerms> believed = agreed;
    if (wanted.equals(believed.get(market.symbol()))) {
      return null;
    }
    return switch (account
        .positionMode(market)
        .then(mode -> settled(mode, account, market, wanted))) {
      case Answer.Failed<PositionTerms>(VenueError error) ->
          "leverage and margin of " + market.symbol() + " cannot be set: " + error.words();
      case Answer.Value<PositionTerms>(PositionTerms now) when now.equals(wanted) -> {
        believed.put(market.symbol(), now);
        yield null;
      }
      case Answer.Value<PositionTerms>(PositionTerms now) ->
          market.symbol()
              + " is held at "
              + now.words()
              + " there, and "
              + wanted.words()
              + " is wanted";
    };
  }

  private static Answer<PositionTerms> settled(
      PositionMode mode, VenueAccount account, Market market, PositionTerms wanted) {
    if (mode == PositionMode.HEDGE) {
      return Answer.failed(new VenueError.NotSent(HEDGE));
    }
    return account
        .terms(market, wanted.margin())
        .then(
            now ->
                now.equals(wanted)
                    ? Answer.of(now)
                    : set(account, market, now, wanted)
                        .then(_ -> account.terms(market, wanted.margin())));
  }

  private static Answer<Market> set(
      VenueAccount account, Market market, PositionTerms now, PositionTerms wanted) {
    Answer<Market> margin =
        now.margin() == wanted.margin()
            ? Answer.of(market)
            : account.marginMode(market, wanted.margin()).map(_ -> market);
    return now.leverage() == wanted.leverage()
        ? margin
        : margin.then(_ -> account.leverage(market, wanted).map(_ -> market));
  }
}
