package io.opentrade.server.alert.language;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.strategy.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an alert waits for.
public sealed interface Condition extends Node {
  /// Two numbers held against each other. Not known where one of them is not.
  record Comparison(Term left, Relation relation, Term right) implements Condition {}

  /// Two columns of one series crossed at a bar. True at the moment the bar closes, never else.
  ///
  /// @param expression of kind condition, over the bars of the series
  record Cross(SeriesName series, Expression expression) implements Condition {}

  /// Both hold.
  record And(Condition left, Condition right) implements Condition {}

  /// One of them holds, or both.
  record Or(Condition left, Condition right) implements Condition {}

  /// It is known not to hold.
  record Not(Condition of) implements Condition {}

  /// Something happened. True at that moment, never else.
  ///
  /// @param kind as of the events of `watch events`; null for any
  record Event(@Nullable String kind, List<Where> where) implements Condition {
    public Event {
      where = List.copyOf(where);
    }
  }

  /// How the daemon fares.
  ///
  /// @param check the name of one check; null for all together
  /// @param bad whether it is waited for one that failed
  record Health(@Nullable String check, boolean bad) implements Condition {}

  /// How two numbers are held against each other.
  enum Relation {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    EQUAL("="),
    NOT_EQUAL("!=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    /// As it is written.
    public String sign() {
      return sign;
    }
  }
}
