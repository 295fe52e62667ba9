package io.opentrade.commands.screen;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A chart that can be moved in: arrows point at bars, plus and minus show fewer or more.
final class ChartPage implements Page {
  private static final int MOST_EACH = 200;

  private final Invocation invocation;
  private final ChartData data;
  private final List<Average> averages;
  private final List<Trade> trades;
  private int each;
  private int pointed = -1;
  private int shown = 1;

  /// @param each how many bars make one column; 0 for as many as the whole needs
  ChartPage(
      Invocation invocation, ChartData data, List<Average> averages, List<Trade> trades, int each) {
    this.invocation = invocation;
    this.data = data;
    this.averages = averages;
    this.trades = trades;
    this.each = each;
  }

  @Override
  public List<Line> draw(int columns, int rows) throws InterruptedException {
    List<Line> lines = picture(columns, rows - 1);
    while (lines.size() < rows - 1) {
      lines.add(new Line());
    }
    lines.add(Line.of(Tint.DIM, invocation.text("screen.chart.keys")));
    return lines;
  }

  /// The chart without its keys: what a pipe gets.
  List<Line> picture(int columns, int rows) throws InterruptedException {
    int room = CandlePicture.columns(columns);
    int longest = averages.stream().mapToInt(Average::length).max().orElse(0);
    int wanted = each == 0 ? Integer.MAX_VALUE : (room + longest) * each;
    ChartData.Read read = data.read(invocation, wanted);
    List<Bars> all = Bars.of(read.bars());
    List<Line> lines = new ArrayList<>();
    if (all.isEmpty()) {
      lines.add(Line.of(invocation.text("data.noBars")));
      return lines;
    }
    int group = each == 0 ? Math.ceilDiv(all.size(), room) : each;
    List<Bars> merged = Bars.merged(all, group);
    int first = Math.max(0, merged.size() - room);
    List<Bars> bars = merged.subList(first, merged.size());
    Map<String, double[]> over = new LinkedHashMap<>();
    for (Average average : averages) {
      over.put(average.name(), Arrays.copyOfRange(average.over(merged), first, merged.size()));
    }
    shown = bars.size();
    pointed = Math.min(pointed, shown - 1);
    lines.add(title(bars, group * read.stretch()));
    lines.add(figures(bars.get(pointed < 0 ? shown - 1 : pointed), over, pointed));
    lines.addAll(new CandlePicture(bars, over, trades, pointed).lines(columns, rows - 2));
    lines.replaceAll(line -> line.clipped(columns));
    return lines;
  }

  private Line title(List<Bars> bars, int group) {
    Bars last = bars.getLast();
    double change = (last.close() / bars.getFirst().open() - 1) * 100;
    Line line = new Line().add(Tint.BOLD, data.series()).add("  ");
    line.add(Tint.BOLD, Numbers.compact(last.close())).add("  ");
    Double told = Double.isFinite(change) ? change : null; // from nothing there is no percentage
    line.add(Tint.bySign(told == null ? 0 : told), Numbers.signedPercent(told));
    if (group > 1) {
      line.add(Tint.DIM, "  " + invocation.text("screen.chart.each", group));
    }
    if (!trades.isEmpty()) {
      line.add(Tint.DIM, "  " + invocation.text("screen.chart.trades", trades.size()));
    }
    return line;
  }

  private Line figures(Bars bar, Map<String, double[]> over, int at) {
    Line line = Line.of(Tint.DIM, Times.minute(bar.time()));
    figure(line, "O", bar.open());
    figure(line, "H", bar.high());
    figure(line, "L", bar.low());
    figure(line, "C", bar.close());
    figure(line, "V", bar.volume());
    over.forEach((name, values) -> figure(line, name, values[at < 0 ? values.length - 1 : at]));
    return line;
  }

  private static void figure(Line line, String name, double value) {
    String text = Double.isNaN(value) ? Numbers.UNDEFINED : Numbers.compact(value);
    line.add(Tint.DIM, "  " + name + " ").add(text);
  }

  @Override
  public boolean press(String key) {
    switch (key) {
      case "q" -> {
        return false;
      }
      case "escape" -> {
        boolean pointing = pointed >= 0;
        pointed = -1;
        return pointing;
      }
      case "left" -> pointed = Math.max(0, (pointed < 0 ? shown : pointed) - 1);
      case "right" -> pointed = Math.min(shown - 1, pointed < 0 ? shown - 1 : pointed + 1);
      case "home" -> pointed = 0;
      case "end" -> pointed = shown - 1;
      case "+", "=" -> each = Math.max(1, each == 0 ? 1 : each / 2);
      case "-" -> each = Math.min(MOST_EACH, Math.max(1, each) * 2);
      default -> {
        return true;
      }
    }
    return true;
  }
}
