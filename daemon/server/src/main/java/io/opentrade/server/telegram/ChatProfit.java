package io.opentrade.server.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.telegram.picture.ProfitPicture;
import io.opentrade.server.text.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What was gained and lost, by time and by market. Days are those of UTC.
final class ChatProfit {
  private static final int DECIMALS = 2;
  private static final int MOST = 366;

  private ChatProfit() {}

  /// What closed trades of a stretch of time brought.
  private record Sum(BigDecimal profit, int trades) {
    private static final Sum NONE = new Sum(BigDecimal.ZERO, 0);

    Sum plus(BigDecimal more, int count) {
      return new Sum(profit.add(more), trades + count);
    }
  }

  /// `/profit [n]`: a picture of the last days, and the sums.
  static List<Part> picture(ChatCall call, ChatWords words) throws InterruptedException {
    int days = words.number(30, MOST);
    List<Part> parts = new ArrayList<>();
    for (String account : ChatLooks.accounts(call, words)) {
      JsonNode pnl = call.ask("pnl", "--account", account);
      String currency = pnl.path("currency").asText();
      String net = number(decimal(pnl, "net"));
      String caption =
          call.say(
              Sentence.TELEGRAM_PROFIT,
              account,
              net + " " + currency,
              pnl.path("trades").asInt(),
              pnl.path("won").asInt());
      TreeMap<LocalDate, Sum> sums = sums(pnl, day -> day);
      if (sums.isEmpty()) {
        parts.add(new Part.Text(caption));
      } else {
        parts.add(Drawing.of(() -> picture(account, currency, sums, days), caption, call));
      }
    }
    return parts;
  }

  private static byte[] picture(
      String account, String currency, TreeMap<LocalDate, Sum> sums, int days) {
    LocalDate last = sums.lastKey();
    List<ProfitPicture.Day> bars = new ArrayList<>();
    for (LocalDate day = last.minusDays(days - 1L); !day.isAfter(last); day = day.plusDays(1)) {
      Sum sum = sums.getOrDefault(day, Sum.NONE);
      bars.add(new ProfitPicture.Day(day, sum.profit().doubleValue()));
    }
    return ProfitPicture.png(account + ", " + currency, bars);
  }

  /// `/daily [n]`, `/weekly [n]`, `/monthly [n]`.
  static List<Part> table(ChatCall call, ChatWords words) throws InterruptedException {
    UnaryOperator<LocalDate> begin =
        switch (words.command()) {
          case "weekly" -> day -> day.with(DayOfWeek.MONDAY);
          case "monthly" -> day -> day.withDayOfMonth(1);
          default -> day -> day;
        };
    int most = words.number(10, MOST);
    List<Part> parts = new ArrayList<>();
    for (String account : ChatLooks.accounts(call, words)) {
      JsonNode pnl = call.ask("pnl", "--account", account);
      TreeMap<LocalDate, Sum> sums = sums(pnl, begin);
      parts.add(new Part.Text(account + ", " + pnl.path("currency").asText()));
      parts.add(
          sums.isEmpty()
              ? new Part.Text(call.say(Sentence.TELEGRAM_NO_TRADES))
              : new Part.Block(rows(sums, most)));
    }
    return parts;
  }

  private static String rows(TreeMap<LocalDate, Sum> sums, int most) {
    StringBuilder rows = new StringBuilder();
    sums.descendingMap().entrySet().stream()
        .limit(most)
        .forEach(
            row ->
                rows.append(
                    line(
                        row.getKey().toString(),
                        number(row.getValue().profit()),
                        Integer.toString(row.getValue().trades()))));
    return rows.toString();
  }

  /// `/performance`: what each market brought, at the prices last heard of.
  static List<Part> bySymbol(ChatCall call, ChatWords words) throws InterruptedException {
    List<Part> parts = new ArrayList<>();
    for (String account : ChatLooks.accounts(call, words)) {
      Map<String, Sum> sums = new TreeMap<>();
      JsonNode fills = call.ask("fills", "--limit", "10000", "--account", account);
      for (JsonNode fill : fills.path("fills")) {
        BigDecimal paid = decimal(fill, "notional");
        BigDecimal flow = fill.path("side").asText().equals("sell") ? paid : paid.negate();
        add(sums, fill.path("symbol").asText(), flow.subtract(decimal(fill, "fee")), 1);
      }
      JsonNode held = call.ask("position", "list", "--account", account);
      for (JsonNode position : held.path("positions")) {
        BigDecimal worth = decimal(position, "quantity").multiply(decimal(position, "price"));
        add(sums, position.path("symbol").asText(), worth, 0);
      }
      parts.add(new Part.Text(account));
      parts.add(
          sums.isEmpty()
              ? new Part.Text(call.say(Sentence.TELEGRAM_NO_TRADES))
              : new Part.Block(bySymbol(sums)));
    }
    return parts;
  }

  private static String bySymbol(Map<String, Sum> sums) {
    StringBuilder rows = new StringBuilder();
    sums.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Sum> row) -> row.getValue().profit())
                .reversed())
        .forEach(
            row ->
                rows.append(
                    line(
                        row.getKey(),
                        number(row.getValue().profit()),
                        Integer.toString(row.getValue().trades()))));
    return rows.toString();
  }

  private static void add(Map<String, Sum> sums, String symbol, BigDecimal profit, int trades) {
    sums.put(symbol, sums.getOrDefault(symbol, Sum.NONE).plus(profit, trades));
  }

  private static TreeMap<LocalDate, Sum> sums(JsonNode pnl, UnaryOperator<LocalDate> begin) {
    TreeMap<LocalDate, Sum> sums = new TreeMap<>();
    for (JsonNode period : pnl.path("periods")) {
      LocalDate day = begin.apply(LocalDate.parse(period.path("day").asText()));
      Sum before = sums.getOrDefault(day, Sum.NONE);
      sums.put(day, before.plus(decimal(period, "profit"), period.path("trades").asInt()));
    }
    return sums;
  }

  private static BigDecimal decimal(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.isEmpty() || text.equals("null") ? BigDecimal.ZERO : new BigDecimal(text);
  }

  private static String number(BigDecimal value) {
    String text = value.setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    return value.signum() > 0 ? "+" + text : text;
  }

  private static String line(String name, String profit, String count) {
    return name
        + spaces(18 - name.length())
        + spaces(13 - profit.length())
        + profit
        + spaces(6 - count.length())
        + count
        + "\n";
  }

  private static String spaces(int count) {
    return " ".repeat(Math.max(1, count));
  }
}
