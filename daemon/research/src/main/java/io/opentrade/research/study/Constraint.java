package io.opentrade.research.study;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Metrics;
import io.opentrade.protocol.RequestFailed;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a combination must keep to be ranked: `trades>=30`. Trades are counted over all parts of
/// the range, other figures are those of the part that ranks.
record Constraint(String name, String comparison, double bound) {
  private static final Pattern FORM =
      Pattern.compile("([a-zA-Z0-9]{1,40}) ?(>=|<=|>|<|=) ?(-?[0-9.]{1,30})");
  private static final Set<String> COUNTS = Set.of("trades", "wins", "losses");

  static final Constraint THIRTY_TRADES = new Constraint("trades", ">=", 30);

  /// @throws RequestFailed where it is none
  static Constraint parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    try {
      if (matcher.matches()) {
        Objective.require(matcher.group(1));
        return new Constraint(
            matcher.group(1), matcher.group(2), Double.parseDouble(matcher.group(3)));
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new RequestFailed(
        FailureKind.USAGE,
        "--constraint: '" + text + "' is none",
        "write for example --constraint 'trades>=30' or --constraint 'maxDrawdownPercent>-20'");
  }

  boolean keeps(@Nullable Metrics train, Metrics test) {
    Double value = Objective.figure(test, name);
    if (value == null) {
      return false;
    }
    if (train != null && COUNTS.contains(name)) {
      Double more = Objective.figure(train, name);
      value += more == null ? 0 : more;
    }
    return keeps(value);
  }

  /// Whether a value of its figure is allowed.
  boolean keeps(double value) {
    return switch (comparison) {
      case ">=" -> value >= bound;
      case "<=" -> value <= bound;
      case ">" -> value > bound;
      case "<" -> value < bound;
      default -> value == bound;
    };
  }

  @Override
  public String toString() {
    return name + comparison + BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
