package io.opentrade.research.report;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as people read them.
final class Figure {
  static final String UNDEFINED = "–";

  private Figure() {}

  static String fixed(@Nullable Double value, int decimals) {
    if (value == null) {
      return UNDEFINED;
    }
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.matches("-0[.0]*") ? text.substring(1) : text;
  }

  static String percent(@Nullable Double value) {
    return value == null ? UNDEFINED : fixed(value, 2) + "%";
  }

  static String signedPercent(@Nullable Double value) {
    return value == null ? UNDEFINED : (value > 0 ? "+" : "") + percent(value);
  }

  static String money(BigDecimal value, String currency) {
    int decimals = value.abs().compareTo(BigDecimal.ONE) < 0 ? Math.min(8, value.scale()) : 2;
    return (String.format(Locale.ROOT, "%,." + Math.max(0, decimals) + "f", value) + " " + currency)
        .strip();
  }

  /// The class that colours a gain or a loss.
  static String tint(@Nullable Double value) {
    return value == null || value == 0 ? "" : value > 0 ? "up" : "down";
  }
}
