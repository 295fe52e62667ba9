package io.opentrade.commands.screen;

import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Draws candles, one a column: a rising body is a thick line, a falling one a block, so that
/// colour says nothing alone. Below them the volume; over them averages as dots, and trades as
/// triangles. Where there are few candles for the width, each has room at its right.
final class CandlePicture {
  private static final String VOLUME = " ▁▂▃▄▅▆▇█";
  private static final int VOLUME_STEPS = 8;
  private static final int LABEL_EVERY = 4;
  private static final int WIDEST = 3;

  /// By upper half, lower half: nothing, wick, body.
  private static final String[][] RISING = {{" ", "╷", "╻"}, {"╵", "│", "╽"}, {"╹", "╿", "┃"}};
  private static final String[][] FALLING = {{" ", "╷", "▄"}, {"╵", "│", "█"}, {"▀", "█", "█"}};

  private static final Tint[] LINES = {Tint.ACCENT, Tint.WARN, Tint.BOLD, Tint.DIM};

  private final List<Bars> bars;
  private final Map<String, double[]> averages;
  private final List<Trade> trades;
  private final int crosshair;
  private int step = 1;

  /// @param averages one value a bar each
  /// @param crosshair the bar that is pointed at; -1 for none
  CandlePicture(
      List<Bars> bars, Map<String, double[]> averages, List<Trade> trades, int crosshair) {
    this.bars = bars;
    this.averages = averages;
    this.trades = trades;
    this.crosshair = crosshair;
  }

  /// Columns left for candles beside the labels of prices.
  static int columns(int width) {
    return Math.max(10, width - 12);
  }

  /// @param rows of all: price, volume and the axis of time
  List<Line> lines(int width, int rows) {
    step = Math.clamp(columns(width) / Math.max(1, bars.size()), 1, WIDEST);
    int volumeRows = rows >= 30 ? 4 : rows >= 12 ? 2 : 0;
    int priceRows = Math.max(3, rows - volumeRows - 1);
    double low = bars.stream().mapToDouble(Bars::low).min().orElse(0);
    double high = bars.stream().mapToDouble(Bars::high).max().orElse(1);
    double span = high > low ? high - low : Math.max(1e-9, Math.abs(high) * 0.01);
    double floor = high > low ? low : low - span / 2;
    Scale scale = new Scale(floor, span, priceRows);
    List<Line> lines = new ArrayList<>();
    Map<Integer, Map<Integer, String>> marks = marks(scale);
    for (int row = 0; row < priceRows; row++) {
      lines.add(price(scale, row, marks.getOrDefault(row, Map.of())));
    }
    for (int row = 0; row < volumeRows; row++) {
      lines.add(volume(row, volumeRows));
    }
    lines.add(times(width));
    return lines;
  }

  /// Prices to rows of two halves each.
  private record Scale(double floor, double span, int rows) {
    int half(double price) {
      double share = (price - floor) / span;
      return Math.clamp(Math.round((1 - share) * (rows * 2 - 1)), 0, rows * 2 - 1);
    }

    double price(int row) {
      return floor + span * (1 - (row * 2 + 0.5) / (rows * 2 - 1));
    }
  }

  private Line price(Scale scale, int row, Map<Integer, String> marks) {
    Line line = new Line();
    for (int column = 0; column < bars.size(); column++) {
      Bars bar = bars.get(column);
      String mark = marks.get(column);
      String cell = cell(bar, scale, row);
      if (mark != null) {
        line.add(Tint.BOLD, mark);
      } else if (!cell.equals(" ")) {
        line.add(bar.rises() ? Tint.GOOD : Tint.BAD, cell);
      } else {
        average(line, scale, row, column);
      }
      line.add(" ".repeat(step - 1));
    }
    boolean labelled = row % LABEL_EVERY == 0 || row == scale.rows() - 1;
    String label = labelled ? " " + Numbers.compact(scale.price(row)) : "";
    return line.add(Tint.DIM, (labelled ? "├" : "│") + label);
  }

  private void average(Line line, Scale scale, int row, int column) {
    int index = 0;
    for (double[] values : averages.values()) {
      double value = values[column];
      if (!Double.isNaN(value) && scale.half(value) / 2 == row) {
        line.add(LINES[index % LINES.length], "·");
        return;
      }
      index++;
    }
    line.add(Tint.DIM, column == crosshair ? "┊" : " ");
  }

  private static String cell(Bars bar, Scale scale, int row) {
    int upper = part(bar, scale, row * 2);
    int lower = part(bar, scale, row * 2 + 1);
    return (bar.rises() ? RISING : FALLING)[upper][lower];
  }

  private static int part(Bars bar, Scale scale, int half) {
    if (half < scale.half(bar.high()) || half > scale.half(bar.low())) {
      return 0;
    }
    int top = scale.half(Math.max(bar.open(), bar.close()));
    int bottom = scale.half(Math.min(bar.open(), bar.close()));
    return half >= top && half <= bottom ? 2 : 1;
  }

  /// Row, column, sign: entries point up below the bar's low or down above its high, as their side
  /// is; exits are crosses at their price.
  private Map<Integer, Map<Integer, String>> marks(Scale scale) {
    Map<Integer, Map<Integer, String>> marks = new TreeMap<>();
    for (Trade trade : trades) {
      int entered = column(trade.entryTime());
      boolean bought = trade.side().equals("long");
      if (entered >= 0) {
        Bars bar = bars.get(entered);
        int half = scale.half(bought ? bar.low() : bar.high()) / 2 + (bought ? 1 : -1);
        put(marks, Math.clamp(half, 0, scale.rows() - 1), entered, bought ? "▲" : "▼");
      }
      Instant left = trade.exitTime();
      if (left != null && trade.exitPrice() != null && column(left) >= 0) {
        put(marks, scale.half(trade.exitPrice().value().doubleValue()) / 2, column(left), "×");
      }
    }
    return marks;
  }

  private static void put(
      Map<Integer, Map<Integer, String>> marks, int row, int column, String sign) {
    marks.computeIfAbsent(row, _ -> new TreeMap<>()).put(column, sign);
  }

  /// The bar in which a moment lies; -1 outside of all.
  private int column(Instant at) {
    int found = -1;
    for (int i = 0; i < bars.size(); i++) {
      if (!bars.get(i).time().isAfter(at)) {
        found = i;
      }
    }
    return found == bars.size() - 1 && isPastEnd(at) ? -1 : found;
  }

  private boolean isPastEnd(Instant at) {
    if (bars.size() < 2) {
      return false;
    }
    Instant last = bars.getLast().time();
    return at.isAfter(
        last.plus(java.time.Duration.between(bars.get(bars.size() - 2).time(), last)));
  }

  private Line volume(int row, int rows) {
    double most = bars.stream().mapToDouble(Bars::volume).max().orElse(0);
    Line line = new Line();
    for (Bars bar : bars) {
      int steps = most > 0 ? (int) Math.round(bar.volume() / most * rows * VOLUME_STEPS) : 0;
      int here = Math.clamp(steps - (rows - 1 - row) * VOLUME_STEPS, 0, VOLUME_STEPS);
      line.add(bar.rises() ? Tint.GOOD : Tint.BAD, VOLUME.substring(here, here + 1));
      line.add(" ".repeat(step - 1));
    }
    return line.add(Tint.DIM, "│" + (row == 0 ? " " + Numbers.compact(most) : ""));
  }

  private Line times(int width) {
    String from = Times.brief(bars.getFirst().time());
    String to = Times.brief(bars.getLast().time());
    int end = Math.min(bars.size() * step, width);
    if (crosshair >= 0 && crosshair < bars.size()) {
      String here = Times.brief(bars.get(crosshair).time());
      int below = crosshair * step;
      boolean room = below + TextWidth.of(here) + 2 <= end;
      String label = room ? "↑ " + here : here + " ↑";
      int at = room ? below : below + 1 - TextWidth.of(label);
      return new Line().padTo(Math.max(0, at)).add(Tint.BOLD, label);
    }
    Line line = Line.of(Tint.DIM, from);
    int at = end - TextWidth.of(to);
    return at > line.width() + 1 ? line.padTo(at).add(Tint.DIM, to) : line;
  }
}
