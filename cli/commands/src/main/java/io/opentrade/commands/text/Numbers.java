package io.opentrade.commands.text;

import io.opentrade.protocol.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Numbers as people read them: thousands apart, a sign where it matters, `–` for undefined.
public final class Numbers {
  /// What stands for an undefined number.
  public static final String UNDEFINED = "–";

  private Numbers() {}

  /// `1,234,567`.
  public static String count(long value) {
    return grouped(BigDecimal.valueOf(value));
  }

  /// All its digits, `1,234.5678`.
  public static String exact(Decimal value) {
    return grouped(value.value());
  }

  /// The same; `—` where there is none.
  public static String exactOrNone(@Nullable Decimal value) {
    return value == null ? "—" : exact(value);
  }

  /// Rounded to so many decimals, all of them shown.
  public static String fixed(BigDecimal value, int decimals) {
    return grouped(value.setScale(decimals, RoundingMode.HALF_EVEN));
  }

  /// Rounded to so many decimals; `–` for null.
  public static String fixed(@Nullable Double value, int decimals) {
    return value == null ? UNDEFINED : fixed(BigDecimal.valueOf(value), decimals);
  }

  /// With a plus sign above zero.
  public static String signed(BigDecimal value, int decimals) {
    String text = fixed(value, decimals);
    return value.setScale(decimals, RoundingMode.HALF_EVEN).signum() > 0 ? "+" + text : text;
  }

  /// `12.35%`; the value is in hundredths already.
  public static String percent(@Nullable Double value) {
    return value == null ? UNDEFINED : fixed(value, 2) + "%";
  }

  /// `+12.35%`.
  public static String signedPercent(@Nullable Double value) {
    return value == null ? UNDEFINED : signed(BigDecimal.valueOf(value), 2) + "%";
  }

  /// Decimals that show an amount of that size with about four digits that matter.
  public static int decimalsFor(double size) {
    double magnitude = Math.abs(size);
    if (magnitude >= 100 || magnitude == 0) {
      return 2;
    }
    return magnitude >= 1 ? 4 : Math.min(10, 4 - (int) Math.floor(Math.log10(magnitude)));
  }

  /// A short form for axes and rates: `950`, `12.3k`, `1.20M`.
  public static String compact(double value) {
    double magnitude = Math.abs(value);
    if (magnitude >= 1e9) {
      return fixed(value / 1e9, 2) + "G";
    }
    if (magnitude >= 1e6) {
      return fixed(value / 1e6, 2) + "M";
    }
    if (magnitude >= 1e5) {
      return fixed(value / 1e3, 1) + "k";
    }
    return fixed(value, magnitude >= 1000 ? 0 : decimalsFor(value));
  }

  /// A count in few characters: `950`, `99,999`, `120.4k`, `1.20M`.
  public static String shortCount(double value) {
    return value < 1e5 ? count(Math.round(value)) : compact(value);
  }

  /// `1.5 MB`.
  public static String bytes(long value) {
    if (value < 1_000) {
      return value + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    double scaled = value / 1_000d;
    int unit = 0;
    while (scaled >= 999.5 && unit < units.length - 1) {
      scaled /= 1_000;
      unit++;
    }
    return fixed(scaled, scaled < 10 ? 1 : 0) + " " + units[unit];
  }

  private static String grouped(BigDecimal value) {
    String plain = value.abs().toPlainString();
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    StringBuilder text = new StringBuilder();
    // A rounded -0.00 is zero.
    if (value.signum() < 0) {
      text.append('-');
    }
    for (int i = 0; i < end; i++) {
      if (i > 0 && (end - i) % 3 == 0) {
        text.append(',');
      }
      text.append(plain.charAt(i));
    }
    return text.append(plain, end, plain.length()).toString();
  }
}
