package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Risk rules as people write them: `max-drawdown=20%, order-notional=1000`, parted by commas or
/// line breaks, with `#` before a remark; protections among them as [ProtectionText] reads them.
public final class RiskText {
  private static final String NAMES =
      "order-notional, position, gross-exposure, daily-turnover, orders-per-second, open-orders,"
          + " concurrent-trades, price-band, daily-loss, max-drawdown, losing-streak, day-start,"
          + " on-kill";
  private static final Pattern CAP = Pattern.compile("([0-9]{1,20}(?:\\.[0-9]{1,18})?) ?(%?)");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern HOUR = Pattern.compile("([0-9]|[01][0-9]|2[0-3]):00");

  private final List<Limit> limits = new ArrayList<>();
  private final List<KillLimit> kills = new ArrayList<>();
  private final List<Protection> protections = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Timeframe bar;
  private TradingDay days = TradingDay.MIDNIGHT;
  private boolean flatten;

  private RiskText(Timeframe bar) {
    this.bar = bar;
  }

  /// @param bar what `bars` are counted in
  /// @throws IllegalArgumentException with a message for people
  public static RiskRules parse(String rules, Timeframe bar) {
    RiskText text = new RiskText(bar);
    items(rules).forEach(text::read);
    return new RiskRules(text.limits, text.kills, text.flatten, text.protections, text.days);
  }

  /// What stands between commas or line breaks that are not inside parentheses.
  private static List<String> items(String text) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    int depth = 0;
    boolean remark = false;
    for (char c : (text + "\n").toCharArray()) {
      remark = c != '\n' && (remark || c == '#');
      depth += remark ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '\n' && depth <= 0 || c == ',' && depth <= 0 && !remark) {
        items.add(item.toString().strip());
        item.setLength(0);
      } else if (!remark) {
        item.append(c == '\n' ? ' ' : c);
      }
    }
    if (!item.toString().isBlank()) {
      throw new IllegalArgumentException("'" + item.toString().strip() + "' lacks a parenthesis");
    }
    items.removeIf(String::isEmpty);
    return items;
  }

  private void read(String item) {
    int equals = item.indexOf('=');
    int parenthesis = item.indexOf('(');
    if (parenthesis >= 0 && (equals < 0 || parenthesis < equals)) {
      protections.add(ProtectionText.parse(item, bar));
      return;
    }
    if (equals < 0) {
      throw new IllegalArgumentException(
          "'" + item + "' is not a risk rule; write for example max-drawdown=20%");
    }
    String name = item.substring(0, equals).strip();
    if (!seen.add(name)) {
      throw new IllegalArgumentException("the risk rule " + name + " is given twice");
    }
    read(name, item.substring(equals + 1).strip());
  }

  private void read(String name, String value) {
    switch (name) {
      case "order-notional" -> limits.add(new Limit.OrderNotional(cap(name, value)));
      case "position" -> limits.add(new Limit.Position(cap(name, value)));
      case "gross-exposure" -> limits.add(new Limit.GrossExposure(cap(name, value)));
      case "daily-turnover" -> limits.add(new Limit.DailyTurnover(cap(name, value)));
      case "orders-per-second" -> limits.add(new Limit.OrdersPerSecond(count(name, value)));
      case "open-orders" -> limits.add(new Limit.OpenOrders(count(name, value)));
      case "concurrent-trades" -> limits.add(new Limit.ConcurrentTrades(count(name, value)));
      case "price-band" -> limits.add(new Limit.PriceBand(percent(name, value)));
      case "daily-loss" -> kills.add(new KillLimit.DailyLoss(loss(name, value)));
      case "max-drawdown" -> kills.add(new KillLimit.Drawdown(loss(name, value)));
      case "losing-streak" -> kills.add(new KillLimit.LosingStreak(count(name, value)));
      case "day-start" -> days = day(value);
      case "on-kill" -> flatten = flattens(value);
      default ->
          throw new IllegalArgumentException(
              "'" + name + "' is not a risk rule; there are " + NAMES);
    }
  }

  private static Cap cap(String name, String value) {
    Matcher matcher = CAP.matcher(value);
    if (matcher.matches()) {
      BigDecimal number = new BigDecimal(matcher.group(1));
      if (number.signum() > 0) {
        return matcher.group(2).isEmpty()
            ? new Cap.Amount(new Money(number))
            : new Cap.Percent(number);
      }
    }
    throw unclear(name, value, "an amount above 0 (1000) or a share of the equity (20%)");
  }

  /// An account cannot lose more than all of it.
  private static Cap loss(String name, String value) {
    Cap cap = cap(name, value);
    if (cap instanceof Cap.Percent(BigDecimal percent)
        && percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw unclear(name, value, "at most 100%");
    }
    return cap;
  }

  private static BigDecimal percent(String name, String value) {
    if (cap(name, value) instanceof Cap.Percent(BigDecimal percent)) {
      return percent;
    }
    throw unclear(name, value, "a share of the price (5%)");
  }

  private static int count(String name, String value) {
    if (COUNT.matcher(value).matches() && Integer.parseInt(value) > 0) {
      return Integer.parseInt(value);
    }
    throw unclear(name, value, "a whole number above 0");
  }

  private static TradingDay day(String value) {
    Matcher matcher = HOUR.matcher(value);
    if (!matcher.matches()) {
      throw unclear("day-start", value, "a full hour, UTC (22:00)");
    }
    return new TradingDay(Integer.parseInt(matcher.group(1)));
  }

  private static boolean flattens(String value) {
    return switch (value) {
      case "halt" -> false;
      case "flatten" -> true;
      default -> throw unclear("on-kill", value, "halt or flatten");
    };
  }

  private static IllegalArgumentException unclear(String name, String value, String advice) {
    return new IllegalArgumentException(
        "'" + value + "' is not a value of " + name + "; write " + advice);
  }

  /// The shortest text that parses to these rules.
  public static String print(RiskRules rules) {
    List<String> items = new ArrayList<>();
    rules.limits().forEach(limit -> items.add(print(limit)));
    rules.kills().forEach(kill -> items.add(print(kill)));
    rules.protections().forEach(each -> items.add(ProtectionText.print(each)));
    if (!rules.days().equals(TradingDay.MIDNIGHT)) {
      items.add("day-start=" + rules.days().hour() + ":00");
    }
    if (rules.flatten()) {
      items.add("on-kill=flatten");
    }
    return String.join(", ", items);
  }

  private static String print(Limit limit) {
    return switch (limit) {
      case Limit.OrderNotional(Cap most) -> "order-notional=" + most;
      case Limit.Position(Cap most) -> "position=" + most;
      case Limit.GrossExposure(Cap most) -> "gross-exposure=" + most;
      case Limit.DailyTurnover(Cap most) -> "daily-turnover=" + most;
      case Limit.OrdersPerSecond(int most) -> "orders-per-second=" + most;
      case Limit.OpenOrders(int most) -> "open-orders=" + most;
      case Limit.ConcurrentTrades(int most) -> "concurrent-trades=" + most;
      case Limit.PriceBand(BigDecimal percent) -> "price-band=" + percent.toPlainString() + "%";
    };
  }

  private static String print(KillLimit kill) {
    return switch (kill) {
      case KillLimit.DailyLoss(Cap most) -> "daily-loss=" + most;
      case KillLimit.Drawdown(Cap most) -> "max-drawdown=" + most;
      case KillLimit.LosingStreak(int most) -> "losing-streak=" + most;
    };
  }
}
