package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Timeframe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A protection as people write it: `stoploss-guard(lookback=24h, trades=4, stop=2h, per=pair)`.
final class ProtectionText {
  private static final Pattern FORM = Pattern.compile("([a-z-]{1,30}) *\\(([^()]*)\\)");
  private static final Pattern PERCENT = Pattern.compile("(-?[0-9]{1,6}(?:\\.[0-9]{1,9})?) ?%");
  private static final Pattern BARS = Pattern.compile("([0-9]{1,6}) ?bars?");

  private final String name;
  private final Timeframe bar;
  private final Map<String, String> values = new LinkedHashMap<>();

  private ProtectionText(String name, String inside, Timeframe bar) {
    this.name = name;
    this.bar = bar;
    for (String each : inside.split(",", -1)) {
      String item = each.strip();
      int equals = item.indexOf('=');
      if (item.isEmpty()) {
        continue;
      }
      String key = equals < 0 ? item : item.substring(0, equals).strip();
      String value = equals < 0 ? "" : item.substring(equals + 1).strip();
      if (values.put(key, value) != null) {
        throw new IllegalArgumentException(key + " is given twice in " + name);
      }
    }
  }

  /// @throws IllegalArgumentException with a message for people
  static Protection parse(String text, Timeframe bar) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a protection; write for example cooldown(stop=2h)");
    }
    return new ProtectionText(matcher.group(1), matcher.group(2), bar).protection();
  }

  private Protection protection() {
    Protection protection =
        switch (name) {
          case "stoploss-guard" ->
              new Protection.StoplossGuard(
                  span("lookback"),
                  trades(),
                  span("stop"),
                  share("profit", "0%"),
                  per("pair"),
                  per("side"));
          case "max-drawdown" ->
              new Protection.MaxDrawdown(
                  span("lookback"), trades(), span("stop"), share("drawdown", null));
          case "low-profit-pairs" ->
              new Protection.LowProfitPairs(
                  span("lookback"), trades(), span("stop"), share("profit", "0%"), per("side"));
          case "cooldown" -> new Protection.Cooldown(span("stop"));
          default ->
              throw new IllegalArgumentException(
                  "'"
                      + name
                      + "' is not a protection; there are stoploss-guard, max-drawdown,"
                      + " low-profit-pairs and cooldown");
        };
    String per = values.remove("per");
    if (!values.isEmpty() || per != null && !per.isEmpty()) {
      String left = values.isEmpty() ? "per=" + per : values.keySet().iterator().next();
      throw new IllegalArgumentException("'" + left + "' means nothing to " + name);
    }
    return protection;
  }

  private long span(String key) {
    String value = needed(key);
    Matcher matcher = BARS.matcher(value);
    try {
      long millis =
          matcher.matches()
              ? Long.parseLong(matcher.group(1)) * bar.millis()
              : Timeframe.of(value).millis();
      // What cannot be written cannot be read either.
      return Timeframe.of(new Timeframe(millis).toString()).millis();
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw unclear(key, value, "a time (90m, 24h, 2d) or a number of bars (48bars)");
  }

  private int trades() {
    String value = needed("trades");
    if (value.matches("[0-9]{1,6}") && Integer.parseInt(value) > 0) {
      return Integer.parseInt(value);
    }
    throw unclear("trades", value, "a whole number above 0");
  }

  private BigDecimal share(String key, @Nullable String otherwise) {
    String given = values.remove(key);
    String value = given != null ? given : otherwise;
    if (value == null) {
      throw missing(key);
    }
    Matcher matcher = PERCENT.matcher(value);
    if (matcher.matches() && (otherwise != null || !value.startsWith("-"))) {
      return new BigDecimal(matcher.group(1)).movePointLeft(2);
    }
    throw unclear(key, value, otherwise == null ? "a share (10%)" : "a share (1% or -1%)");
  }

  /// Takes one word out of `per=pair+side`.
  private boolean per(String word) {
    String value = values.get("per");
    if (value == null) {
      return false;
    }
    List<String> words = new ArrayList<>(List.of(value.split(" *\\+ *")));
    boolean found = words.remove(word);
    values.put("per", String.join("+", words));
    return found;
  }

  private String needed(String key) {
    String value = values.remove(key);
    if (value == null) {
      throw missing(key);
    }
    return value;
  }

  private IllegalArgumentException missing(String key) {
    return new IllegalArgumentException(name + " needs a value of " + key);
  }

  private IllegalArgumentException unclear(String key, String value, String advice) {
    return new IllegalArgumentException(
        "'" + value + "' is not a value of " + key + " in " + name + "; write " + advice);
  }

  /// The shortest text that parses to this protection.
  static String print(Protection protection) {
    return switch (protection) {
      case Protection.StoplossGuard guard ->
          call(guard, guard.trades(), profit(guard.required()) + per(guard));
      case Protection.MaxDrawdown fall ->
          call(fall, fall.trades(), ", drawdown=" + percent(fall.most()));
      case Protection.LowProfitPairs low ->
          call(low, low.trades(), profit(low.required()) + (low.perSide() ? ", per=side" : ""));
      case Protection.Cooldown cooldown -> "cooldown(stop=" + span(cooldown.stop()) + ")";
    };
  }

  private static String call(Protection protection, int trades, String more) {
    return "%s(lookback=%s, trades=%d, stop=%s%s)"
        .formatted(
            protection.word(), span(protection.lookback()), trades, span(protection.stop()), more);
  }

  private static String per(Protection.StoplossGuard guard) {
    if (!guard.perPair() && !guard.perSide()) {
      return "";
    }
    String pair = guard.perPair() ? "pair" : "";
    String side = guard.perSide() ? "side" : "";
    return ", per=" + pair + (guard.perPair() && guard.perSide() ? "+" : "") + side;
  }

  private static String profit(BigDecimal required) {
    return required.signum() == 0 ? "" : ", profit=" + percent(required);
  }

  private static String percent(BigDecimal share) {
    return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }

  private static String span(long millis) {
    return new Timeframe(millis).toString();
  }
}
