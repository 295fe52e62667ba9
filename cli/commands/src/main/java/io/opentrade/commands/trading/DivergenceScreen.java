package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.StrategyDivergence;
import io.opentrade.protocol.Trade;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A strategy's live trades beside those of a backtest: what is the same, what is not, and why.
final class DivergenceScreen {
  private static final int TRADES = 20;
  private static final int NARROWEST = 20;
  private static final String ALTERED = "altered";

  private final Invocation invocation;
  private final Screen out;
  private final boolean full;

  /// @param full with all trades that differ
  DivergenceScreen(Invocation invocation, boolean full) {
    this.invocation = invocation;
    this.out = invocation.out();
    this.full = full;
  }

  void show(String name, StrategyDivergence.Reply reply) {
    out.print(
        new Line()
            .add(Tint.BOLD, name)
            .add(" " + Times.minute(reply.from()) + " – " + Times.minute(reply.to()) + " UTC"));
    out.print(
        invocation.text(
            "divergence.counts",
            Numbers.count(reply.live()),
            Numbers.count(reply.backtest()),
            reply.run(),
            Numbers.count(reply.same())));
    for (ForeignText altered : reply.altered()) {
      wrapped(Tint.BAD, "", altered.toString());
    }
    List<StrategyDivergence.Difference> all = reply.differences();
    List<StrategyDivergence.Difference> shown =
        full ? all : all.subList(0, Math.min(TRADES, all.size()));
    shown.forEach(this::difference);
    int more = all.size() - shown.size();
    if (more > 0) {
      out.print(Line.of(Tint.DIM, invocation.count("compare.more", more)));
    }
  }

  private void difference(StrategyDivergence.Difference difference) {
    Trade trade =
        Objects.requireNonNull(
            difference.live() == null ? difference.backtest() : difference.live());
    out.blank();
    out.print(
        new Line()
            .add(Tint.BOLD, Times.minute(trade.entryTime()))
            .add(" " + trade.symbol() + " " + invocation.text("side." + trade.side()) + "  ")
            .add(profit(difference.live()))
            .add(Tint.DIM, " | ")
            .add(profit(difference.backtest()))
            .add(Tint.DIM, "  " + invocation.text("divergence." + difference.kind())));
    difference.facts().forEach(fact -> wrapped(Tint.DIM, "    ", fact.toString()));
    for (StrategyDivergence.Reason reason : difference.reasons()) {
      Tint tint = reason.kind().equals(ALTERED) ? Tint.BAD : Tint.PLAIN;
      wrapped(tint, "  → ", reason.kind() + ": " + reason.text());
    }
  }

  private void wrapped(Tint tint, String before, String text) {
    String lead = before;
    int width = Math.max(NARROWEST, out.width() - before.length());
    for (String part : Screen.wrap(text, width)) {
      out.print(new Line().add(lead).add(tint, part));
      lead = " ".repeat(before.length());
    }
  }

  private static Line profit(@Nullable Trade trade) {
    return trade == null
        ? Line.of(Tint.DIM, Numbers.UNDEFINED)
        : Line.of(Tint.bySign(trade.profit().signum()), Numbers.signed(trade.profit().value(), 2));
  }
}
