package io.opentrade.engine.column;

import io.opentrade.engine.column.Network.Place;
import io.opentrade.engine.column.Network.Program;
import io.opentrade.engine.column.Network.Step;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Graph;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.PlanLimits;
import io.opentrade.engine.strategy.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Carries out the plans of many combinations of parameters side by side, a tile of bars at a time,
/// so that what they read stays near the processor; what they have in common is computed once. The
/// bits are those of [Evaluator]. Not thread-safe.
public final class GridEvaluator {
  /// Bars in a tile: forty columns of them fit into the second-level cache of one core.
  private static final int TILE = 2048;

  private final Bars main;
  private final Network network;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Mask nowhere;
  private long bytes;
  private @Nullable Plan examined;

  /// Told of each tile while its columns are still near the processor.
  @FunctionalInterface
  public interface Tiles {
    /// All columns have their values up to bar `to` (exclusive); they had them up to `from` before.
    void done(int from, int to);
  }

  private record Entry(Plan plan, Map<Role, Place> columns, List<Place> roots) {}

  /// @param others further series by the name the strategy declared
  /// @param shared indicator columns over these series that others computed and will use; null for
  ///     none
  public GridEvaluator(Candles main, Map<String, Candles> others, @Nullable SharedColumns shared) {
    this.main = new Bars(main);
    this.nowhere = Mask.empty(main.size());
    Map<String, Bars> bars = new LinkedHashMap<>();
    bars.put("", this.main);
    others.forEach((name, candles) -> bars.put(name, new Bars(candles)));
    this.network =
        new Network(
            Library.installed(),
            Scans.NONE,
            bars,
            new Scalars(Map.of()),
            shared,
            WordCompare.fastest());
  }

  /// Adds a combination; its results are asked for by the number of those added before it.
  ///
  /// @throws PlanException where its plan cannot be carried out; nothing was added then
  public void add(Plan plan, Map<String, Double> parameters) {
    List<Role> roles = List.copyOf(plan.columns().keySet());
    List<Expression> columns = roles.stream().map(role -> column(plan, role)).toList();
    examine(plan, columns);
    Binding binding = new Binding(new Scalars(parameters));
    Program program = network.program(columns.stream().map(binding::bind).toList(), true);
    for (Step step : program.steps()) {
      Slot slot = network.slot(step.place());
      slots.add(slot);
      places.add(step.place());
      // A condition takes two bits a bar, a comparison behind it three.
      bytes += slot instanceof Slot.Conditions ? main.capacity() : 8L * main.capacity();
    }
    Map<Role, Place> found = new EnumMap<>(Role.class);
    for (int i = 0; i < roles.size(); i++) {
      found.put(roles.get(i), program.roots().get(i));
    }
    entries.add(new Entry(plan, found, program.roots()));
  }

  /// Most combinations have the same plan; identity is meant.
  @SuppressWarnings("ReferenceEquality")
  private void examine(Plan plan, List<Expression> columns) {
    if (plan != examined) {
      new Graph(PlanLimits.STANDARD).add(columns);
      examined = plan;
    }
  }

  private static Expression column(Plan plan, Role role) {
    Expression column = plan.columns().get(role);
    if (column == null) {
      throw new IllegalStateException("a role without a column");
    }
    return column;
  }

  /// What all columns added so far will take at most.
  public long bytes() {
    return bytes;
  }

  /// Number of combinations added.
  public int size() {
    return entries.size();
  }

  /// Computes all columns; nothing can be added after.
  ///
  /// @param goOn asked between tiles
  /// @throws CancellationException where that says no
  public void run(BooleanSupplier goOn) {
    run(goOn, (_, _) -> {});
  }

  /// The same, telling of each tile.
  public void run(BooleanSupplier goOn, Tiles tiles) {
    int bars = main.capacity();
    int reached = 0;
    while (reached < bars) {
      if (!goOn.getAsBoolean()) {
        throw new CancellationException("cancelled at bar " + reached);
      }
      int from = reached;
      reached = Math.min(bars, reached + TILE);
      main.show(reached);
      for (Slot slot : slots) {
        slot.advance();
      }
      tiles.done(from, reached);
    }
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).finish();
      network.share(places.get(i));
    }
  }

  /// The deciding columns of a combination. They are shared with the evaluator: while it runs they
  /// hold nothing beyond the tiles it told of.
  public Signals signals(int index) {
    Entry entry = entries.get(index);
    return new Signals(
        mask(entry, Role.ENTER_LONG),
        mask(entry, Role.EXIT_LONG),
        mask(entry, Role.ENTER_SHORT),
        mask(entry, Role.EXIT_SHORT),
        numbers(entry, Role.SIZE),
        numbers(entry, Role.LIMIT),
        numbers(entry, Role.STOP),
        numbers(entry, Role.TAKE_PROFIT),
        numbers(entry, Role.TRAIL),
        numbers(entry, Role.LEVERAGE),
        entry.plan().entryTag(),
        entry.plan().exitTag());
  }

  /// Index of the first main bar at which every indicator of a combination has a value; see
  /// [Evaluator#warmup].
  public int warmup(int index) {
    return network.warmup(network.reach(entries.get(index).roots()));
  }

  private Mask mask(Entry entry, Role role) {
    Place place = entry.columns().get(role);
    if (place == null) {
      return nowhere;
    }
    if (network.slot(place) instanceof Slot.Conditions conditions) {
      return conditions.flags().mask(main.capacity());
    }
    throw new IllegalStateException(role + " is no condition");
  }

  private double @Nullable [] numbers(Entry entry, Role role) {
    Place place = entry.columns().get(role);
    return place == null
        ? null
        : switch (network.slot(place)) {
          case Slot.Numbers numbers -> numbers.column().values();
          case Slot.Given given -> given.column().values();
          case Slot.Conditions _ -> throw new IllegalStateException(role + " is no number");
        };
  }
}
