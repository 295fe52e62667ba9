package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How the simulated venue treats orders, beside its taker fee.
///
/// @param volumeShare the part of each bar's volume that our fills may take together, above 0 and
///     at most 1; what does not fit waits for the next bar. Null where every fill is a full one
/// @param makerRate fee of an order that rested in the market before it was filled, a fraction of
///     the notional, negative for a rebate; null for the same as the taker's
/// @param minimumNotional below which an entry is refused; 0 for none
/// @param convention by whose rules orders are filled inside a bar
/// @param tiers fees by volume, in the place of the two rates; none to leave those
/// @param path how the market goes through a bar
public record FillModel(
    Slippage slippage,
    @Nullable BigDecimal volumeShare,
    Latency latency,
    FillMoment moment,
    @Nullable BigDecimal makerRate,
    FeeCurrency feeCurrency,
    Money minimumNotional,
    Convention convention,
    FeeTiers tiers,
    BarPath path) {
  /// Full fills at the next open without slippage or delay, one fee for all.
  public static final FillModel PLAIN =
      new FillModel(
          new Slippage.None(),
          null,
          new Latency.Millis(0),
          FillMoment.NEXT_OPEN,
          null,
          FeeCurrency.QUOTE,
          Money.ZERO,
          Convention.OWN);

  public FillModel {
    if (volumeShare != null
        && (volumeShare.signum() <= 0 || volumeShare.compareTo(BigDecimal.ONE) > 0)) {
      throw new IllegalArgumentException("the volume share is above 0 % and at most 100 %");
    }
    if (makerRate != null) {
      FeeTiers.requireMaker(makerRate);
    }
    if (makerRate != null && makerRate.signum() < 0 && feeCurrency == FeeCurrency.BASE) {
      throw new IllegalArgumentException("a rebate is paid in the quote currency only");
    }
    if (minimumNotional.signum() < 0) {
      throw new IllegalArgumentException("the minimum notional cannot be negative");
    }
    if (convention.foreign() && (volumeShare != null || !latency.equals(new Latency.Millis(0)))) {
      throw new IllegalArgumentException(
          "the rules of another program know neither a latency nor a share of the volume");
    }
    if (convention.foreign() && path != BarPath.NEAREST) {
      throw new IllegalArgumentException("the rules of another program have their own path");
    }
    if (!tiers.none() && makerRate != null) {
      throw new IllegalArgumentException("fee tiers name the maker fee themselves");
    }
    if (!tiers.none() && feeCurrency == FeeCurrency.BASE) {
      throw new IllegalArgumentException("fee tiers go with fees in the quote currency");
    }
    if (convention instanceof Freqtrade && moment == FillMoment.CLOSE) {
      throw new IllegalArgumentException("freqtrade does not fill at the close");
    }
  }

  /// Without fee tiers, along the usual path.
  public FillModel(
      Slippage slippage,
      @Nullable BigDecimal volumeShare,
      Latency latency,
      FillMoment moment,
      @Nullable BigDecimal makerRate,
      FeeCurrency feeCurrency,
      Money minimumNotional,
      Convention convention) {
    this(
        slippage,
        volumeShare,
        latency,
        moment,
        makerRate,
        feeCurrency,
        minimumNotional,
        convention,
        FeeTiers.NONE,
        BarPath.NEAREST);
  }

  /// Our own convention, with everything else as given.
  public FillModel(
      Slippage slippage,
      @Nullable BigDecimal volumeShare,
      Latency latency,
      FillMoment moment,
      @Nullable BigDecimal makerRate,
      FeeCurrency feeCurrency,
      Money minimumNotional) {
    this(
        slippage,
        volumeShare,
        latency,
        moment,
        makerRate,
        feeCurrency,
        minimumNotional,
        Convention.OWN);
  }

  /// The same by other rules.
  public FillModel by(Convention other) {
    return new FillModel(
        slippage,
        volumeShare,
        latency,
        moment,
        makerRate,
        feeCurrency,
        minimumNotional,
        other,
        tiers,
        path);
  }

  /// The same with another slippage.
  public FillModel with(Slippage other) {
    return new FillModel(
        other,
        volumeShare,
        latency,
        moment,
        makerRate,
        feeCurrency,
        minimumNotional,
        convention,
        tiers,
        path);
  }

  /// The same with fees by volume.
  public FillModel with(FeeTiers other) {
    return new FillModel(
        slippage,
        volumeShare,
        latency,
        moment,
        makerRate,
        feeCurrency,
        minimumNotional,
        convention,
        other,
        path);
  }

  /// The same along another path.
  public FillModel along(BarPath other) {
    return new FillModel(
        slippage,
        volumeShare,
        latency,
        moment,
        makerRate,
        feeCurrency,
        minimumNotional,
        convention,
        tiers,
        other);
  }

  /// The same with every fee that is written here so many times as high; rebates stay.
  public FillModel dearer(BigDecimal factor) {
    BigDecimal maker = makerRate == null ? null : FeeTiers.times(makerRate, factor);
    return new FillModel(
        slippage,
        volumeShare,
        latency,
        moment,
        maker,
        feeCurrency,
        minimumNotional,
        convention,
        tiers.times(factor),
        path);
  }

  /// Whether it asks for the volume of bars.
  public boolean needsVolume() {
    return volumeShare != null || slippage.needsVolume();
  }
}
