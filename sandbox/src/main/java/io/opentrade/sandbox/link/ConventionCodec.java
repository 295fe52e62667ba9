package io.opentrade.sandbox.link;

import io.opentrade.engine.sim.BacktestingPy;
import io.opentrade.engine.sim.Convention;
import io.opentrade.engine.sim.Freqtrade;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// By whose rules orders are filled.
final class ConventionCodec {
  private static final int TARGETS = 10_000;
  private static final int LEVERAGE = 1_000;

  private record Target(long minutes, double profit) {}

  private ConventionCodec() {}

  static void convention(WireWriter out, Convention convention) {
    switch (convention) {
      case Convention.Own _ -> out.octet(0);
      case BacktestingPy _ -> out.octet(1);
      case Freqtrade rules -> freqtrade(out.octet(2), rules);
    }
  }

  static Convention convention(WireReader in) {
    int tag = in.octet();
    return switch (tag) {
      case 0 -> Convention.OWN;
      case 1 -> new BacktestingPy();
      case 2 -> freqtrade(in);
      default -> throw new LinkException("no convention has the tag " + tag);
    };
  }

  private static void freqtrade(WireWriter out, Freqtrade rules) {
    out.number(rules.stopLoss())
        .list(
            rules.targets().entrySet().stream()
                .map(target -> new Target(target.getKey(), target.getValue()))
                .toList(),
            target -> out.text(Long.toString(target.minutes())).number(target.profit()));
    Freqtrade.Trailing trailing = rules.trailing();
    out.flag(trailing != null);
    if (trailing != null) {
      optional(out, trailing.tighter());
      out.number(trailing.offset()).flag(trailing.onlyFromOffset());
    }
    out.flag(rules.customStop())
        .text(Long.toString(rules.orders().entryMinutes()))
        .text(Long.toString(rules.orders().exitMinutes()))
        .flag(rules.orders().adjusted())
        .flag(rules.exitSignals().used());
    optional(out, rules.exitSignals().onlyAbove());
    out.flag(rules.exitSignals().entriesKeep()).integer(rules.leverage());
  }

  private static Freqtrade freqtrade(WireReader in) {
    double stopLoss = in.number();
    TreeMap<Long, Double> targets = new TreeMap<>();
    in.list(TARGETS, () -> new Target(whole(in), in.number()))
        .forEach(target -> targets.put(target.minutes(), target.profit()));
    Freqtrade.Trailing trailing =
        in.flag() ? new Freqtrade.Trailing(optional(in), in.number(), in.flag()) : null;
    return new Freqtrade(
        stopLoss,
        targets,
        trailing,
        in.flag(),
        new Freqtrade.Orders(whole(in), whole(in), in.flag()),
        new Freqtrade.ExitSignals(in.flag(), optional(in), in.flag()),
        in.integer(LEVERAGE));
  }

  private static long whole(WireReader in) {
    return RunCodec.decimal(in).longValueExact();
  }

  private static void optional(WireWriter out, @Nullable Double value) {
    out.flag(value != null);
    if (value != null) {
      out.number(value);
    }
  }

  private static @Nullable Double optional(WireReader in) {
    return in.flag() ? (Double) in.number() : null;
  }
}
