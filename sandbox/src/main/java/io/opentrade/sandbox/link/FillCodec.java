package io.opentrade.sandbox.link;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.BarPath;
import io.opentrade.engine.sim.Convention;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.sim.FeeTiers;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.Latency;
import io.opentrade.engine.sim.Slippage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How fills are simulated: a worker that decides must see the account the verifying replay will
/// have.
final class FillCodec {
  private static final int TIERS = 1_000;

  private FillCodec() {}

  static void model(WireWriter out, FillModel model) {
    slippage(out, model.slippage());
    decimal(out, model.volumeShare());
    switch (model.latency()) {
      case Latency.Bars(int bars) -> out.octet(0).integer(bars);
      case Latency.Millis(long millis) -> out.octet(1).text(Long.toString(millis));
    }
    out.constant(model.moment());
    decimal(out, model.makerRate());
    out.constant(model.feeCurrency()).text(model.minimumNotional().value().toPlainString());
    ConventionCodec.convention(out, model.convention());
    out.list(model.tiers().tiers(), tier -> tier(out, tier)).constant(model.path());
  }

  static FillModel model(WireReader in) {
    Slippage slippage = slippage(in);
    BigDecimal share = optional(in);
    Latency latency = latency(in);
    FillMoment moment = in.constant(FillMoment.class);
    BigDecimal maker = optional(in);
    FeeCurrency currency = in.constant(FeeCurrency.class);
    Money least = new Money(RunCodec.decimal(in));
    Convention convention = ConventionCodec.convention(in);
    FeeTiers tiers = new FeeTiers(in.list(TIERS, () -> tier(in)));
    BarPath path = in.constant(BarPath.class);
    return new FillModel(
        slippage, share, latency, moment, maker, currency, least, convention, tiers, path);
  }

  private static void tier(WireWriter out, FeeTiers.Tier tier) {
    out.text(tier.volume().value().toPlainString())
        .text(tier.maker().toPlainString())
        .text(tier.taker().toPlainString());
  }

  private static FeeTiers.Tier tier(WireReader in) {
    return new FeeTiers.Tier(
        new Money(RunCodec.decimal(in)), RunCodec.decimal(in), RunCodec.decimal(in));
  }

  private static void slippage(WireWriter out, Slippage slippage) {
    switch (slippage) {
      case Slippage.None _ -> out.octet(0);
      case Slippage.Ticks(int ticks) -> out.octet(1).integer(ticks);
      case Slippage.Percent(BigDecimal rate) -> out.octet(2).text(rate.toPlainString());
      case Slippage.VolumeShare(double impact) -> out.octet(3).number(impact);
      case Slippage.SquareRoot(double impact) -> out.octet(4).number(impact);
      case Slippage.Further _ ->
          throw new IllegalArgumentException("decisions are made before further slippage is tried");
    }
  }

  private static Slippage slippage(WireReader in) {
    int tag = in.octet();
    return switch (tag) {
      case 0 -> new Slippage.None();
      case 1 -> new Slippage.Ticks(in.integer(Integer.MAX_VALUE));
      case 2 -> new Slippage.Percent(RunCodec.decimal(in));
      case 3 -> new Slippage.VolumeShare(in.number());
      case 4 -> new Slippage.SquareRoot(in.number());
      default -> throw new LinkException("no slippage has the tag " + tag);
    };
  }

  private static Latency latency(WireReader in) {
    int tag = in.octet();
    return switch (tag) {
      case 0 -> new Latency.Bars(in.integer(Integer.MAX_VALUE));
      case 1 -> new Latency.Millis(RunCodec.decimal(in).longValueExact());
      default -> throw new LinkException("no latency has the tag " + tag);
    };
  }

  private static void decimal(WireWriter out, @Nullable BigDecimal value) {
    out.flag(value != null);
    if (value != null) {
      out.text(value.toPlainString());
    }
  }

  private static @Nullable BigDecimal optional(WireReader in) {
    return in.flag() ? RunCodec.decimal(in) : null;
  }
}
