package io.opentrade.engine.sim;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Timeframe;
import java.math.BigDecimal;
import java.util.Arrays;

/// The funding of a perpetual future: at its times those who are long pay those who are short a
/// share of the position's value, or get it where the rate is negative.
public final class FundingRates {
  private static final long SECOND = 1_000;

  private final long[] times;
  private final double[] rates;

  /// @param times milliseconds since the epoch (UTC), rising; cut to whole seconds, since what is
  ///     recorded a few milliseconds after the hour is meant for the hour
  /// @param rates fractions, 0.0001 for 0.01 %; between -1 and 1
  /// @throws IllegalArgumentException with a message for people where they make no sense
  public FundingRates(long[] times, double[] rates) {
    if (times.length != rates.length) {
      throw new IllegalArgumentException("every time has a rate");
    }
    this.times = Arrays.stream(times).map(time -> Math.floorDiv(time, SECOND) * SECOND).toArray();
    this.rates = rates.clone();
    for (int i = 0; i < times.length; i++) {
      if (!(Math.abs(rates[i]) < 1)) {
        throw new IllegalArgumentException("a funding rate is between -100 % and 100 %");
      }
      if (i > 0 && this.times[i] <= this.times[i - 1]) {
        throw new IllegalArgumentException("the times of funding rates must rise");
      }
    }
  }

  /// The rates of candles, for times and ways that only know these: the opens.
  public static FundingRates of(Candles candles) {
    return new FundingRates(candles.time(), candles.open());
  }

  /// The rates as such candles.
  public Candles columns() {
    double[] nothing = new double[times.length];
    return new Candles(Timeframe.of("1s"), times, rates, rates, rates, rates, nothing);
  }

  /// How many there are.
  public int size() {
    return times.length;
  }

  /// When the rate is due, whole seconds as milliseconds since the epoch (UTC).
  public long time(int index) {
    return times[index];
  }

  /// The rate, a fraction.
  public double rate(int index) {
    return rates[index];
  }

  /// The first rate that is due at that time or later; `size()` where none is.
  public int indexAtOrAfter(long time) {
    int found = Arrays.binarySearch(times, time);
    return found < 0 ? -found - 1 : found;
  }

  /// What a position pays, negative for what it gets: its value at the mark price × rate, rounded
  /// half-even to the money scale.
  ///
  /// @param held signed, negative when short
  public Money payment(int index, Quantity held, Price mark, Instrument instrument) {
    BigDecimal rate = new BigDecimal(Double.toString(rates[index]));
    return instrument.notional(mark, held).share(rate, instrument.moneyScale());
  }
}
