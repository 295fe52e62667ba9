package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Graph;
import io.opentrade.engine.strategy.PlanLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns of expressions at work over the bars of some series. One network serves batch and
/// live: it is told of expressions at any time, and computes each column from its first bar on.
final class Network {
  /// A rewritten plan may have more nodes and be deeper than a plan that a script may hand in.
  private static final PlanLimits UNLIMITED =
      new PlanLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  private final Library library;
  private final Scans scans;
  private final Scalars scalars;
  private final List<Bars> bars;
  private final Homes homes;
  private final Graph graph;
  private final Map<Place, Slot> slots = new HashMap<>();
  private final Map<Pair, Sides> sides = new HashMap<>();
  private final Sides.Words words = new Sides.Words();
  private final Map<Place, Integer> adopted = new HashMap<>();
  private final @Nullable SharedColumns shared;
  private final WordCompare compare;
  private final WindowBudget windows;
  private final Map<Place, String> keys = new HashMap<>();
  private final Map<Place, List<Place>> inputs = new HashMap<>();

  /// A node on the bars of a series.
  record Place(int home, int node) {}

  /// Two number columns that are compared, the one with the smaller number first.
  private record Pair(Place first, Place second) {}

  /// @param bars the main series first, under the empty text
  /// @param windows what its indicators may hold together
  Network(
      Library library, Scans scans, Map<String, Bars> bars, Scalars scalars, WindowBudget windows) {
    this(library, scans, bars, scalars, null, WordCompare::scalar, windows);
  }

  /// @param shared columns that other networks computed; null for none
  Network(
      Library library,
      Scans scans,
      Map<String, Bars> bars,
      Scalars scalars,
      @Nullable SharedColumns shared,
      WordCompare compare) {
    this(library, scans, bars, scalars, shared, compare, WindowBudget.unlimited());
  }

  private Network(
      Library library,
      Scans scans,
      Map<String, Bars> bars,
      Scalars scalars,
      @Nullable SharedColumns shared,
      WordCompare compare,
      WindowBudget windows) {
    this.windows = windows;
    this.library = library;
    this.scans = scans;
    this.compare = compare;
    this.shared = shared;
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
    return examined(expressions, whole);
  }

  /// The same for expressions that are known to keep the limits of a plan.
  Program examined(List<Expression> expressions, boolean whole) {
    List<Integer> ids = graph.add(expressions);
    homes.follow(graph);
    List<BitSet> needed = needed(ids, whole);
    List<Step> steps = new ArrayList<>();
    BitSet any = any(needed);
    for (int node = any.nextSetBit(0); node >= 0; node = any.nextSetBit(node + 1)) {
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

  /// All places that expressions are computed from, themselves included.
  ///
  /// @param roots of a program
  Set<Place> reach(List<Place> roots) {
    Set<Place> reached = new LinkedHashSet<>(roots);
    Deque<Place> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      for (Place input : inputs(open.pop())) {
        if (reached.add(input)) {
          open.push(input);
        }
      }
    }
    return reached;
  }

  /// The first main bar at which all indicators among these places have a value.
  int warmup(Collection<Place> places) {
    int warmup = 0;
    for (Place place : places) {
      if (place.home() == Homes.MAIN && isIndicator(place)) {
        Integer known = adopted.get(place);
        warmup = Math.max(warmup, known == null ? leading(slots.get(place)) : known);
      }
    }
    return warmup;
  }

  /// The same over all places that were computed so far.
  int warmup() {
    return warmup(slots.keySet());
  }

  /// Bars before the first that has a value.
  private static int leading(@Nullable Slot slot) {
    if (!(slot instanceof Slot.Numbers numbers)) {
      return 0;
    }
    double[] values = numbers.column().values();
    int bar = 0;
    while (bar < values.length && Double.isNaN(values[bar])) {
      bar++;
    }
    return bar;
  }

  /// Whether a column is computed from earlier bars of a condition.
  boolean remembers(Place place) {
    boolean earlier = graph.nodes().get(place.node()).expression() instanceof Expression.Shift;
    return isForeign(place) || earlier && slots.get(place) instanceof Slot.Conditions;
  }

  /// Whether a column is read bar by bar only: compared with another, and nothing else.
  ///
  /// @param reader of the column
  boolean compares(Place reader) {
    return !isForeign(reader)
        && graph.nodes().get(reader.node()).expression()
            instanceof Expression.Binary(var operator, _, _)
        && !operator.logical()
        && !operator.arithmetic();
  }

  /// Whether all that a column is computed from is there from the beginning.
  boolean readsComplete(Place place) {
    return inputs(place).stream().allMatch(input -> slots.get(input) instanceof Slot.Given);
  }

  /// Offers a column that is complete to other networks.
  void share(Place place) {
    boolean own = !isForeign(place) && isIndicator(place);
    if (shared != null
        && own
        && slots.get(place) instanceof Slot.Numbers numbers
        && numbers.isWhole()) {
      shared.keep(key(place), numbers.column().values(), warmup(reach(List.of(place))));
    }
  }

  /// Takes over a column that another network computed.
  private void adopt(Place place) {
    if (shared != null && !slots.containsKey(place) && isIndicator(place) && !isForeign(place)) {
      SharedColumns.Kept kept = shared.find(key(place));
      if (kept != null) {
        slots.put(place, new Slot.Given(new Column(kept.values())));
        adopted.put(place, kept.warmup());
      }
    }
  }

  private String key(Place place) {
    String known = keys.get(place);
    if (known == null) {
      List<String> inputs = inputs(place).stream().map(this::key).toList();
      Expression expression = graph.nodes().get(place.node()).expression();
      known = Objects.requireNonNull(shared).key(place.home(), expression, scalars, inputs);
      keys.put(place, known);
    }
    return known;
  }

  private boolean isIndicator(Place place) {
    Expression expression = graph.nodes().get(place.node()).expression();
    return expression instanceof Expression.Indicator || expression instanceof Expression.Scan;
  }

  /// Forgets a column.
  void release(Place place) {
    slots.remove(place);
    sides.keySet().removeIf(pair -> pair.first().equals(place) || pair.second().equals(place));
  }

  /// Whether a column is dear to compute and cheap to keep.
  boolean worthKeeping(Place place) {
    Expression expression = graph.nodes().get(place.node()).expression();
    return expression instanceof Expression.Indicator
        || expression instanceof Expression.Source
        || expression instanceof Expression.Scan;
  }

  private List<Place> inputs(Place place) {
    List<Place> known = inputs.get(place);
    if (known == null) {
      known = List.copyOf(findInputs(place));
      inputs.put(place, known);
    }
    return known;
  }

  private List<Place> findInputs(Place place) {
    int node = place.node();
    if (isForeign(place)) {
      return List.of(new Place(homes.of(node), node));
    }
    List<Place> found = new ArrayList<>();
    for (int input : graph.nodes().get(node).inputs()) {
      found.add(new Place(place.home(), input));
    }
    return found;
  }

  private List<BitSet> needed(List<Integer> ids, boolean whole) {
    List<BitSet> needed = new ArrayList<>();
    for (int home = 0; home < bars.size(); home++) {
      needed.add(new BitSet());
    }
    ids.forEach(id -> needed.get(Homes.MAIN).set(id));
    BitSet any = any(needed);
    for (int node = any.length() - 1; node >= 0; node = any.previousSetBit(node - 1)) {
      for (int home = 0; home < bars.size(); home++) {
        if (needed.get(home).get(node)) {
          need(new Place(home, node), whole, needed, any);
        }
      }
    }
    return needed;
  }

  private void need(Place place, boolean whole, List<BitSet> needed, BitSet any) {
    if (whole) {
      adopt(place);
    }
    if (!whole || !slots.containsKey(place)) {
      for (Place input : inputs(place)) {
        needed.get(input.home()).set(input.node());
        any.set(input.node());
      }
    }
  }

  private static BitSet any(List<BitSet> sets) {
    BitSet any = new BitSet();
    sets.forEach(any::or);
    return any;
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
      case Expression.Scan scan ->
          new Slot.Numbers(own, scans.kernel(scan, inputs.stream().map(this::column).toList()));
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
        : new Slot.Conditions(own, comparison(operator, left, right));
  }

  private ConditionKernel comparison(Expression.Binary.Operator operator, Place left, Place right) {
    boolean swapped = left.node() > right.node();
    Pair pair = swapped ? new Pair(right, left) : new Pair(left, right);
    Sides compared =
        sides.computeIfAbsent(
            pair, _ -> new Sides(column(pair.first()), column(pair.second()), compare, words));
    return Comparison.of(operator, compared, swapped);
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
    windows.take(indicator, scalars);
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
