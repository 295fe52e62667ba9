package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.PairFilter;
import io.opentrade.engine.backtest.PairFilter.Measure;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A pair list as people write it: `top(30, volume, 24h), age(30d), spread(0.5%), volatility(2%,
/// 10%, 10d), range(1%, 3d), whitelist(BTC/USDT, ETH/USDT), blacklist(DOGE/USDT)`. Each filter
/// works on what those before it left.
final class PairText {
  private static final Pattern FILTER =
      Pattern.compile("([a-z]+)\\(([^()]*)\\)(?:\\s*,\\s*(?=[a-z])|\\s*$)");
  private static final long DAY = 86_400_000L;

  private PairText() {}

  /// The pair list of a run over markets of these symbols.
  ///
  /// @throws RequestFailed of kind USAGE where a whitelist names none of them
  static List<PairFilter> parse(String text, Collection<String> symbols) {
    List<PairFilter> filters = parse(text);
    for (PairFilter filter : filters) {
      if (filter instanceof PairFilter.Named(Set<String> names, boolean others)
          && !others
          && symbols.stream().noneMatch(names::contains)) {
        throw new RequestFailed(
            FailureKind.USAGE,
            "the whitelist names none of the markets of this run",
            "there are: " + String.join(", ", symbols));
      }
    }
    return filters;
  }

  static List<PairFilter> parse(String text) {
    List<PairFilter> filters = new ArrayList<>();
    Matcher matcher = FILTER.matcher(text.strip());
    int end = 0;
    while (end < matcher.regionEnd()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw refused(text.strip().substring(end));
      }
      filters.add(filter(matcher.group(1), words(matcher.group(2)), matcher.group().strip()));
      end = matcher.end();
    }
    if (filters.isEmpty()) {
      throw refused(text);
    }
    return filters;
  }

  private static List<String> words(String text) {
    return Pattern.compile(",").splitAsStream(text).map(String::strip).toList();
  }

  private static PairFilter filter(String name, List<String> words, String text) {
    try {
      return switch (name) {
        case "top" -> top(words);
        case "whitelist" -> new PairFilter.Named(symbols(words), false);
        case "blacklist" -> new PairFilter.Named(symbols(words), true);
        case "age" -> within(Measure.AGE, 0, millis(words.get(0)), Double.POSITIVE_INFINITY);
        case "spread" -> within(Measure.SPREAD, window(words, 1, DAY), 0, fraction(words.get(0)));
        case "volatility" ->
            within(
                Measure.VOLATILITY,
                window(words, 2, 10 * DAY),
                fraction(words.get(0)),
                fraction(words.get(1)));
        case "range" ->
            within(
                Measure.RANGE,
                window(words, 1, 10 * DAY),
                fraction(words.get(0)),
                Double.POSITIVE_INFINITY);
        case "volume" ->
            within(
                Measure.VOLUME,
                window(words, 1, DAY),
                Double.parseDouble(words.get(0)),
                Double.POSITIVE_INFINITY);
        default -> throw new IllegalArgumentException(name);
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      throw refused(text);
    }
  }

  private static PairFilter top(List<String> words) {
    Measure by =
        switch (words.size() < 2 ? "volume" : words.get(1)) {
          case "volume" -> Measure.VOLUME;
          case "change" -> Measure.CHANGE;
          case "volatility" -> Measure.VOLATILITY;
          case "range" -> Measure.RANGE;
          default -> throw new IllegalArgumentException(words.get(1));
        };
    return new PairFilter.Top(Integer.parseInt(words.get(0)), by, window(words, 2, DAY));
  }

  private static PairFilter within(Measure measure, long window, double least, double most) {
    if (!(least >= 0 && most >= least)) {
      throw new IllegalArgumentException("bounds the wrong way round");
    }
    return new PairFilter.Within(measure, window, least, most);
  }

  private static Set<String> symbols(List<String> words) {
    return words.stream().map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private static long window(List<String> words, int place, long otherwise) {
    return words.size() > place ? millis(words.get(place)) : otherwise;
  }

  private static long millis(String text) {
    return Timeframe.of(text).millis();
  }

  private static double fraction(String text) {
    boolean percent = text.endsWith("%");
    double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
    return percent ? number / 100 : number;
  }

  private static RequestFailed refused(String text) {
    return new RequestFailed(
        FailureKind.USAGE,
        "'" + text + "' is no filter of a pair list",
        "write for example top(30, volume, 24h), age(30d), spread(0.5%), volatility(1%, 10%),"
            + " whitelist(BTC/USDT, ETH/USDT), blacklist(DOGE/USDT)");
  }
}
