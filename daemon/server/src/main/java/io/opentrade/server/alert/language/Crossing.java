package io.opentrade.server.alert.language;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.server.alert.language.Quantity.MarketKind;
import io.opentrade.server.market.MarketName;
import java.util.List;

/// Numbers as columns of one series, which can cross each other.
final class Crossing {
  private Crossing() {}

  /// Adds the series that a term is made of.
  static void series(Term term, List<SeriesName> all) {
    switch (term) {
      case Term.Column column -> all.add(column.series());
      case Term.Arithmetic arithmetic -> {
        series(arithmetic.left(), all);
        series(arithmetic.right(), all);
      }
      case Term.Number _, Term.Live _ -> {}
    }
  }

  /// @param word to complain about
  static Expression column(Token word, Term term, SeriesName series) {
    return switch (term) {
      case Term.Column column -> column.expression();
      case Term.Number(double value) -> new Expression.Constant(new Scalar.Literal(value));
      case Term.Live(Quantity.OfMarket(MarketName market, MarketKind kind))
          when kind == MarketKind.PRICE && isOf(series, market) ->
          new Expression.Source("", Field.CLOSE);
      case Term.Live _ ->
          throw new ExpressionRefused(
              word.at(),
              "a cross is seen at the close of the bars of "
                  + series
                  + "; what stands here is"
                  + " none of them",
              "the price of that market, indicators on its bars, and numbers");
      case Term.Arithmetic(Term.Operator operator, Term left, Term right) ->
          new Binary(
              switch (operator) {
                case ADD -> Binary.Operator.ADD;
                case SUBTRACT -> Binary.Operator.SUBTRACT;
                case MULTIPLY -> Binary.Operator.MULTIPLY;
                case DIVIDE -> Binary.Operator.DIVIDE;
              },
              column(word, left, series),
              column(word, right, series));
    };
  }

  private static boolean isOf(SeriesName series, MarketName market) {
    return series.symbol().equals(market.symbol()) && series.exchange().equals(market.exchange());
  }

  /// @param operator `OR` for either direction
  static Expression of(Binary.Operator operator, Expression left, Expression right) {
    return operator == Binary.Operator.OR
        ? new Binary(
            Binary.Operator.OR,
            new Binary(Binary.Operator.CROSSES_ABOVE, left, right),
            new Binary(Binary.Operator.CROSSES_BELOW, left, right))
        : new Binary(operator, left, right);
  }
}
