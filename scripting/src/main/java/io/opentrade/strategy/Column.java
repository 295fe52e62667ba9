package io.opentrade.strategy;

import io.opentrade.scripting.bars.NumberCell;
import io.opentrade.scripting.plan.Node;
import org.jspecify.annotations.Nullable;

/// A column of numbers: one at each bar, or none. Where a column or a number is taken, a
/// parameter (`params().get("fast")`) may stand as well.
public final class Column {
  final Node node;
  private final Scope scope;
  private @Nullable NumberCell cell;

  Column(Scope scope, Node node) {
    this.scope = scope;
    this.node = node;
  }

  /// The value at the bar that has just closed; NaN for none. In `onBar` only.
  public double now() {
    return opened().now;
  }

  /// The value `bars` bars ago; NaN before the start. In `onBar` only.
  public double ago(int bars) {
    return opened().ago(bars);
  }

  private NumberCell opened() {
    NumberCell known = cell;
    if (known == null) {
      known = scope.open(node, NumberCell.class);
      cell = known;
    }
    return known;
  }

  /// The column as it was so many bars ago.
  public Column shift(Object bars) {
    return scope.column(scope.builder().shift(node, Scope.operand(bars)));
  }

  public Column plus(Object right) {
    return scope.binary("ADD", this, right);
  }

  public Column minus(Object right) {
    return scope.binary("SUBTRACT", this, right);
  }

  public Column times(Object right) {
    return scope.binary("MULTIPLY", this, right);
  }

  /// A division by zero gives no value.
  public Column divide(Object right) {
    return scope.binary("DIVIDE", this, right);
  }

  public Column remainder(Object right) {
    return scope.binary("REMAINDER", this, right);
  }

  public Column power(Object right) {
    return scope.binary("POWER", this, right);
  }

  public Column min(Object right) {
    return scope.binary("MINIMUM", this, right);
  }

  public Column max(Object right) {
    return scope.binary("MAXIMUM", this, right);
  }

  public Column negate() {
    return unary("NEGATE");
  }

  public Column abs() {
    return unary("ABSOLUTE");
  }

  public Column sign() {
    return unary("SIGN");
  }

  public Column log() {
    return unary("LOGARITHM");
  }

  public Column exp() {
    return unary("EXPONENT");
  }

  public Column sqrt() {
    return unary("SQUARE_ROOT");
  }

  private Column unary(String operator) {
    return scope.column(scope.builder().unary(operator, node));
  }

  public Condition above(Object right) {
    return scope.compare("GREATER", this, right);
  }

  public Condition below(Object right) {
    return scope.compare("LESS", this, right);
  }

  public Condition atLeast(Object right) {
    return scope.compare("GREATER_OR_EQUAL", this, right);
  }

  public Condition atMost(Object right) {
    return scope.compare("LESS_OR_EQUAL", this, right);
  }

  /// Where both are the same number. (`equals` is Java's own.)
  public Condition equalTo(Object right) {
    return scope.compare("EQUAL", this, right);
  }

  public Condition notEquals(Object right) {
    return scope.compare("NOT_EQUAL", this, right);
  }

  /// At the bar where the last unequal side changes from below to above.
  public Condition crossesAbove(Object right) {
    return scope.compare("CROSSES_ABOVE", this, right);
  }

  /// At the bar where the last unequal side changes from above to below.
  public Condition crossesBelow(Object right) {
    return scope.compare("CROSSES_BELOW", this, right);
  }

  /// Above now, and strictly below at the bar before.
  public Condition crossesAboveStrict(Object right) {
    return scope.compare("CROSSES_ABOVE_STRICT", this, right);
  }

  /// Below now, and strictly above at the bar before.
  public Condition crossesBelowStrict(Object right) {
    return scope.compare("CROSSES_BELOW_STRICT", this, right);
  }

  @Override
  public String toString() {
    scope.builder().refuse("a column cannot become text", "");
    return "";
  }
}
