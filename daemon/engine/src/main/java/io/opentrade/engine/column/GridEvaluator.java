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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Carries out the plans of many combinations of parameters side by side, a tile of bars at a time,
/// so that what they read stays near the processor; what they have in common is computed once. The
/// bits are those of [Evaluator]. Not thread-safe.
public final class GridEvaluator {
  /// Bars in a tile. As floats, which are compared, thirty columns of them fit into the
  /// second-level cache of one core; in smaller ones the way from combination to combination costs
  /// more.
  private static final int TILE = 4096;

  /// Bytes of a number.
  private static final long WIDTH = Double.BYTES;

  private final int tile;
  private final Bars main;
  private final Network network;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  /// Columns of which more is read than the bars that were computed last.
  private final Set<Place> lasting = new HashSet<>();

  /// The others, which need but hold a tile.
  private final Set<Place> passing = new HashSet<>();

  private boolean remembers;
  private final List<Entry> entries = new ArrayList<>();
  private final Mask nowhere;
  private final Flags never = new Flags();
  private long bytes;
  private long saved;
  private @Nullable Plan examined;
  private boolean tiled;

  /// Told of each combination's tiles, in order of time, while they are near the processor.
  @FunctionalInterface
  public interface Tiles {
    /// A combination has decided about the bars from `from` (inclusive) to `to` (exclusive).
    ///
    /// @param decisions gone when this returns
    void done(int combination, Decisions decisions, int from, int to);
  }

  /// @param end of its own columns among all, behind those of the combinations before
  private record Entry(Plan plan, Map<Role, Place> columns, List<Place> roots, int end) {}

  /// @param others further series by the name the strategy declared
  /// @param shared indicator columns over these series that others computed and will use; null for
  ///     none
  public GridEvaluator(Candles main, Map<String, Candles> others, @Nullable SharedColumns shared) {
    this(main, others, shared, WordCompare::scalar, TILE);
  }

  /// One whose work is so long that vectors pay, which are slow until they are compiled.
  ///
  /// @param others as above
  public static GridEvaluator forLongWork(
      Candles main, Map<String, Candles> others, @Nullable SharedColumns shared) {
    return new GridEvaluator(main, others, shared, WordCompare.fastest(), TILE);
  }

  /// @param tile bars in one, a multiple of 64
  GridEvaluator(
      Candles main,
      Map<String, Candles> others,
      @Nullable SharedColumns shared,
      WordCompare compare,
      int tile) {
    this.tile = tile;
    this.main = new Bars(main);
    this.nowhere = Mask.empty(main.size());
    never.reserve(main.size());
    Map<String, Bars> bars = new LinkedHashMap<>();
    bars.put("", this.main);
    others.forEach((name, candles) -> bars.put(name, new Bars(candles)));
    this.network =
        new Network(Library.installed(), Scans.NONE, bars, new Scalars(Map.of()), shared, compare);
  }

  /// Adds a combination; its results are asked for by the number of those added before it.
  ///
  /// @throws PlanException where its plan cannot be carried out; nothing was added then
  public void add(Plan plan, Map<String, Double> parameters) {
    List<Role> roles = List.copyOf(plan.columns().keySet());
    List<Expression> columns = roles.stream().map(role -> column(plan, role)).toList();
    examine(plan, columns);
    Binding binding = new Binding(new Scalars(parameters));
    Program program = network.examined(columns.stream().map(binding::bind).toList(), true);
    for (Step step : program.steps()) {
      Slot slot = network.slot(step.place());
      if (slot instanceof Slot.Given) {
        continue; // there is nothing to compute
      }
      slots.add(slot);
      places.add(step.place());
      count(step.place(), slot);
      if (!network.compares(step.place())) {
        step.inputs().forEach(this::keep);
      }
    }
    Map<Role, Place> found = new EnumMap<>(Role.class);
    for (int i = 0; i < roles.size(); i++) {
      found.put(roles.get(i), program.roots().get(i));
    }
    program.roots().forEach(this::keep);
    entries.add(new Entry(plan, found, program.roots(), slots.size()));
  }

  private void count(Place place, Slot slot) {
    remembers |= network.remembers(place);
    if (slot instanceof Slot.Conditions) {
      // Two bits a bar, and three of a comparison behind it.
      bytes += main.capacity();
      saved += main.capacity();
    } else {
      bytes += WIDTH * main.capacity();
      boolean passes =
          !lasting.contains(place)
              && network.readsComplete(place)
              && slot instanceof Slot.Numbers numbers
              && numbers.canTile();
      if (passes) {
        passing.add(place);
        saved += passed();
      }
    }
  }

  /// What a column saves that holds a tile.
  private long passed() {
    return WIDTH * Math.max(0, main.capacity() - tile);
  }

  /// More of a column is read than the bars that were computed last.
  private void keep(Place place) {
    lasting.add(place);
    if (passing.remove(place)) {
      saved -= passed();
    }
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

  /// What they will take where it is told by tile what is decided.
  public long bytesByTile() {
    return remembers ? bytes : bytes - saved;
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
    advance(goOn, (_, _, _) -> {});
  }

  /// The same, telling what is decided instead of keeping it: `signals` has nothing to give then.
  public void run(BooleanSupplier goOn, Tiles tiles) {
    tiled = !remembers;
    if (tiled) {
      tile();
    }
    List<Deciding> deciding = entries.stream().map(this::deciding).toList();
    advance(
        goOn,
        (i, from, to) -> tiles.done(i, deciding.get(i).decisions(tiled ? from >> 6 : 0), from, to));
  }

  private void tile() {
    for (int i = 0; i < slots.size(); i++) {
      Place place = places.get(i);
      switch (slots.get(i)) {
        case Slot.Conditions conditions -> conditions.tile();
        case Slot.Numbers numbers when passing.contains(place) -> numbers.tile();
        case Slot.Numbers _, Slot.Given _ -> {}
      }
    }
  }

  /// A combination's columns have their values up to bar `to` (exclusive); they had them up to
  /// `from` before.
  private interface Reached {
    void by(int combination, int from, int to);
  }

  private void advance(BooleanSupplier goOn, Reached told) {
    int bars = main.capacity();
    Slot[] working = slots.toArray(Slot[]::new);
    int[] ends = entries.stream().mapToInt(Entry::end).toArray();
    int reached = 0;
    while (reached < bars) {
      if (!goOn.getAsBoolean()) {
        throw new CancellationException("cancelled at bar " + reached);
      }
      int from = reached;
      reached = Math.min(bars, reached + tile);
      main.show(reached);
      int next = 0;
      for (int i = 0; i < ends.length; i++) {
        for (; next < ends[i]; next++) {
          working[next].advance();
        }
        told.by(i, from, reached);
      }
    }
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).finish();
      network.share(places.get(i));
    }
  }

  /// What a combination decides by. The arrays of growing columns are not known before they grow.
  private record Deciding(
      Flags enterLong,
      Flags exitLong,
      Flags enterShort,
      Flags exitShort,
      @Nullable Column size,
      @Nullable Column limit,
      @Nullable Column stop,
      @Nullable Column takeProfit,
      @Nullable Column trail) {
    Decisions decisions(int base) {
      return new Decisions(
          base,
          enterLong.truth,
          exitLong.truth,
          enterShort.truth,
          exitShort.truth,
          values(size),
          values(limit),
          values(stop),
          values(takeProfit),
          values(trail));
    }

    private static double @Nullable [] values(@Nullable Column column) {
      return column == null ? null : column.values();
    }
  }

  private Deciding deciding(Entry entry) {
    return new Deciding(
        flags(entry, Role.ENTER_LONG),
        flags(entry, Role.EXIT_LONG),
        flags(entry, Role.ENTER_SHORT),
        flags(entry, Role.EXIT_SHORT),
        optional(entry, Role.SIZE),
        optional(entry, Role.LIMIT),
        optional(entry, Role.STOP),
        optional(entry, Role.TAKE_PROFIT),
        optional(entry, Role.TRAIL));
  }

  private @Nullable Column optional(Entry entry, Role role) {
    Place place = entry.columns().get(role);
    return place == null ? null : column(place, role);
  }

  private Flags flags(Entry entry, Role role) {
    Place place = entry.columns().get(role);
    return place == null ? never : conditions(place, role).flags();
  }

  private Slot.Conditions conditions(Place place, Role role) {
    if (network.slot(place) instanceof Slot.Conditions conditions) {
      return conditions;
    }
    throw new IllegalStateException(role + " is no condition");
  }

  /// The deciding columns of a combination, once all are computed.
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
    return place == null ? nowhere : conditions(place, role).flags().mask(main.capacity());
  }

  private double @Nullable [] numbers(Entry entry, Role role) {
    Column column = optional(entry, role);
    return column == null ? null : column.values();
  }

  private Column column(Place place, Role role) {
    return switch (network.slot(place)) {
      case Slot.Numbers numbers -> numbers.column();
      case Slot.Given given -> given.column();
      case Slot.Conditions _ -> throw new IllegalStateException(role + " is no number");
    };
  }
}
