package io.opentrade.commands.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.input.Moments;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `chart SERIES`: candles, volume, averages, and the trades of a run; live on a terminal.
public final class ChartCommand extends Command {
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final int LONGEST = 500;

  @Parameters(paramLabel = "SERIES", arity = "0..1")
  @Nullable String series;

  @Option(names = "--run", paramLabel = "ID")
  @Nullable String run;

  @Option(names = "--from", paramLabel = "DATE")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE")
  @Nullable String to;

  @Option(names = "--sma", paramLabel = "BARS")
  List<String> simple = new ArrayList<>();

  @Option(names = "--ema", paramLabel = "BARS")
  List<String> exponential = new ArrayList<>();

  @Option(names = "--live")
  boolean live;

  @Option(names = "--static")
  boolean still;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if ((series == null) == (run == null)) {
      throw invocation.usage("screen.chart.what");
    }
    Moments moments = new Moments(invocation);
    Instant start = moments.read("--from", from);
    Instant end = moments.read("--to", to);
    List<Trade> trades = List.of();
    String name;
    if (run == null) {
      try (Inputs inputs = new Inputs(invocation)) {
        name = inputs.series("SERIES", String.valueOf(series));
      }
    } else {
      BacktestResult result = invocation.ask(new BacktestShow(run, false)).result();
      BacktestResult.Data data = result.run().data().getFirst();
      name = data.series().raw();
      start = start == null ? data.from() : start;
      end = end == null ? data.to() : end;
      trades = tradesOf(result, name);
    }
    ChartData data = new ChartData(name, run, start, end, live);
    if (invocation.json()) {
      document(invocation, name, data.read(invocation, LONGEST), trades);
      return 0;
    }
    return show(invocation, new ChartPage(invocation, data, averages(invocation), trades, each()));
  }

  private int show(Invocation invocation, ChartPage page) throws InterruptedException {
    var terminal = invocation.terminal();
    if (terminal.outputIsTerminal() && terminal.inputIsTerminal() && !still) {
      return LiveScreen.show(invocation, page, EVERY);
    }
    int rows = Math.clamp(terminal.rows() - 1, 12, 40);
    invocation.out().print(page.picture(invocation.out().width(), rows));
    return 0;
  }

  /// A run, or what lies between two days, is shown whole; else the newest bars, one a column.
  private int each() {
    return run != null || from != null ? 0 : 1;
  }

  private List<Average> averages(Invocation invocation) {
    List<Average> averages = new ArrayList<>();
    Amounts amounts = new Amounts(invocation);
    simple.forEach(text -> averages.add(average(amounts, "--sma", text, false)));
    exponential.forEach(text -> averages.add(average(amounts, "--ema", text, true)));
    return averages;
  }

  private static Average average(Amounts amounts, String flag, String text, boolean exponential) {
    Integer length = amounts.integer(flag, text, 1, LONGEST);
    return new Average(exponential, length == null ? 1 : length);
  }

  /// Those of the market that is drawn: a run may have traded several.
  private static List<Trade> tradesOf(BacktestResult result, String series) {
    String symbol = series.split("@", 2)[0];
    boolean several = result.run().data().size() > 1;
    return result.trades().stream()
        .filter(trade -> !several || trade.symbol().raw().equals(symbol))
        .toList();
  }

  private static void document(
      Invocation invocation, String series, ChartData.Read read, List<Trade> trades) {
    var document = JsonNodeFactory.instance.objectNode().put("series", series);
    if (read.stretch() > 1) {
      document.put("stretch", read.stretch());
    }
    document.set("bars", Requests.toJson(read.bars()));
    document.set("trades", Requests.toJson(trades));
    invocation.document(document);
  }
}
