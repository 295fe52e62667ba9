package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.AccountModel;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.sim.FeeCoin;
import io.opentrade.engine.sim.FeeTiers;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Warning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a journal holds is read back as it was, and what was changed in it is noticed.
final class JournalTest {
  private static final Instrument INSTRUMENT =
      new Instrument("Ä/Y", new BigDecimal("0.01"), BigDecimal.ONE, 8);
  private static final Instrument OTHER =
      new Instrument("B/Y", new BigDecimal("0.1"), new BigDecimal("0.5"), 6);

  private static Candles candles() {
    Random random = new Random(4);
    int bars = 400;
    double[][] columns = new double[5][bars];
    long[] time = new long[bars];
    double price = 100;
    for (int bar = 0; bar < bars; bar++) {
      // A hole of three hours in the middle.
      time[bar] = (bar + (bar < 200 ? 0 : 3)) * 3_600_000L;
      columns[0][bar] = price;
      price = Math.round((price + random.nextGaussian()) * 100) / 100.0;
      columns[3][bar] = price;
      columns[1][bar] = Math.max(columns[0][bar], price) + 0.5;
      columns[2][bar] = Math.min(columns[0][bar], price) - 0.5;
      columns[4][bar] = random.nextDouble();
    }
    return new Candles(
        Timeframe.of("1h"), time, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  private static DecisionLog decisions() {
    List<Decision> decisions = new ArrayList<>();
    double none = Double.NaN;
    for (int bar = 3; bar < 390; bar += 7) {
      Intent first =
          switch (bar % 5) {
            case 0 -> new Intent.Enter(Direction.LONG, null, none, none, none, none, "ä \"tag\"");
            case 1 ->
                new Intent.Enter(
                    Direction.SHORT,
                    new Sizing.Percent(new BigDecimal("12.5")),
                    none,
                    0.1 + 0.2,
                    -0.0,
                    Double.POSITIVE_INFINITY,
                    "");
            case 2 -> new Intent.Close(null, "out");
            case 3 ->
                new Intent.Enter(
                    Direction.LONG,
                    new Sizing.Base(new Quantity(new BigDecimal("3"))),
                    101.25,
                    none,
                    none,
                    1e-7,
                    "x");
            default -> new Intent.Invalid(Direction.SHORT, "the size is not a positive number");
          };
      Intent second =
          new Intent.Enter(
              Direction.SHORT, new Sizing.Quote(Money.of("50.5")), none, none, none, none, "q");
      decisions.add(new Decision(bar, bar % 2 == 0 ? List.of(first) : List.of(first, second)));
      if (bar % 5 == 4) {
        decisions.add(new Decision(bar + 1, List.of(new Intent.Close(Direction.LONG, ""))));
      } else {
        Intent placed = new Intent.Place(bar, placement(bar % 4));
        decisions.add(new Decision(bar + 1, List.of(placed, new Intent.Withdraw(bar / 2))));
      }
    }
    return new DecisionLog(decisions);
  }

  private static Placement placement(int kind) {
    OrderRequest.Trail trail =
        kind == 0 ? new OrderRequest.Trail(Double.NaN, 2.5, 0, 104, Double.NaN) : null;
    OrderRequest order =
        new OrderRequest(
            kind == 0 ? Side.SELL : Side.BUY,
            kind == 1 ? new Sizing.Quote(Money.of("20")) : null,
            kind == 0 ? OrderRequest.Type.TRAILING_STOP : OrderRequest.Type.STOP_LIMIT,
            kind == 0 ? Double.NaN : 100.5,
            kind == 0 ? Double.NaN : 0.1 + 0.2,
            trail,
            kind == 0,
            kind == 1,
            kind == 2 ? 1.5 : Double.NaN,
            kind == 1 ? new TimeInForce.GoodTillDate(77) : new TimeInForce.Day(),
            "ü");
    Placement single = new Placement.Single(order);
    return switch (kind) {
      case 0 -> single;
      case 1 -> new Placement.OneCancelsOther(List.of(order, order));
      case 2 -> new Placement.OneTriggersOther(order, single);
      default -> new Placement.OneTriggersOther(order, single, false);
    };
  }

  private static Journal journal() {
    Candles candles = candles();
    Candles other = candles.slice(50, 350);
    BacktestResult.Config config =
        new BacktestResult.Config(
            Instant.EPOCH,
            null,
            Decimal.of("10000"),
            Decimal.of("0.001"),
            "50%",
            Decimal.of("1"),
            Decimal.of("0.01"),
            8,
            "signals",
            true,
            365,
            "keep",
            false,
            null,
            null,
            "order-notional=5000, cooldown(stop=2h)",
            null);
    BacktestResult.Run run =
        new BacktestResult.Run(
            new ForeignText("größe.js"),
            "00",
            Map.of("fast", 10L, "share", 0.1, "mode", "ruhig – still"),
            config,
            List.of(
                new BacktestResult.Data(
                    new ForeignText("Ä@file:1h"),
                    CandleHash.of(candles),
                    390,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    1),
                new BacktestResult.Data(
                    new ForeignText("B@file:1h"),
                    CandleHash.of(other),
                    300,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    1)),
            EngineVersion.TEXT,
            7,
            "Y");
    return new Journal(
        new Evidence(
            run,
            List.of(
                new Place(new Market(candles, INSTRUMENT, 10, 12), 15, 0),
                new Place(new Market(other, OTHER, 0, 3), 3, 0)),
            AccountModel.PLAIN,
            Fees.NONE,
            candles.slice(0, 300),
            List.of("a note"),
            "js",
            3,
            List.of(Warning.of("lookahead", "seen"))),
        List.of(decisions(), new DecisionLog(decisions().decisions().subList(0, 9))),
        List.of(Map.of("fa\u0308st", candles.close()), Map.of()));
  }

  /// The same on a future, with all that stands in files.
  private static Journal future() {
    Journal plain = journal();
    Evidence evidence = plain.evidence();
    Candles hours = evidence.market().candles();
    Candles marks = hours.slice(20, 200);
    Instrument perpetual =
        new Instrument("X/Y-PERP", INSTRUMENT.tick(), INSTRUMENT.lot(), INSTRUMENT.moneyScale());
    Market market = new Market(hours, perpetual, 10, 12, quarters(hours), marks, null);
    FeeTiers tiers =
        new FeeTiers(
            List.of(
                new FeeTiers.Tier(Money.ZERO, new BigDecimal("-0.0001"), new BigDecimal("0.001")),
                new FeeTiers.Tier(Money.of("500"), BigDecimal.ZERO, new BigDecimal("0.0005"))));
    return new Journal(
        new Evidence(
            evidence.run(),
            List.of(new Place(market, 15, 0)),
            AccountModel.PLAIN,
            new Fees(tiers, new FeeCoin("BNB", null, marks)),
            null,
            List.of(),
            "js",
            3,
            List.of()),
        plain.decisions().subList(0, 1));
  }

  /// The first of four in every hour: the bar's own.
  private static Candles quarters(Candles hours) {
    return new Candles(
        Timeframe.of("15m"),
        hours.time(),
        hours.open(),
        hours.high(),
        hours.low(),
        hours.close(),
        hours.volume());
  }

  @Test
  void whatWasDrawnIsKept() throws IOException {
    Journal journal = journal();
    String text = text(journal);
    Journal again = read(text);
    journal
        .plots()
        .getFirst()
        .forEach(
            (name, column) -> assertArrayEquals(column, again.plots().getFirst().get(name), name));
    assertEquals(1, again.plots().getFirst().size());
    assertEquals(Map.of(), again.plots().get(1));
    String without = sealed(text.replace("place 0 plots\n", "place 7 plots\n"));
    assertThrows(RequestFailed.class, () -> read(without));
  }

  @Test
  void aJournalOfBeforeDrawingsIsRead() throws IOException, InterruptedException {
    String old = sealed(text(future()).replace("opentrade journal 4\n", "opentrade journal 3\n"));
    assertEquals(document(future()), document(read(old)));
  }

  @Test
  void whatStoodInFilesIsKept() throws IOException, InterruptedException {
    Journal journal = future();
    String text = text(journal);
    Journal again = read(text);
    assertEquals(journal.evidence().fees().tiers(), again.evidence().fees().tiers());
    assertEquals(text, text(again));
    assertEquals(document(journal), document(again));
    for (String part : List.of("place 0 mark\n", "place 0 detail\n", "place coin\n")) {
      assertTrue(text.contains(part), part);
      String sealed = sealed(text.replace(part, "place other\n"));
      assertThrows(RequestFailed.class, () -> read(sealed), part);
    }
  }

  /// With a sum that fits.
  private static String sealed(String text) {
    String body = text.substring(0, text.lastIndexOf("end "));
    byte[] sum = Digests.sha256().digest(body.getBytes(StandardCharsets.US_ASCII));
    return body + "end " + HexFormat.of().formatHex(sum) + "\n";
  }

  private static String text(Journal journal) throws IOException {
    StringWriter text = new StringWriter();
    JournalWriter.write(journal, text);
    return text.toString();
  }

  private static Journal read(String text) throws IOException {
    return JournalReader.read(new BufferedReader(new StringReader(text)));
  }

  private static String document(Journal journal) throws InterruptedException {
    Evidence evidence = journal.evidence();
    var outcome = evidence.trade(journal.decisions(), evidence.settings(), Progress.SILENT);
    BacktestReply reply =
        new Report(evidence, journal.decisions(), outcome, List.of(), 0)
            .reply("1", 1, Instant.EPOCH);
    return Requests.print(reply.result());
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    Journal journal = journal();
    String text = text(journal);
    Journal again = read(text);
    assertEquals(journal.decisions(), again.decisions());
    assertEquals(journal.evidence().run(), again.evidence().run());
    assertEquals(journal.evidence().notes(), again.evidence().notes());
    assertEquals(INSTRUMENT, again.evidence().market().instrument());
    assertEquals(OTHER, again.evidence().places().get(1).market().instrument());
    assertArrayEquals(candles().close(), again.evidence().market().candles().close());
    assertEquals(text, text(again));
    assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= 32 && c < 127)));
  }

  @Test
  void theDocumentIsTheSameToTheByte() throws IOException, InterruptedException {
    Journal journal = journal();
    String document = document(journal);
    assertEquals(document, document(read(text(journal))));
    for (String part : List.of("\"lookahead\"", "\"gaps\"", "\"breakdowns\":{")) {
      assertTrue(document.contains(part), () -> part + " in " + document);
    }
  }

  @Test
  void whatWasChangedIsNoticed() throws IOException {
    String text = text(journal());
    for (String damaged :
        List.of(
            text.replace("\"cash\":\"10000\"", "\"cash\":\"20000\""),
            text.replaceFirst("\"bar\":10,", "\"bar\":11,"),
            text.substring(0, text.length() - 2),
            text.substring(0, text.length() / 2),
            text.lines()
                    .filter(line -> !line.startsWith("candles "))
                    .collect(Collectors.joining("\n"))
                + "\n",
            text.replace("place 1\n", ""),
            text.replace("place 1\n", "place 2\n"),
            "opentrade journal 3\n",
            "opentrade journal 3\nnothing\nend 00\n",
            "opentrade journal 1\n",
            "hello\n",
            "")) {
      assertNotEquals(text, damaged);
      RequestFailed failed = assertThrows(RequestFailed.class, () -> read(damaged));
      assertEquals(FailureKind.BAD_DATA, failed.failure().kind());
    }
  }

  @Test
  void theFirstDifferenceIsNamed() {
    DecisionLog log = decisions();
    List<Decision> decisions = log.decisions();
    DecisionLog cut = new DecisionLog(decisions.subList(0, 20));
    int next = decisions.get(20).bar();
    assertEquals(Integer.MAX_VALUE, Lookahead.firstDifference(log, log, 400));
    assertEquals(Integer.MAX_VALUE, Lookahead.firstDifference(cut, log, next));
    assertEquals(next, Lookahead.firstDifference(cut, log, next + 1));
    List<Decision> changed = new ArrayList<>(decisions);
    changed.set(5, new Decision(changed.get(5).bar(), List.of(new Intent.Close(null, "other"))));
    assertEquals(
        decisions.get(5).bar(), Lookahead.firstDifference(log, new DecisionLog(changed), 400));
  }
}
