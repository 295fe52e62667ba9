package io.opentrade.engine.backtest;

import io.opentrade.engine.core.DeskSettings;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.core.EngineSettings;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.sim.SimVenue;
import io.opentrade.engine.sim.TradedVolume;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Makes what a run is made of: a venue for each market, and one engine over them.
record Setup(Markets markets, Settings settings) {
  /// One a market.
  List<SimVenue> venues() {
    TradedVolume traded = new TradedVolume();
    return markets.all().stream().map(market -> venue(market, traded)).toList();
  }

  private SimVenue venue(Market market, TradedVolume traded) {
    return new SimVenue(
        market.instrument(),
        settings.feeRate(),
        settings.fills(),
        delay(market),
        traded,
        market.book());
  }

  /// How long orders are on their way, milliseconds.
  long delay(Market market) {
    return settings.fills().latency().millis(market.candles().timeframe());
  }

  /// @param numbers of the strategies, one a market
  Engine engine(List<SimVenue> venues, List<Integer> numbers) {
    List<DeskSettings> desks = new ArrayList<>();
    for (int desk = 0; desk < venues.size(); desk++) {
      desks.add(desk(numbers.get(desk), markets.all().get(desk).instrument(), venues.get(desk)));
    }
    Sharing sharing = settings.sharing();
    return new Engine(
        new EngineSettings(
            settings.cash(),
            settings.size(),
            sharing.mostTrades(),
            sharing.weights(),
            desks,
            settings.risk(),
            longestBar(),
            settings.account().lots(),
            settings.sizeAt()),
        new Numbers());
  }

  private DeskSettings desk(int strategy, Instrument instrument, SimVenue venue) {
    BigDecimal fee = settings.highestFee();
    RiskGate gate =
        new RiskGate(
            instrument, fee, settings.fills().minimumNotional(), settings.account().margin());
    return new DeskSettings(strategy, instrument, fee, gate, venue::expected);
  }

  private long longestBar() {
    return markets.all().stream()
        .mapToLong(market -> market.candles().timeframe().millis())
        .max()
        .orElseThrow();
  }

  /// Order ids from 1 upwards.
  private static final class Numbers implements Supplier<OrderId> {
    private long last;

    @Override
    public OrderId get() {
      last++;
      return new OrderId(Long.toString(last));
    }
  }
}
