package io.opentrade.server.alert.watch;

import io.opentrade.server.alert.language.Condition.Relation;
import io.opentrade.server.alert.language.Where;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition of an expression, as it stands now.
sealed interface Check {
  /// @param slack by which comparisons may miss; see [Slack]
  Truth holds(Slack slack);

  /// Two numbers held against each other.
  ///
  /// @param inverted whether it stands below an odd number of `not`, where slack works the
  ///     other way
  record Comparison(Reading left, Relation relation, Reading right, boolean inverted)
      implements Check {
    @Override
    public Truth holds(Slack slack) {
      double one = left.value();
      double other = right.value();
      if (Double.isNaN(one) || Double.isNaN(other)) {
        return Truth.UNKNOWN;
      }
      double miss = slack.of(other) * (inverted ? -1 : 1);
      double more = one - other;
      return Truth.of(
          switch (relation) {
            case LESS -> more < miss;
            case LESS_OR_EQUAL -> more <= miss;
            case GREATER -> more > -miss;
            case GREATER_OR_EQUAL -> more >= -miss;
            case EQUAL -> one == other;
            case NOT_EQUAL -> one != other;
          });
    }

    /// The value of a cell at which the comparison turns; NaN where there is none, or where it is
    /// no straight line.
    double turn(Cell cell, Slack slack) {
      double slope = left.slope(cell) - right.slope(cell);
      double miss = slack.of(right.value()) * (inverted ? -1 : 1);
      double shift =
          switch (relation) {
            case LESS, LESS_OR_EQUAL -> -miss;
            case GREATER, GREATER_OR_EQUAL -> miss;
            case EQUAL, NOT_EQUAL -> 0;
          };
      return slope == 0 ? Double.NaN : -(left.offset(cell) - right.offset(cell) + shift) / slope;
    }
  }

  /// True for a moment only.
  final class Pulse implements Check {
    private final @Nullable String kind;
    private final List<Where> where;
    private boolean now;

    /// @param kind of events; null for any
    Pulse(@Nullable String kind, List<Where> where) {
      this.kind = kind;
      this.where = where;
    }

    void set(boolean now) {
      this.now = now;
    }

    @Nullable String kind() {
      return kind;
    }

    List<Where> where() {
      return where;
    }

    @Override
    public Truth holds(Slack slack) {
      return Truth.of(now);
    }
  }

  /// Whether a cell holds something else than 0.
  record Flag(Cell cell, boolean wanted) implements Check {
    @Override
    public Truth holds(Slack slack) {
      double value = cell.value();
      return Double.isNaN(value) ? Truth.UNKNOWN : Truth.of(wanted == (value != 0));
    }
  }

  record And(Check left, Check right) implements Check {
    @Override
    public Truth holds(Slack slack) {
      return left.holds(slack).and(right.holds(slack));
    }
  }

  record Or(Check left, Check right) implements Check {
    @Override
    public Truth holds(Slack slack) {
      return left.holds(slack).or(right.holds(slack));
    }
  }

  record Not(Check of) implements Check {
    @Override
    public Truth holds(Slack slack) {
      return of.holds(slack).not();
    }
  }
}
