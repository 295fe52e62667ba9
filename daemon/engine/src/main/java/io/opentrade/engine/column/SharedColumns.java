package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a [ColumnCache] that belongs to some series, named by their contents: a series that
/// changes finds none of its old columns.
public final class SharedColumns {
  private final ColumnCache cache;
  private final List<String> hashes;

  /// A column that is complete; nobody writes to it.
  ///
  /// @param warmup the first bar at which it and all indicators behind it have a value
  record Kept(double[] values, int warmup) {}

  SharedColumns(ColumnCache cache, List<String> hashes) {
    this.cache = cache;
    this.hashes = List.copyOf(hashes);
  }

  @Nullable Kept find(String key) {
    return cache.find(key);
  }

  void keep(String key, double[] values, int warmup) {
    cache.keep(key, new Kept(values, warmup));
  }

  /// Names a column: equal names are equal columns.
  ///
  /// @param home the series on whose bars it is computed
  /// @param inputs the names of the columns it is computed from
  String key(int home, Expression expression, Scalars scalars, List<String> inputs) {
    StringBuilder text = new StringBuilder(hashes.get(home)).append('|');
    describe(expression, scalars, text);
    inputs.forEach(input -> text.append('|').append(input));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void describe(Expression expression, Scalars scalars, StringBuilder text) {
    switch (expression) {
      case Expression.Source(String series, var field) ->
          text.append("source ").append(field).append(' ').append(series.length()).append(series);
      case Expression.Constant(Scalar value) ->
          text.append("constant ").append(bits(value, scalars));
      case Expression.Shift(var _, Scalar bars) ->
          text.append("shift ").append(bits(bars, scalars));
      case Expression.Unary(var operator, var _) -> text.append("unary ").append(operator);
      case Expression.Binary(var operator, var _, var _) -> text.append("binary ").append(operator);
      case Expression.Where _ -> text.append("where");
      case Expression.Scan _ ->
          // It depends on what its function keeps, so that no other run may take it over.
          throw new PlanException(
              "the plan holds a scan, which has a result for one run only: it cannot be swept");
      case Expression.Indicator indicator -> {
        text.append("indicator ").append(indicator.name()).append(' ').append(indicator.output());
        indicator.arguments().forEach(argument -> describe(argument, scalars, text));
      }
    }
  }

  private static void describe(Argument argument, Scalars scalars, StringBuilder text) {
    switch (argument) {
      case Argument.Column _ -> text.append(",column");
      case Argument.Number(Scalar value) -> text.append(',').append(bits(value, scalars));
      case Argument.Word(String word) -> text.append(",word ").append(word.length()).append(word);
    }
  }

  private static long bits(Scalar scalar, Scalars scalars) {
    return Double.doubleToRawLongBits(scalars.value(scalar));
  }
}
