package io.opentrade.sandbox.link;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.Sharing;
import io.opentrade.engine.core.SizeMoment;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.risk.RiskText;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.Style;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bar runs: what is asked and what is decided.
final class RunCodec {
  private static final int TEXT = 800;
  private static final int DECIMAL = 60;
  private static final int RULES = 20_000;

  /// Printed rules count no bars.
  private static final Timeframe ANY_BAR = Timeframe.of("1d");

  private static final int INTENTS_A_BAR = 1_000;
  private static final int STRATEGIES = 1_000;

  private RunCodec() {}

  static void run(WireWriter out, Message.RunBars run) {
    Settings settings = run.settings();
    out.constant(run.style()).list(run.places(), place -> place(out, place));
    out.text(settings.cash().value().toPlainString()).text(settings.feeRate().toPlainString());
    sizing(out, settings.size());
    out.flag(settings.closeAtEnd());
    FillCodec.model(out, settings.fills());
    out.integer(settings.sharing().mostTrades())
        .list(settings.sharing().weights(), weight -> out.text(weight.toPlainString()))
        .text(RiskText.print(settings.risk()));
    AccountCodec.account(out, settings.account());
    out.constant(settings.sizeAt());
    out.list(run.series(), out::text);
    ScriptCodec.values(out, run.values());
    out.list(run.states(), out::text);
  }

  static Message.RunBars run(WireReader in) {
    Style style = in.constant(Style.class);
    List<Message.Place> places = in.list(BarsJob.MOST_PLACES, () -> place(in));
    Money cash = new Money(decimal(in));
    BigDecimal feeRate = decimal(in);
    Sizing size = sizing(in);
    if (size == null) {
      throw new LinkException("a run without a size");
    }
    boolean closeAtEnd = in.flag();
    FillModel fills = FillCodec.model(in);
    int mostTrades = in.integer(Integer.MAX_VALUE);
    Sharing sharing = new Sharing(mostTrades, in.list(STRATEGIES, () -> decimal(in)));
    return new Message.RunBars(
        style,
        places,
        new Settings(cash, feeRate, size, closeAtEnd, fills, sharing)
            .with(RiskText.parse(in.text(RULES), ANY_BAR))
            .with(AccountCodec.account(in))
            .sizedAt(in.constant(SizeMoment.class)),
        in.list(100, () -> in.text(TEXT)),
        ScriptCodec.values(in),
        states(in));
  }

  private static void place(WireWriter out, Message.Place place) {
    AccountCodec.instrument(out, place.instrument());
    out.integer(place.from())
        .integer(place.firstDecision())
        .flag(place.detail())
        .flag(place.mark())
        .flag(place.funding())
        .flag(place.book());
  }

  private static Message.Place place(WireReader in) {
    Instrument instrument = AccountCodec.instrument(in);
    int from = in.integer(Integer.MAX_VALUE);
    int firstDecision = in.integer(Integer.MAX_VALUE);
    return new Message.Place(
        instrument, from, firstDecision, in.flag(), in.flag(), in.flag(), in.flag());
  }

  /// Of each instance, and of all together.
  static List<String> states(WireReader in) {
    return in.list(BarsJob.MOST_PLACES + 1, () -> in.text(4 * Limits.STATE_LENGTH));
  }

  static void decision(WireWriter out, Decision decision) {
    out.integer(decision.bar()).list(decision.intents(), intent -> intent(out, intent));
  }

  static Decision decision(WireReader in) {
    return new Decision(in.integer(Integer.MAX_VALUE), intents(in));
  }

  /// Those of one bar.
  static List<Intent> intents(WireReader in) {
    return in.list(INTENTS_A_BAR, () -> intent(in));
  }

  static void intent(WireWriter out, Intent intent) {
    switch (intent) {
      case Intent.Enter enter -> {
        out.octet(0).constant(enter.direction());
        sizing(out, enter.sizing());
        out.number(enter.limit())
            .number(enter.stop())
            .number(enter.takeProfit())
            .number(enter.trail())
            .text(enter.tag())
            .number(enter.leverage());
      }
      case Intent.Close(Direction direction, double limit, String tag) ->
          out.octet(1)
              .octet(direction == null ? 0 : direction.ordinal() + 1)
              .number(limit)
              .text(tag);
      case Intent.Invalid(Direction direction, String reason) ->
          out.octet(2).constant(direction).text(reason);
      case Intent.Place(int handle, var placement) ->
          OrderCodec.placement(out.octet(3).integer(handle), placement);
      case Intent.Withdraw(int handle) -> out.octet(4).integer(handle);
    }
  }

  private static Intent intent(WireReader in) {
    int tag = in.octet();
    return switch (tag) {
      case 0 ->
          new Intent.Enter(
              in.constant(Direction.class),
              sizing(in),
              in.number(),
              in.number(),
              in.number(),
              in.number(),
              in.text(TEXT),
              in.number());
      case 1 -> new Intent.Close(direction(in), in.number(), in.text(TEXT));
      case 2 -> new Intent.Invalid(in.constant(Direction.class), in.text(TEXT));
      case 3 -> new Intent.Place(in.integer(Integer.MAX_VALUE), OrderCodec.placement(in));
      case 4 -> new Intent.Withdraw(in.integer(Integer.MAX_VALUE));
      default -> throw new LinkException("no intent has the tag " + tag);
    };
  }

  private static @Nullable Direction direction(WireReader in) {
    int number = in.octet();
    return switch (number) {
      case 0 -> null;
      case 1 -> Direction.LONG;
      case 2 -> Direction.SHORT;
      default -> throw new LinkException("no direction has the number " + number);
    };
  }

  static void sizing(WireWriter out, @Nullable Sizing sizing) {
    switch (sizing) {
      case null -> out.octet(0);
      case Sizing.Percent(BigDecimal percent) -> out.octet(1).text(percent.toPlainString());
      case Sizing.Base(Quantity quantity) -> out.octet(2).text(quantity.value().toPlainString());
      case Sizing.Quote(Money amount) -> out.octet(3).text(amount.value().toPlainString());
      case Sizing.Equity(BigDecimal percent) -> out.octet(4).text(percent.toPlainString());
      case Sizing.Risk(BigDecimal percent, double distance) ->
          out.octet(5).text(percent.toPlainString()).number(distance);
      case Sizing.Kelly(BigDecimal fraction) -> out.octet(6).text(fraction.toPlainString());
    }
  }

  static @Nullable Sizing sizing(WireReader in) {
    int tag = in.octet();
    return switch (tag) {
      case 0 -> null;
      case 1 -> new Sizing.Percent(decimal(in));
      case 2 -> new Sizing.Base(new Quantity(decimal(in)));
      case 3 -> new Sizing.Quote(new Money(decimal(in)));
      case 4 -> new Sizing.Equity(decimal(in));
      case 5 -> new Sizing.Risk(decimal(in), in.number());
      case 6 -> new Sizing.Kelly(decimal(in));
      default -> throw new LinkException("no size has the tag " + tag);
    };
  }

  /// Plain digits only: an exponent could make a short text an enormous number.
  static BigDecimal decimal(WireReader in) {
    String text = in.text(DECIMAL);
    if (!text.matches("-?[0-9]{1,40}([.][0-9]{1,40})?")) {
      throw new LinkException("not a decimal number");
    }
    return new BigDecimal(text);
  }
}
