package io.opentrade.scripting.guest;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.Style;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.bars.BarHost;
import io.opentrade.scripting.bars.GroupHost;
import io.opentrade.scripting.plan.PlanBuilder;
import io.opentrade.scripting.plan.Refusal;
import io.opentrade.scripting.plan.Words;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// A context of one language that holds one script. It can compute and call the exported methods of
/// the objects it is given; it has no files, no threads, no classes, no other language. One thread.
final class PolyglotGuest implements Guest {
  private static final String SIGNALS = "signals";

  private final Language language;
  private final Dialect dialect;
  private final Engine engine;
  private final Map<Script, Source> sources;
  private final Neighbours neighbours = new Neighbours();
  private final Context context;
  private final Dialect.Prelude prelude;
  private @Nullable Loaded loaded;

  /// What is known of a script once it is loaded.
  private record Loaded(
      Script script,
      Diagnosis diagnosis,
      Declaration declaration,
      @Nullable Value signals,
      Map<Callback, Value> callbacks) {}

  /// @param sources of scripts that were loaded on that engine
  private PolyglotGuest(
      Language language, Dialect dialect, Engine engine, Map<Script, Source> sources, LogBook log) {
    this.language = language;
    this.dialect = dialect;
    this.engine = engine;
    this.sources = sources;
    Context.Builder builder =
        Context.newBuilder(dialect.id())
            .engine(engine)
            .sandbox(SandboxPolicy.CONSTRAINED)
            .allowHostAccess(HostAccess.CONSTRAINED)
            .options(dialect.options())
            .in(InputStream.nullInputStream())
            .out(log.stream())
            .err(log.stream());
    dialect.prepare(builder, neighbours);
    this.context = builder.build();
    this.prelude = dialect.prelude(context);
  }

  /// Starts the language.
  ///
  /// @param log takes what the script prints
  static PolyglotGuest open(Language language, LogBook log) {
    Dialect dialect = Dialect.of(language);
    Engine engine =
        Engine.newBuilder(dialect.id())
            .sandbox(SandboxPolicy.CONSTRAINED)
            .out(log.stream())
            .err(log.stream())
            .build();
    return new PolyglotGuest(language, dialect, engine, new HashMap<>(), log);
  }

  @Override
  public Guest another(LogBook log) {
    return new PolyglotGuest(language, dialect, engine, sources, log);
  }

  @Override
  public Declaration load(Script script) {
    Diagnosis diagnosis = new Diagnosis(script, dialect, prelude);
    try {
      neighbours.allow(script.modules());
      Source source = sources.computeIfAbsent(script, dialect::source);
      Value exports = dialect.load(context, script, source);
      inspect(diagnosis, script.name(), script.text());
      script.modules().forEach((path, text) -> inspect(diagnosis, path, text));
      Value signals = function(exports, SIGNALS);
      Map<Callback, Value> callbacks = callbacks(exports);
      Entrances.requireSpelling(language, functions(exports));
      Declaration declaration =
          Declarations.read(
              exports.getMember("strategy"),
              exports.getMember("params"),
              styles(signals, callbacks, script.text()),
              example());
      loaded = new Loaded(script, diagnosis, declaration, signals, callbacks);
      return declaration;
    } catch (PolyglotException | Refusal failure) {
      Place declared =
          failure instanceof Refusal refusal ? diagnosis.declaredPlace(refusal.message()) : null;
      throw new ScriptFailed(diagnosis.of(failure, "", declared), List.of());
    }
  }

  private void inspect(Diagnosis diagnosis, String file, String text) {
    Dialect.Finding finding = dialect.inspect(file, text);
    if (finding != null) {
      throw new ScriptFailed(diagnosis.of(finding), List.of());
    }
  }

  @Override
  public Language language() {
    return language;
  }

  @Override
  public Declaration declaration() {
    return loaded().declaration;
  }

  private String example() {
    return language == Language.PYTHON
        ? "strategy = {\"api\": 1}"
        : "export const strategy = { api: 1 };";
  }

  private Map<Callback, Value> callbacks(Value exports) {
    Map<Callback, Value> found = new EnumMap<>(Callback.class);
    for (Callback callback : Callback.values()) {
      Value function = function(exports, callback.word(language));
      if (function != null) {
        found.put(callback, function);
      }
    }
    return found;
  }

  private @Nullable Value function(Value exports, String name) {
    Value member = exports.getMember(name);
    if (member == null || member.isNull()) {
      return null;
    }
    if (!member.canExecute()) {
      throw new Refusal(name + " must be a function", "");
    }
    if (dialect.pauses(member)) {
      throw new Refusal(
          name + " must be done when it returns: no async, no await, no yield",
          "leave these words out; nothing of what a strategy asks for has to be waited for");
    }
    return member;
  }

  /// A class of Python may be called like a function of ours; in JavaScript functions make objects.
  private List<String> functions(Value exports) {
    return exports.getMemberKeys().stream()
        .filter(
            name -> {
              Value member = exports.getMember(name);
              boolean type = language == Language.PYTHON && member != null && member.isMetaObject();
              return member != null && member.canExecute() && !type;
            })
        .toList();
  }

  private Set<Style> styles(@Nullable Value signals, Map<Callback, Value> callbacks, String text) {
    Set<Style> styles = EnumSet.noneOf(Style.class);
    if (signals != null) {
      styles.add(Style.SIGNALS);
    }
    if (callbacks.containsKey(Callback.ON_BAR)) {
      styles.add(Style.ON_BAR);
    }
    if (callbacks.containsKey(Callback.ON_BARS)) {
      styles.add(Style.ON_BARS);
    }
    if (styles.isEmpty()) {
      throw Entrances.none(language, text);
    }
    return styles;
  }

  private Loaded loaded() {
    if (loaded == null) {
      throw new IllegalStateException("load a script first");
    }
    return loaded;
  }

  @Override
  public MadePlan plan(Map<String, ParameterValue> values) {
    Loaded script = loaded();
    Value function = required(script.signals, SIGNALS);
    Place start = script.diagnosis.place(function.getSourceLocation());
    List<String> others = script.callbacks.values().stream().map(PolyglotGuest::text).toList();
    String all = script.script.text() + String.join("\n", script.script.modules().values());
    boolean keepSymbolic = dialect.allowsSymbolic(all, others);
    PlanBuilder builder =
        new PlanBuilder(new Words(language), script.declaration, values, keepSymbolic);
    try {
      Dialect.World world = prelude.open(builder, null);
      Value plan = prelude.told(function).execute(world.argument());
      if (world.finish() != null) {
        world.finish().executeVoid(plan);
      }
      List<ScanFunction> scans =
          builder.scans().stream()
              .<ScanFunction>map(scan -> new GuestScan(script, start, scan))
              .toList();
      return new MadePlan(builder.draft().plan(), builder.looked(), scans);
    } catch (PolyglotException | Refusal failure) {
      throw new ScriptFailed(script.diagnosis.of(failure, "", start), List.of());
    }
  }

  private record GuestScan(Loaded script, @Nullable Place start, PlanBuilder.Scan scan)
      implements ScanFunction {
    @Override
    public Expression.Scan expression() {
      return scan.expression();
    }

    @Override
    public double next(double[] inputs, Supplier<String> when) {
      try {
        return scan.step().next(inputs);
      } catch (PolyglotException | Refusal failure) {
        throw new ScriptFailed(script.diagnosis.of(failure, when.get(), start), List.of());
      }
    }
  }

  private static String text(Value function) {
    return function.getSourceLocation() == null
        ? ""
        : function.getSourceLocation().getCharacters().toString();
  }

  private Value required(@Nullable Value function, String name) {
    if (function == null) {
      throw new ScriptFailed(
          loaded().diagnosis.of(new Refusal("the file has no function " + name, ""), "", null),
          List.of());
    }
    return function;
  }

  @Override
  public Callbacks bars(Map<String, ParameterValue> values, Function<PlanBuilder, BarHost> host) {
    Loaded script = loaded();
    required(script.callbacks.get(Callback.ON_BAR), Callback.ON_BAR.word(language));
    PlanBuilder builder = builder(script, values);
    Dialect.World world = prelude.open(builder, host.apply(builder));
    return GuestCallbacks.of(
        script.diagnosis, prelude, script.callbacks, world, List.of(world), false);
  }

  @Override
  public Callbacks together(
      Map<String, ParameterValue> values,
      List<Function<PlanBuilder, BarHost>> hosts,
      GroupHost group) {
    Loaded script = loaded();
    required(script.callbacks.get(Callback.ON_BARS), Callback.ON_BARS.word(language));
    List<Dialect.World> markets = new ArrayList<>();
    PlanBuilder first = builder(script, values);
    for (Function<PlanBuilder, BarHost> host : hosts) {
      PlanBuilder builder = markets.isEmpty() ? first : builder(script, values);
      markets.add(prelude.open(builder, host.apply(builder)));
    }
    Dialect.World all = prelude.gather(first, markets, group);
    return GuestCallbacks.of(script.diagnosis, prelude, script.callbacks, all, markets, true);
  }

  private PlanBuilder builder(Loaded script, Map<String, ParameterValue> values) {
    return new PlanBuilder(new Words(language), script.declaration, values, false);
  }

  /// Unpacks the language's own library into a folder; nothing where it has none.
  static boolean unpack(java.nio.file.Path folder) throws java.io.IOException {
    return Engine.copyResources(folder, "python");
  }

  @Override
  public void close() {
    context.close(true);
  }
}
