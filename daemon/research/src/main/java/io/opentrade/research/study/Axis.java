package io.opentrade.research.study;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.ParameterDeclaration;
import io.opentrade.sandbox.ParameterValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A parameter that varies, and the values it takes.
///
/// @param ordered whether neighbours are alike: numbers are, words are not
record Axis(String name, List<ParameterValue> values, boolean ordered) {
  /// More would be a slip: every method works on single values.
  private static final int MOST = 10_000;

  private static final String DIGITS = "[0-9]{1,20}(?:[.][0-9]{1,20})?";
  private static final Pattern RANGE =
      Pattern.compile("(-?NUMBER)\\.\\.(-?NUMBER)(?::(NUMBER))?".replace("NUMBER", DIGITS));

  Axis {
    values = List.copyOf(values);
  }

  /// Reads `fast=5..24`, `slow=30..220:10`, `mode=calm,wild`.
  ///
  /// @throws RequestFailed where it is no such thing, or does not fit the declaration
  static Axis parse(String text, Declaration declaration) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw unclear("'" + text + "' is no sweep");
    }
    String name = text.substring(0, equals).strip();
    String range = text.substring(equals + 1).strip();
    try {
      ParameterDeclaration declared = declaration.parameter(name);
      Matcher matcher = RANGE.matcher(range);
      List<ParameterValue> values = new ArrayList<>();
      if (matcher.matches() && declared.value() instanceof ParameterValue.Number) {
        numbers(matcher, declared, values);
      } else {
        for (String word : range.split(",")) {
          values.add(declared.parse(word.strip()));
        }
      }
      values.forEach(declared::require);
      boolean ordered = declared.value() instanceof ParameterValue.Number;
      return new Axis(name, values.stream().distinct().toList(), ordered);
    } catch (NumberFormatException _) {
      throw unclear("'" + range + "' holds no numbers");
    } catch (IllegalArgumentException exception) {
      throw unclear(String.valueOf(exception.getMessage()));
    }
  }

  private static void numbers(
      Matcher range, ParameterDeclaration declared, List<ParameterValue> values) {
    BigDecimal first = new BigDecimal(range.group(1));
    BigDecimal last = new BigDecimal(range.group(2));
    BigDecimal step = step(range, declared, last.subtract(first));
    if (first.compareTo(last) > 0 || step.signum() <= 0) {
      throw new IllegalArgumentException("'" + range.group() + "' holds no value");
    }
    for (BigDecimal each = first; each.compareTo(last) <= 0; each = each.add(step)) {
      values.add(new ParameterValue.Number(each.doubleValue()));
      if (values.size() > MOST) {
        throw new IllegalArgumentException("'" + range.group() + "' holds more than 10000 values");
      }
    }
  }

  /// As written, else as declared, else 1 for whole numbers and a twentieth of the range.
  private static BigDecimal step(Matcher range, ParameterDeclaration declared, BigDecimal width) {
    if (range.group(3) != null) {
      return new BigDecimal(range.group(3));
    }
    if (declared.step() > 0) {
      return BigDecimal.valueOf(declared.step());
    }
    return declared.whole()
        ? BigDecimal.ONE
        : width.divide(BigDecimal.valueOf(20), MathContext.DECIMAL64).max(new BigDecimal("1e-12"));
  }

  /// A value as a plain object of a document: whole numbers as longs.
  Object plain(int index) {
    return switch (values.get(index)) {
      case ParameterValue.Number(double number) ->
          number == Math.rint(number) && Math.abs(number) < 1e15
              ? (Object) (long) number
              : (Object) number;
      case ParameterValue.Flag(boolean flag) -> flag;
      case ParameterValue.Text(String word) -> word;
    };
  }

  /// The index of a value, from its plain form as text.
  int index(String plain) {
    for (int index = 0; index < values.size(); index++) {
      if (String.valueOf(plain(index)).equals(plain)) {
        return index;
      }
    }
    throw new IllegalStateException("a stored combination is damaged: " + name + " " + plain);
  }

  int size() {
    return values.size();
  }

  private static RequestFailed unclear(String message) {
    return new RequestFailed(
        FailureKind.USAGE,
        "--sweep: " + message,
        "write NAME=FIRST..LAST, NAME=FIRST..LAST:STEP or NAME=WORD,WORD; the parameters are those"
            + " of: opentrade strategy check FILE");
  }
}
