package io.opentrade.server.alert.watch;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.alert.language.Term;
import io.opentrade.server.alert.watch.Check.Comparison;
import io.opentrade.server.alert.watch.Check.Pulse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes an expression ready: words become cells.
final class Compiler {
  private final Cells cells;
  private final Map<Cell, List<Comparison>> quick = new LinkedHashMap<>();
  private final Set<Cell> always = new LinkedHashSet<>();
  private final List<Pulse> events = new ArrayList<>();
  private final Map<Pulse, SeriesName> crosses = new LinkedHashMap<>();

  Compiler(Cells cells) {
    this.cells = cells;
  }

  Compiled compile(Condition condition) {
    Check check = check(condition, false);
    always.forEach(quick::remove);
    return new Compiled(check, quick, List.copyOf(always), events, crosses);
  }

  private Check check(Condition condition, boolean inverted) {
    return switch (condition) {
      case Condition.Comparison comparison -> comparison(comparison, inverted);
      case Condition.And(Condition left, Condition right) ->
          new Check.And(check(left, inverted), check(right, inverted));
      case Condition.Or(Condition left, Condition right) ->
          new Check.Or(check(left, inverted), check(right, inverted));
      case Condition.Not(Condition of) -> new Check.Not(check(of, !inverted));
      case Condition.Event(var kind, var where) -> {
        Pulse pulse = new Pulse(kind, where);
        events.add(pulse);
        yield pulse;
      }
      case Condition.Health(var name, boolean bad) -> {
        Cell cell = cells.health(name);
        always.add(cell);
        yield new Check.Flag(cell, bad);
      }
      case Condition.Cross cross -> {
        Pulse pulse = cells.cross(cross);
        crosses.put(pulse, cross.series());
        yield pulse;
      }
    };
  }

  private Check comparison(Condition.Comparison of, boolean inverted) {
    Set<Cell> used = new LinkedHashSet<>();
    Reading left = reading(of.left(), used);
    Reading right = reading(of.right(), used);
    Comparison comparison = new Comparison(left, of.relation(), right, inverted);
    List<Cell> fast = used.stream().filter(Cell::quick).toList();
    used.stream().filter(cell -> !cell.quick()).forEach(always::add);
    boolean straight = fast.size() == 1 && isStraight(of.left()) && isStraight(of.right());
    if (straight) {
      quick.computeIfAbsent(fast.getFirst(), _ -> new ArrayList<>()).add(comparison);
    } else {
      always.addAll(fast);
    }
    return comparison;
  }

  /// Whether the one quick cell in it is neither multiplied by itself nor divided by.
  private static boolean isStraight(Term term) {
    return switch (term) {
      case Term.Number _, Term.Live _, Term.Column _ -> true;
      case Term.Arithmetic(Term.Operator operator, Term left, Term right) ->
          isStraight(left)
              && isStraight(right)
              && switch (operator) {
                case ADD, SUBTRACT -> true;
                case MULTIPLY -> !isLive(left) || !isLive(right);
                case DIVIDE -> !isLive(right);
              };
    };
  }

  private static boolean isLive(Term term) {
    return switch (term) {
      case Term.Number _, Term.Column _ -> false;
      case Term.Live _ -> true;
      case Term.Arithmetic(_, Term left, Term right) -> isLive(left) || isLive(right);
    };
  }

  private Reading reading(Term term, Set<Cell> used) {
    return switch (term) {
      case Term.Number(double value) -> new Reading.Constant(value);
      case Term.Live(var quantity) -> of(cells.live(quantity), used);
      case Term.Column column -> of(cells.column(column), used);
      case Term.Arithmetic(Term.Operator operator, Term left, Term right) ->
          new Reading.Arithmetic(operator, reading(left, used), reading(right, used));
    };
  }

  private static Reading of(Cell cell, Set<Cell> used) {
    used.add(cell);
    return new Reading.Of(cell);
  }
}
