package io.opentrade.research.data;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.DataHoldout;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.backtest.Holdouts;
import io.opentrade.store.Holdout;
import io.opentrade.store.StudyStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Holds the ends of markets out of research.
public final class HoldoutDesk {
  /// Completes a market to the name of a series, which says whether it is one.
  private static final String ANY_TIMEFRAME = ":1d";

  private final StudyStore store;

  public HoldoutDesk(StudyStore store) {
    this.store = store;
  }

  /// @throws RequestFailed where there is no such market, or nothing of it is held out
  public DataHoldout.Reply answer(DataHoldout request) {
    String text = request.market();
    String market = text == null ? null : market(text);
    Instant from = request.from();
    if (market != null && from != null) {
      store.holdOut(market, from);
    }
    if (market != null && request.release() && !store.release(market)) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, "nothing is held out of " + market, "see: opentrade data holdout");
    }
    return reply(request.release() ? null : market);
  }

  private static String market(String text) {
    try {
      String series = SeriesName.matches(text) ? text : text + ANY_TIMEFRAME;
      return Holdouts.market(SeriesName.of(series));
    } catch (IllegalArgumentException _) {
      throw new RequestFailed(
          FailureKind.USAGE, "'" + text + "' is not a market", "write it like BTC/USDT@binance");
    }
  }

  /// @param market null for all
  private DataHoldout.Reply reply(@Nullable String market) {
    return new DataHoldout.Reply(
        store.holdouts().stream()
            .filter(holdout -> market == null || holdout.market().equals(market))
            .map(HoldoutDesk::entry)
            .toList());
  }

  private static DataHoldout.Entry entry(Holdout holdout) {
    Holdout.Use last = holdout.last();
    return new DataHoldout.Entry(
        holdout.market(),
        holdout.from(),
        holdout.uses(),
        last == null ? null : last.at(),
        last == null ? null : new ForeignText(last.strategy()));
  }
}
