package io.opentrade.scripting;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Style;
import io.opentrade.scripting.bars.BarsRun;
import io.opentrade.scripting.guest.Guest;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Runs a small strategy in both styles over made-up candles, so that the classes
/// a real run needs are loaded and linked.
final class Training {
  private static final int BARS = 3_000;

  private Training() {}

  static void run(List<Language> languages) throws IOException {
    for (Language language : languages) {
      run(language);
    }
  }

  private static void run(Language language) throws IOException {
    LogBook log = new LogBook(100);
    Guest guest = Guest.open(language, log);
    Map<String, ParameterValue> values = load(guest);
    guest.plan(values);
    bars(guest, values, log, BARS);
  }

  /// Gives a guest that has no script the small strategy.
  ///
  /// @return the values of its parameters
  static Map<String, ParameterValue> load(Guest guest) throws IOException {
    String name = "training." + guest.language().extension();
    Declaration declaration = guest.load(new Script(name, guest.language(), text(name)));
    return declaration.values(Map.of());
  }

  /// Has it trade bar by bar.
  static void bars(Guest guest, Map<String, ParameterValue> values, LogBook log, int bars) {
    Instrument instrument =
        new Instrument(
            "BTC/USDT",
            new BigDecimal("0.01"),
            Instrument.DEFAULT_LOT,
            Instrument.DEFAULT_MONEY_SCALE);
    Settings settings =
        new Settings(
            new Money(new BigDecimal("10000")),
            new BigDecimal("0.001"),
            new Sizing.Percent(new BigDecimal("100")),
            true);
    List<BarsJob.Place> places =
        List.of(new BarsJob.Place(Market.of(candles(bars), instrument), Map.of()));
    Supplier<Guest> nobody =
        () -> {
          throw new IllegalStateException("one market needs one instance");
        };
    BarsRun.of(Style.ON_BAR, guest, nobody, places, settings, values, log, _ -> {}).go(List.of());
  }

  private static String text(String name) throws IOException {
    try (InputStream in = Training.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program lacks its " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Waves upon waves, so that averages cross.
  private static Candles candles(int bars) {
    Timeframe timeframe = Timeframe.of("5m");
    long[] time = new long[bars];
    double[] open = new double[bars];
    double[] high = new double[bars];
    double[] low = new double[bars];
    double[] close = new double[bars];
    double[] volume = new double[bars];
    for (int bar = 0; bar < bars; bar++) {
      double price = 100 + 10 * StrictMath.sin(bar / 20.0) + 3 * StrictMath.sin(bar / 3.0);
      time[bar] = bar * timeframe.millis();
      open[bar] = bar == 0 ? price : close[bar - 1];
      close[bar] = Math.round(price * 100) / 100.0;
      high[bar] = Math.max(open[bar], close[bar]) + 0.05;
      low[bar] = Math.min(open[bar], close[bar]) - 0.05;
      volume[bar] = 1 + bar % 7;
    }
    return new Candles(timeframe, time, open, high, low, close, volume);
  }
}
