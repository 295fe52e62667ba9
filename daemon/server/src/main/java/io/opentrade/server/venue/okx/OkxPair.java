package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.server.venue.AccountNews;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Two orders of ours that are one at OKX, of which the first that is triggered cancels the other.
/// OKX knows them under one id, which therefore names both: the stop's, `p`, how many characters
/// the target's has in common with it, and the rest of the target's. So nobody need remember which
/// orders belong together.
record OkxPair(OrderId stop, OrderId target) {
  /// Behind OKX's own id of both, which of them is meant.
  static final String STOP = "-stop";

  static final String TARGET = "-target";

  private static final int RADIX = 36;
  private static final Pattern JOINT = Pattern.compile("(ot[0-9A-Z]+)p([0-9a-z])([0-9A-Z]*)");

  /// The id of both.
  String text() {
    String one = stop.text();
    String other = target.text();
    int common = 0;
    while (common < Math.min(Math.min(one.length(), other.length()), RADIX - 1)
        && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return one + "p" + Character.forDigit(common, RADIX) + other.substring(common);
  }

  /// The pair that an id names; null where it names none.
  static @Nullable OkxPair read(String text) {
    Matcher matcher = JOINT.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String one = matcher.group(1);
    int common = Character.digit(matcher.group(2).charAt(0), RADIX);
    return common > one.length()
        ? null
        : new OkxPair(new OrderId(one), new OrderId(one.substring(0, common) + matcher.group(3)));
  }

  boolean names(OrderId order) {
    return order.equals(stop) || order.equals(target);
  }

  /// OKX's id of both, without what says which is meant.
  static String algoId(String theirs) {
    int dash = theirs.indexOf('-');
    return dash < 0 ? theirs : theirs.substring(0, dash);
  }

  /// That both must be asked for.
  Stream<AccountNews> stirred() {
    return Stream.of(new AccountNews.Stirred(stop), new AccountNews.Stirred(target));
  }
}
