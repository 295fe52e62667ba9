package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Graph;
import io.opentrade.engine.strategy.PlanLimits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// The columns of expressions at work over the bars of some series. One network serves batch and
/// live: it is told of expressions at any time, and computes each column from its first bar on.
final class Network {
  /// A rewritten plan may have more nodes and be deeper than a plan that a script may hand in.
  private static final PlanLimits UNLIMITED =
      new PlanLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  private final Library library;
  private final Scalars scalars;
  private final List<Bars> bars;
  private final Homes homes;
  private final Graph graph;
  private final Map<Place, Slot> slots = new HashMap<>();

  /// A node on the bars of a series.
  record Place(int home, int node) {}

  /// @param bars the main series first, under the empty text
  Network(Library library, Map<String, Bars> bars, Scalars scalars) {
    this.library = library;
    this.scalars = scalars;
    this.bars = List.copyOf(bars.values());
    this.homes = new Homes(List.copyOf(bars.keySet()));
    this.graph = new Graph(UNLIMITED, this::rewrite);
  }

  /// A place to compute and those that it reads.
  record Step(Place place, List<Place> inputs) {}

  /// What must be computed for some expressions, inputs first.
  ///
  /// @param steps in order of computation
  /// @param roots one an expression, in their order
  record Program(List<Step> steps, List<Place> roots) {}

  /// Prepares expressions.
  ///
  /// @param whole whether columns that exist are complete, so that nothing below them is needed
  /// @throws PlanException where one of them cannot be carried out
  Program program(List<Expression> expressions, boolean whole) {
    new Graph(PlanLimits.STANDARD).add(expressions);
    List<Integer> ids = graph.add(expressions);
    homes.follow(graph);
    List<BitSet> needed = needed(ids, whole);
    List<Step> steps = new ArrayList<>();
    for (int node = 0; node < graph.nodes().size(); node++) {
      for (int home = bars.size() - 1; home >= 0; home--) {
        Place place = new Place(home, node);
        if (needed.get(home).get(node) && !(whole && slots.containsKey(place))) {
          steps.add(new Step(place, inputs(place)));
        }
      }
    }
    return new Program(steps, ids.stream().map(id -> new Place(Homes.MAIN, id)).toList());
  }

  /// The column at a place, made where it does not exist yet; its inputs must exist.
  Slot slot(Place place) {
    Slot found = slots.get(place);
    if (found == null) {
      found = make(place);
      slots.put(place, found);
    }
    return found;
  }

  /// The columns of all indicators at the main bars.
  List<double[]> indicators() {
    List<double[]> columns = new ArrayList<>();
    slots.forEach(
        (place, slot) -> {
          boolean wanted = place.home() == Homes.MAIN && isIndicator(place);
          if (wanted && slot instanceof Slot.Numbers numbers) {
            columns.add(numbers.column().values());
          }
        });
    return columns;
  }

  private boolean isIndicator(Place place) {
    return graph.nodes().get(place.node()).expression() instanceof Expression.Indicator;
  }

  /// Forgets a column.
  void release(Place place) {
    slots.remove(place);
  }

  /// Whether a column is dear to compute and cheap to keep.
  boolean worthKeeping(Place place) {
    Expression expression = graph.nodes().get(place.node()).expression();
    return expression instanceof Expression.Indicator || expression instanceof Expression.Source;
  }

  private List<Place> inputs(Place place) {
    int node = place.node();
    if (isForeign(place)) {
      return List.of(new Place(homes.of(node), node));
    }
    return graph.nodes().get(node).inputs().stream()
        .map(input -> new Place(place.home(), input))
        .toList();
  }

  private List<BitSet> needed(List<Integer> ids, boolean whole) {
    List<BitSet> needed = new ArrayList<>();
    for (int home = 0; home < bars.size(); home++) {
      needed.add(new BitSet());
    }
    ids.forEach(id -> needed.get(Homes.MAIN).set(id));
    for (int node = graph.nodes().size() - 1; node >= 0; node--) {
      for (int home = 0; home < bars.size(); home++) {
        Place place = new Place(home, node);
        if (needed.get(home).get(node) && !(whole && slots.containsKey(place))) {
          inputs(place).forEach(input -> needed.get(input.home()).set(input.node()));
        }
      }
    }
    return needed;
  }

  /// Whether the node lives on another series' bars and is only read here.
  private boolean isForeign(Place place) {
    int home = homes.of(place.node());
    return home != Homes.ANYWHERE && home != place.home();
  }

  private Slot make(Place place) {
    Expression expression = graph.nodes().get(place.node()).expression();
    List<Place> inputs = inputs(place);
    Bars own = bars.get(place.home());
    if (isForeign(place)) {
      Bars other = bars.get(homes.of(place.node()));
      return expression.kind() == Expression.Kind.NUMBER
          ? new Slot.Numbers(own, Shifting.closed(own, other, column(inputs.getFirst())))
          : new Slot.Conditions(own, Shifting.closed(own, other, flags(inputs.getFirst())));
    }
    return switch (expression) {
      case Expression.Source source -> new Slot.Given(own.column(source.field()));
      case Expression.Constant(var value) ->
          new Slot.Numbers(own, Arithmetic.constant(scalars.value(value)));
      case Expression.Shift shift -> shift(shift, inputs.getFirst(), own);
      case Expression.Unary unary -> unary(unary, inputs.getFirst(), own);
      case Expression.Binary(var operator, _, _) -> binary(operator, inputs, own);
      case Expression.Where where -> where(where, inputs, own);
      case Expression.Indicator indicator -> indicator(indicator, inputs, own);
    };
  }

  private Slot shift(Expression.Shift shift, Place of, Bars own) {
    int length = scalars.length(shift.bars(), 0, "a shift");
    return shift.kind() == Expression.Kind.NUMBER
        ? new Slot.Numbers(own, Shifting.shift(column(of), length))
        : new Slot.Conditions(own, Shifting.shift(flags(of), length));
  }

  private Slot unary(Expression.Unary unary, Place of, Bars own) {
    return unary.operator() == Expression.Unary.Operator.NOT
        ? new Slot.Conditions(own, Logic.not(flags(of)))
        : new Slot.Numbers(own, Arithmetic.of(unary.operator(), column(of)));
  }

  private Slot binary(Expression.Binary.Operator operator, List<Place> inputs, Bars own) {
    Place left = inputs.get(0);
    Place right = inputs.get(1);
    if (operator.logical()) {
      return new Slot.Conditions(own, Logic.of(operator, flags(left), flags(right)));
    }
    return operator.arithmetic()
        ? new Slot.Numbers(own, Arithmetic.of(operator, column(left), column(right)))
        : new Slot.Conditions(own, Comparison.of(operator, column(left), column(right)));
  }

  private Slot where(Expression.Where where, List<Place> inputs, Bars own) {
    Flags condition = flags(inputs.get(0));
    Place then = inputs.get(1);
    Place otherwise = inputs.get(2);
    return where.kind() == Expression.Kind.NUMBER
        ? new Slot.Numbers(own, Logic.where(condition, column(then), column(otherwise)))
        : new Slot.Conditions(own, Logic.where(condition, flags(then), flags(otherwise)));
  }

  private Slot indicator(Expression.Indicator indicator, List<Place> inputs, Bars own) {
    Iterator<Place> columns = inputs.iterator();
    List<Library.Input> arguments = new ArrayList<>();
    int skipped = homes.namesSeries(indicator) ? 1 : 0;
    for (Argument argument : indicator.arguments().subList(skipped, indicator.arguments().size())) {
      arguments.add(
          switch (argument) {
            case Argument.Column _ -> new Library.Input.Numbers(column(columns.next()));
            case Argument.Number(var value) -> new Library.Input.Number(scalars.value(value));
            case Argument.Word(String word) -> new Library.Input.Word(word);
          });
    }
    return new Slot.Numbers(
        own, library.kernel(indicator.name(), indicator.output(), arguments, own));
  }

  private Column column(Place place) {
    return switch (slot(place)) {
      case Slot.Numbers numbers -> numbers.column();
      case Slot.Given given -> given.column();
      case Slot.Conditions _ -> throw new IllegalStateException("a number column is needed");
    };
  }

  private Flags flags(Place place) {
    if (slot(place) instanceof Slot.Conditions conditions) {
      return conditions.flags();
    }
    throw new IllegalStateException("a condition column is needed");
  }

  private Expression rewrite(Expression expression) {
    if (!(expression instanceof Expression.Indicator indicator)) {
      return expression;
    }
    if (!homes.namesSeries(indicator)) {
      Expression expanded = library.expand(indicator, "", scalars);
      return expanded == null ? expression : expanded;
    }
    List<Argument> arguments = indicator.arguments();
    String series = arguments.getFirst() instanceof Argument.Word(String word) ? word : "";
    Expression expanded =
        library.expand(
            new Expression.Indicator(
                indicator.name(), arguments.subList(1, arguments.size()), indicator.output()),
            series,
            scalars);
    return expanded == null ? expression : expanded;
  }
}
