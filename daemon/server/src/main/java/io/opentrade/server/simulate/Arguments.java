package io.opentrade.server.simulate;

import io.opentrade.protocol.frame.Home;
import io.opentrade.server.simulate.exchange.Fees;
import io.opentrade.server.simulate.fault.FaultPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the words that the process is started with: pairs of a flag and its value.
final class Arguments {
  private static final Set<String> FLAGS =
      Set.of(
          "api",
          "port",
          "seed",
          "speed",
          "replay",
          "symbol",
          "warmup",
          "depth",
          "balance",
          "fee",
          "fault",
          "limits",
          "journal",
          "database",
          "linger");

  private final Map<String, String> values = new HashMap<>();

  /// @throws IllegalArgumentException with a message for people
  Arguments(String[] words) {
    for (int i = 0; i < words.length; i += 2) {
      String flag = words[i].startsWith("--") ? words[i].substring(2) : "";
      if (!FLAGS.contains(flag)) {
        throw new IllegalArgumentException("there is no flag '" + words[i] + "'");
      }
      if (i + 1 == words.length) {
        throw new IllegalArgumentException("'" + words[i] + "' wants a value");
      }
      values.put(flag, words[i + 1]);
    }
    if (!"binance".equals(get("api", "binance"))) {
      throw new IllegalArgumentException("the only interface is 'binance'");
    }
  }

  /// @param chosen the seed where none is given
  Options options(long chosen) throws IOException {
    @Nullable String journal = values.get("journal");
    Home home = Home.of(System.getenv(), System.getProperty("user.home", "/"));
    return new Options(
        (int) number("port", "0").longValue(),
        values.containsKey("seed") ? number("seed", "0").longValue() : chosen,
        number("speed", "1").doubleValue(),
        list(get("replay", "")),
        get("symbol", "BTC/USDT"),
        (int) number("warmup", "0").longValue(),
        number("depth", "20000"),
        balances(),
        fees(),
        FaultPlan.of(get("fault", "")),
        !"off".equals(get("limits", "on")),
        journal == null ? Files.createTempFile("exchange", ".jsonl") : Path.of(journal),
        Path.of(get("database", home.data().resolve("candles.db").toString())));
  }

  /// How long to go on without any request after the starter is gone, seconds.
  long linger() {
    return number("linger", "600").longValue();
  }

  private String get(String flag, String otherwise) {
    return values.getOrDefault(flag, otherwise);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1)).filter(each -> !each.isEmpty()).toList();
  }

  private BigDecimal number(String flag, String otherwise) {
    try {
      return new BigDecimal(get(flag, otherwise));
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("'--" + flag + "' wants a number");
    }
  }

  private Fees fees() {
    if (!values.containsKey("fee")) {
      return Fees.STANDARD;
    }
    BigDecimal rate = number("fee", "0");
    return new Fees(rate, rate);
  }

  private Map<String, BigDecimal> balances() {
    if (!values.containsKey("balance")) {
      return Options.BALANCES;
    }
    Map<String, BigDecimal> balances = new HashMap<>();
    for (String part : list(get("balance", ""))) {
      int equals = part.indexOf('=');
      if (equals <= 0 || !part.substring(equals + 1).matches("[0-9]{1,15}(\\.[0-9]{1,8})?")) {
        throw new IllegalArgumentException(
            "'" + part + "' is no balance; write for example USDT=10000,BTC=1");
      }
      balances.put(
          part.substring(0, equals).toUpperCase(java.util.Locale.ROOT),
          new BigDecimal(part.substring(equals + 1)));
    }
    return balances;
  }
}
