package io.opentrade.sandbox.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.backtest.AccountModel;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.Sharing;
import io.opentrade.engine.column.Candle;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.ledger.LotOrder;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.engine.risk.RiskText;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.Freqtrade;
import io.opentrade.engine.sim.Latency;
import io.opentrade.engine.sim.Slippage;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ParameterDeclaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.Style;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  private static final Expression CLOSE = new Expression.Source("", Field.CLOSE);

  private static Expression sma(String parameter) {
    return new Expression.Indicator(
        "sma",
        List.of(new Argument.Column(CLOSE), new Argument.Number(new Scalar.Parameter(parameter))),
        "value");
  }

  private static Plan plan() {
    Expression crossing = new Binary(Binary.Operator.CROSSES_ABOVE, sma("fast"), sma("slow"));
    Expression low =
        new Expression.Where(
            crossing,
            new Expression.Shift(CLOSE, new Scalar.Literal(1)),
            new Expression.Unary(
                Expression.Unary.Operator.ABSOLUTE,
                new Expression.Constant(new Scalar.Literal(2.5))));
    return new Plan(
        Map.of(
            Role.ENTER_LONG,
            crossing,
            Role.STOP,
            low,
            Role.LIMIT,
            new Expression.Scan(0, "00ff", List.of(CLOSE, low))),
        "in",
        "out",
        Map.of("fast", low));
  }

  private static Declaration declaration() {
    return new Declaration(
        1,
        Timeframe.of("5m"),
        50,
        Map.of("trend", "1h"),
        Map.of("daily", Timeframe.of("1d")),
        Map.of(
            "fast",
            new ParameterDeclaration(
                "fast", new ParameterValue.Number(10), 2, 200, 1, true, List.of()),
            "mode",
            new ParameterDeclaration(
                "mode",
                new ParameterValue.Text("a"),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.NaN,
                false,
                List.of("a", "b"))),
        Set.of(Style.SIGNALS, Style.ON_BAR));
  }

  private static OrderNews news() {
    return new OrderNews(
        61_000,
        7,
        "otK3F9X2",
        Side.SELL,
        Purpose.TAKE_PROFIT,
        OrderNews.State.PARTIALLY_FILLED,
        "",
        2,
        1,
        100.5,
        0.5,
        0.01,
        "tp");
  }

  private static Placement placement() {
    OrderRequest entry =
        new OrderRequest(
            Side.BUY,
            new Sizing.Percent(BigDecimal.TEN),
            OrderRequest.Type.STOP_LIMIT,
            101.5,
            101,
            null,
            false,
            true,
            0.25,
            new TimeInForce.GoodTillDate(1_700_000_000_000L),
            "in");
    OrderRequest stop =
        new OrderRequest(
            Side.SELL,
            null,
            OrderRequest.Type.TRAILING_STOP,
            Double.NaN,
            Double.NaN,
            new OrderRequest.Trail(Double.NaN, 2, 0, 105, 0.5),
            true,
            false,
            Double.NaN,
            new TimeInForce.Day(),
            "");
    Placement both = new Placement.OneCancelsOther(List.of(stop, stop));
    return new Placement.OneTriggersOther(entry, both);
  }

  private static final List<Message> MESSAGES =
      List.of(
          new Message.Load(
              new Script(
                  "a.js", Language.JAVASCRIPT, "x → y", Map.of("lib/b.js", "export const c = 1;")),
              100),
          new Message.MakePlan(
              Map.of("a", new ParameterValue.Flag(true), "b", new ParameterValue.Text("ß"))),
          new Message.RunBars(
              Style.ON_BARS,
              List.of(
                  new Message.Place(
                      new Instrument("BTC/USD-PERP", new BigDecimal("0.01"), BigDecimal.ONE, 8),
                      5,
                      7,
                      true,
                      true,
                      false,
                      true),
                  new Message.Place(
                      new Instrument("ETH/USD", new BigDecimal("0.01"), BigDecimal.ONE, 8),
                      0,
                      3,
                      false,
                      false,
                      true,
                      false)),
              new Settings(
                      new Money(new BigDecimal("10000")),
                      new BigDecimal("0.001"),
                      new Sizing.Percent(new BigDecimal("50")),
                      true,
                      new FillModel(
                          new Slippage.SquareRoot(0.25),
                          new BigDecimal("0.1"),
                          new Latency.Millis(5_000_000_000L),
                          FillMoment.CLOSE,
                          new BigDecimal("-0.0001"),
                          FeeCurrency.QUOTE,
                          new Money(new BigDecimal("10"))))
                  .with(
                      RiskText.parse("max-drawdown=20%, cooldown(stop=2bars)", Timeframe.of("5m")))
                  .with(
                      new AccountModel(
                          new MarginRules(
                              false,
                              new BigDecimal("12.5"),
                              MarginMode.CROSS,
                              MaintenanceTiers.of(
                                  List.of(
                                      new MaintenanceTiers.Bracket(
                                          Money.ZERO, new BigDecimal("0.004"), null),
                                      new MaintenanceTiers.Bracket(
                                          new Money(new BigDecimal("50000")),
                                          new BigDecimal("0.005"),
                                          null)))),
                          new BigDecimal("0.005"),
                          new BigDecimal("0.05"),
                          LotOrder.HIFO)),
              List.of("trend"),
              Map.of("fast", new ParameterValue.Number(12)),
              List.of("{}", "", "{\"n\":1}")),
          new Message.RunBars(
              Style.ON_BAR,
              List.of(
                  new Message.Place(
                      new Instrument("BTC/USDT", new BigDecimal("0.01"), BigDecimal.ONE, 8),
                      5,
                      7,
                      false,
                      false,
                      false,
                      false)),
              new Settings(
                  new Money(new BigDecimal("10000")),
                  new BigDecimal("0.001"),
                  new Sizing.Percent(new BigDecimal("50")),
                  true,
                  FillModel.PLAIN.by(
                      new Freqtrade(
                          0.1,
                          new TreeMap<>(Map.of(0L, 0.04, 60L, -1.0)),
                          new Freqtrade.Trailing(0.02, 0.03, true),
                          true,
                          new Freqtrade.Orders(30, 20, true),
                          new Freqtrade.ExitSignals(false, 0.01, true),
                          3)),
                  new Sharing(2, List.of(new BigDecimal("0.5")))),
              List.of(),
              Map.of(),
              List.of()),
          new Message.Ready(),
          new Message.Loaded(declaration()),
          new Message.Planned(plan(), true),
          new Message.Progress(77),
          new Message.Decisions(
              1,
              List.of(
                  new Decision(
                      3,
                      List.of(
                          new Intent.Enter(
                              Direction.SHORT,
                              new Sizing.Base(new Quantity(new BigDecimal("0.5"))),
                              1,
                              Double.NaN,
                              3,
                              Double.NaN,
                              "tag"),
                          new Intent.Close(null, 7.5, "bye"),
                          new Intent.Invalid(Direction.LONG, "why"))),
                  new Decision(
                      4,
                      List.of(
                          new Intent.Enter(
                              Direction.LONG,
                              new Sizing.Quote(new Money(BigDecimal.TEN)),
                              1,
                              2,
                              3,
                              4,
                              ""),
                          new Intent.Close(Direction.LONG, ""),
                          new Intent.Place(7, placement()),
                          new Intent.Withdraw(3))))),
          new Message.Log(List.of(new LogLine(-1, false, "a"), new LogLine(3, true, "b")), 9),
          new Message.Finished(List.of(29, 30), List.of("{\"n\":1}", "")),
          new Message.RunScans(List.of("trend"), Map.of("fast", new ParameterValue.Number(3))),
          new Message.ScanValues(1, 1, new double[] {1.5, Double.NaN, -0.0}),
          new Message.PlotValues(1, "fast", new double[] {1.5, Double.NaN, -0.0}),
          new Message.BeginLive(
              Style.ON_BARS,
              List.of(
                  new Message.LivePlace(
                      new Instrument(
                          "BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.0001"), 8),
                      7,
                      Map.of(7, List.of(news()), 6, List.of()))),
              List.of("hour"),
              Map.of("fast", new ParameterValue.Number(3)),
              List.of("{\"n\":1}")),
          new Message.NextMoment(
              new LiveMoment(
                  120_000,
                  100,
                  101,
                  List.of(
                      new LiveMoment.Place(
                          List.of(
                              new LiveMoment.Bar("hour", new Candle(0, 1, 2, 0.5, 1.5, 9)),
                              new LiveMoment.Bar("", new Candle(60_000, 1, 2, 0.5, 1.5, 9))),
                          true,
                          -0.5,
                          Double.NaN,
                          List.of(news()))))),
          new Message.EndLive(),
          new Message.Practise(),
          new Message.Rest(),
          new Message.Answered(
              List.of(List.of(new Intent.Place(8, placement()), new Intent.Withdraw(7)), List.of()),
              List.of("{}")),
          new Message.Failed(
              new ScriptFailure(ScriptFailure.Kind.SCRIPT, "m", "a.js", 3, 4, "line", "hint")));

  @Test
  void everyMessageComesBackAsItWasSent() {
    for (Message message : MESSAGES) {
      assertEquals(message, MessageCodec.decode(MessageCodec.encode(message)));
    }
  }

  @Test
  void aMessageCutAnywhereOrWithABytesTooManyIsRefused() {
    for (Message message : MESSAGES) {
      byte[] body = MessageCodec.encode(message);
      for (int length = 0; length < body.length; length++) {
        byte[] cut = Arrays.copyOf(body, length);
        assertThrows(LinkException.class, () -> MessageCodec.decode(cut), message::toString);
      }
      byte[] longer = Arrays.copyOf(body, body.length + 1);
      assertThrows(LinkException.class, () -> MessageCodec.decode(longer));
    }
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    return Arbitraries.of(MESSAGES)
        .map(MessageCodec::encode)
        .flatMap(
            body ->
                Arbitraries.integers()
                    .between(0, body.length - 1)
                    .array(int[].class)
                    .ofMinSize(1)
                    .ofMaxSize(4)
                    .flatMap(
                        places ->
                            Arbitraries.bytes()
                                .array(byte[].class)
                                .ofSize(places.length)
                                .map(values -> damage(body, places, values))));
  }

  private static byte[] damage(byte[] body, int[] places, byte[] values) {
    byte[] damaged = body.clone();
    for (int index = 0; index < places.length; index++) {
      damaged[places[index]] = values[index];
    }
    return damaged;
  }

  @Property(tries = 3_000)
  void damagedBytesAreAMessageOrARefusal(@ForAll("damaged") byte[] body) {
    try {
      Message message = MessageCodec.decode(body);
      // What was understood can be said again.
      assertEquals(message, MessageCodec.decode(MessageCodec.encode(message)));
    } catch (LinkException _) {
      // Refused in the one way that callers expect.
    }
  }

  @Property(tries = 2_000)
  void randomBytesAreAMessageOrARefusal(@ForAll byte[] body) {
    try {
      MessageCodec.decode(body);
    } catch (LinkException _) {
      // Refused in the one way that callers expect.
    }
  }

  @Test
  void sharedBranchesAreSentOnceAndTheirExplosionIsRefused() {
    Expression sum = CLOSE;
    for (int doubling = 0; doubling < 40; doubling++) {
      sum = new Binary(Binary.Operator.ADD, sum, sum);
    }
    Plan bomb =
        new Plan(
            Map.of(Role.ENTER_LONG, new Binary(Binary.Operator.GREATER, sum, CLOSE)),
            "",
            "",
            Map.of());
    byte[] body = MessageCodec.encode(new Message.Planned(bomb, false));
    assertEquals(true, body.length < 1_000);
    assertThrows(LinkException.class, () -> MessageCodec.decode(body));
  }

  @Test
  void framesKeepTheirOrderAndAnEndIsAnEnd() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameChannel sender = new FrameChannel(new ByteArrayInputStream(new byte[0]), out);
    sender.send(new Message.Progress(1));
    sender.send(new Message.Finished(List.of(29, 30), List.of("{\"n\":1}", "")));
    byte[] sent = out.toByteArray();
    FrameChannel receiver =
        new FrameChannel(new ByteArrayInputStream(sent), new ByteArrayOutputStream());
    assertEquals(new Message.Progress(1), receiver.receive());
    assertEquals(
        new Message.Finished(List.of(29, 30), List.of("{\"n\":1}", "")), receiver.receive());
    assertThrows(EOFException.class, receiver::receive);
    byte[] cut = Arrays.copyOf(sent, 6);
    FrameChannel broken =
        new FrameChannel(new ByteArrayInputStream(cut), new ByteArrayOutputStream());
    assertThrows(EOFException.class, broken::receive);
  }

  @Test
  void aFrameThatClaimsToBeHugeIsRefusedBeforeAnythingIsAllocated() {
    for (int claim : new int[] {-1, 0, FrameChannel.MAXIMUM_FRAME + 1, Integer.MAX_VALUE}) {
      byte[] head = ByteBuffer.allocate(4).putInt(claim).array();
      FrameChannel channel =
          new FrameChannel(new ByteArrayInputStream(head), new ByteArrayOutputStream());
      assertThrows(LinkException.class, channel::receive);
    }
  }
}
