package io.opentrade.protocol;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a stored strategy is started with. Where it changes one that is stored, null and empty mean
/// as before.
///
/// @param account null for `demo` where it is new
/// @param strategy the file
/// @param series such as `BTC/USDT@binance:5m`, one for each market
/// @param budget cash that it may use; null for all of the account
/// @param leverage 1 or more; null for none. A spot market has none
/// @param margin `isolated` or `cross`; null where there is no leverage
/// @param description for people, 500 characters at most
/// @param set parameters by name, as text
public record StrategySettings(
    @Nullable String account,
    @Nullable InputFile strategy,
    List<String> series,
    @Nullable Decimal budget,
    @Nullable Decimal leverage,
    @Nullable String margin,
    @Nullable ForeignText description,
    Map<String, String> set) {
  private static final int LONGEST = 500;
  private static final BigDecimal MOST = BigDecimal.valueOf(1000);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

  public StrategySettings {
    series = Values.list(series);
    set = Values.map(set);
    if (margin != null && !margin.equals("isolated") && !margin.equals("cross")) {
      throw new IllegalArgumentException("'margin' is isolated or cross");
    }
    if (leverage != null
        && (leverage.value().compareTo(BigDecimal.ONE) < 0
            || leverage.value().compareTo(MOST) > 0)) {
      throw new IllegalArgumentException("'leverage' is 1 to 1000");
    }
    if (description != null && description.raw().length() > LONGEST) {
      throw new IllegalArgumentException("a description has at most " + LONGEST + " characters");
    }
  }

  /// Whether a stored strategy can have that name.
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /// @throws IllegalArgumentException where none can have that name
  static void requireName(@Nullable String name) {
    if (!isName(Values.required("name", name))) {
      throw new IllegalArgumentException(
          "a stored strategy's name has lower-case letters, digits, - and _, 40 at most");
    }
  }
}
