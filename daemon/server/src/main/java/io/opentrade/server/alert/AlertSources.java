package io.opentrade.server.alert;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.PnlShow;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Ticker;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/// Where alerts learn what happens. Calls block; any thread may make them.
public interface AlertSources {
  /// What a market stands at now.
  Answer<Ticker> ticker(MarketName market);

  /// The lengths of bars that a market's exchange has; failed where there is no such exchange, or
  /// its markets have no such names. Asks nobody.
  Answer<Set<Timeframe>> timeframes(MarketName market);

  /// What a perpetual's longs pay its shorts at the next funding, as a fraction of the position.
  Answer<BigDecimal> fundingRate(MarketName market);

  /// The bars that start in `[from, to)`; the one that is not over yet may be the last.
  ///
  /// @param from milliseconds since the epoch (UTC)
  Answer<Candles> candles(SeriesName series, long from, long to);

  /// What an account has gained.
  ///
  /// @throws io.opentrade.protocol.RequestFailed where there is no such account
  PnlShow.Reply pnl(String account) throws InterruptedException;

  /// What an account has.
  ///
  /// @throws io.opentrade.protocol.RequestFailed where there is no such account
  BalanceShow.Reply balance(String account) throws InterruptedException;

  /// What happened, and how far that goes.
  ///
  /// @param position for [#goOn]
  record News(List<EventInfo> events, String position) {}

  /// What happened since the last call, or since the position with which it was to go on; nothing
  /// where there is neither.
  News news() throws InterruptedException;

  /// What has happened since an earlier daemon was at that position is news. To be called before
  /// anybody looks.
  void goOn(String position);

  /// What happens until the next call of `news` is none.
  void skipNews();

  /// How the daemon fares.
  List<Health.Check> health();
}
