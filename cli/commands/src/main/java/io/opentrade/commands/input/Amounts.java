package io.opentrade.commands.input;

import io.opentrade.commands.Invocation;
import io.opentrade.protocol.Decimal;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads numbers. Every method returns null for a flag that was not given.
public final class Amounts {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})");
  private static final Pattern SIZE =
      Pattern.compile(
          "([0-9.]{1,40}) ?(%|base|quote|% ?equity|% ?risk|kelly|% ?vol(?:/[0-9]{1,4})?)");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /// A fee above this without a percent sign is a slip: `0.1` where `0.1%` was meant.
  private static final BigDecimal SUSPICIOUS_RATE = new BigDecimal("0.05");

  private static final BigDecimal LARGEST_REBATE = new BigDecimal("-0.01");

  private final Invocation invocation;

  public Amounts(Invocation invocation) {
    this.invocation = invocation;
  }

  /// A number above zero.
  public @Nullable Decimal positive(String flag, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Decimal value = number(flag, text);
    if (value.signum() <= 0) {
      throw invocation.usage("input.notPositive", flag, text);
    }
    return value;
  }

  /// A share of the notional: `0.1%` or `0.001`.
  public @Nullable Decimal rate(String flag, @Nullable String text) {
    return rate(flag, text, BigDecimal.ZERO, "input.rateRange");
  }

  /// A fee that may be a rebate: `-0.02%` or `-0.0002`; at most 1 % of it, as the engine has it.
  public @Nullable Decimal rateOrRebate(String flag, @Nullable String text) {
    return rate(flag, text, LARGEST_REBATE, "input.rebateRange");
  }

  private @Nullable Decimal rate(
      String flag, @Nullable String text, BigDecimal least, String outside) {
    if (text == null) {
      return null;
    }
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
    if (!NUMBER.matcher(digits).matches()) {
      throw invocation.usage("input.rate", flag, text);
    }
    BigDecimal value = new BigDecimal(digits);
    BigDecimal share = percent ? value.movePointLeft(2) : value;
    if (share.compareTo(least) < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
      throw invocation.usage(outside, flag, text);
    }
    if (!percent && share.compareTo(SUSPICIOUS_RATE) > 0) {
      String asPercent = share.multiply(HUNDRED).stripTrailingZeros().toPlainString();
      throw invocation.usage("input.rateSlip", flag, text, asPercent + "%", text + "%");
    }
    return new Decimal(share);
  }

  /// A part of a whole: `60%` or `0.6`, above 0 and at most 100 %.
  public Decimal share(String flag, String text) {
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1) : text;
    if (!NUMBER.matcher(digits).matches()) {
      throw invocation.usage("input.share", flag, text);
    }
    BigDecimal value = new BigDecimal(digits);
    BigDecimal share = percent ? value.movePointLeft(2) : value;
    if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw invocation.usage("input.share", flag, text);
    }
    return new Decimal(share);
  }

  /// A share in percent, above 0 and at most 100: `70%` or `70`.
  public @Nullable Double percent(String flag, @Nullable String text) {
    if (text == null) {
      return null;
    }
    String digits = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
    if (NUMBER.matcher(digits).matches()) {
      double value = Double.parseDouble(digits);
      if (value > 0 && value <= 100) {
        return value;
      }
    }
    throw invocation.usage("input.percent", flag, text);
  }

  /// A size: `100%`, `0.5base`, `1000quote`, `10%equity`, `1%risk`, `1%vol/14` or `0.5kelly`, in
  /// its shortest form.
  public @Nullable String size(String flag, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches() || !NUMBER.matcher(matcher.group(1)).matches()) {
      throw invocation.usage("input.size", flag, text);
    }
    BigDecimal value = new BigDecimal(matcher.group(1));
    boolean tooLarge = matcher.group(2).startsWith("%") && value.compareTo(HUNDRED) > 0;
    if (value.signum() <= 0 || tooLarge) {
      throw invocation.usage("input.sizeRange", flag, text);
    }
    return new Decimal(value) + matcher.group(2).replace(" ", "");
  }

  /// A whole number within bounds, both included.
  public @Nullable Long whole(String flag, @Nullable String text, long least, long most) {
    if (text == null) {
      return null;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Said below, together with a number out of bounds.
    }
    throw invocation.usage("input.whole", flag, text, least, most);
  }

  /// As [#whole], for numbers that fit an int.
  public @Nullable Integer integer(String flag, @Nullable String text, int least, int most) {
    Long value = whole(flag, text, least, most);
    return value == null ? null : Math.toIntExact(value);
  }

  private Decimal number(String flag, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw invocation.usage("input.number", flag, text);
    }
    return Decimal.of(text);
  }

  /// `20` or, as people say it, `20x`; 1 to 1000, or null for a flag that was not given.
  public @Nullable Decimal leverage(@Nullable String leverage) {
    String text =
        leverage != null && leverage.matches(".+[xX×]")
            ? leverage.substring(0, leverage.length() - 1)
            : leverage;
    Decimal value = positive("--leverage", text);
    if (value != null && (value.toDouble() < 1 || value.toDouble() > 1000)) {
      throw invocation.usage("input.leverage", String.valueOf(leverage));
    }
    return value;
  }
}
