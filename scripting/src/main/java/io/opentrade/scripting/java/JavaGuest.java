package io.opentrade.scripting.java;

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
import io.opentrade.scripting.guest.Callback;
import io.opentrade.scripting.guest.Entrances;
import io.opentrade.scripting.guest.Guest;
import io.opentrade.scripting.plan.PlanBuilder;
import io.opentrade.scripting.plan.Refusal;
import io.opentrade.scripting.plan.Words;
import io.opentrade.strategy.Context;
import io.opentrade.strategy.Data;
import io.opentrade.strategy.Plan;
import io.opentrade.strategy.Portfolio;
import io.opentrade.strategy.Strategy;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A strategy in Java. It shares this process with us: nothing but the jail holds it back, and what
/// it answers is a claim like any other.
public final class JavaGuest implements Guest {
  private static final String SIGNALS = "signals";

  private final Compiler compiler;
  private final PrintStream out;
  private @Nullable Loaded loaded;

  private record Loaded(
      JavaDiagnosis diagnosis,
      ScriptClasses classes,
      Constructor<? extends Strategy> constructor,
      Declaration declaration) {}

  /// @param log takes what the script prints
  public JavaGuest(LogBook log) {
    this(new Compiler(), log);
  }

  private JavaGuest(Compiler compiler, LogBook log) {
    this.compiler = compiler;
    this.out = new PrintStream(log.stream(), true, StandardCharsets.UTF_8);
  }

  @Override
  public Guest another(LogBook other) {
    return new JavaGuest(compiler, other);
  }

  @Override
  public Declaration load(Script script) {
    JavaDiagnosis diagnosis = new JavaDiagnosis(script);
    ScriptClasses classes =
        switch (compiler.compile(script)) {
          case Compiler.Result.Refused(var mistake) ->
              throw new ScriptFailed(diagnosis.of(mistake), List.of());
          case Compiler.Result.Compiled(var bytes) -> new ScriptClasses(bytes);
        };
    return guarded(
        diagnosis,
        classes,
        () -> "",
        () -> {
          Constructor<? extends Strategy> constructor = classes.strategy();
          Strategy strategy = ScriptClasses.make(constructor);
          Set<Style> styles = styles(constructor.getDeclaringClass(), script.text());
          Declaration declaration =
              JavaDeclarations.read(strategy.strategy(), strategy.params(), styles);
          loaded = new Loaded(diagnosis, classes, constructor, declaration);
          return declaration;
        });
  }

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public Declaration declaration() {
    return loaded().declaration;
  }

  private static Set<Style> styles(Class<? extends Strategy> type, String text) {
    Set<Style> styles = EnumSet.noneOf(Style.class);
    if (overrides(type, SIGNALS)) {
      styles.add(Style.SIGNALS);
    }
    if (overrides(type, Callback.ON_BAR.word(Language.JAVA))) {
      styles.add(Style.ON_BAR);
    }
    if (overrides(type, Callback.ON_BARS.word(Language.JAVA))) {
      styles.add(Style.ON_BARS);
    }
    if (styles.isEmpty()) {
      throw Entrances.none(Language.JAVA, text);
    }
    return styles;
  }

  private static boolean overrides(Class<? extends Strategy> type, String word) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(word) && !method.isBridge())
        .map(Method::getDeclaringClass)
        .anyMatch(declaring -> declaring != Strategy.class);
  }

  @Override
  public MadePlan plan(Map<String, ParameterValue> values) {
    Loaded script = loaded(Style.SIGNALS, SIGNALS);
    return guarded(
        script.diagnosis,
        script.classes,
        () -> "",
        () -> {
          PlanBuilder builder =
              new PlanBuilder(new Words(Language.JAVA), script.declaration, values, true);
          @Nullable Plan plan = ScriptClasses.make(script.constructor).signals(new Data(builder));
          if (plan == null) {
            throw new Refusal("signals() returned null", "return new Plan().enterLong(…)");
          }
          plan.describe(builder);
          List<ScanFunction> scans =
              builder.scans().stream()
                  .<ScanFunction>map(scan -> new JavaScan(script, scan))
                  .toList();
          return new MadePlan(builder.draft().plan(), builder.looked(), scans);
        });
  }

  private final class JavaScan implements ScanFunction {
    private final Loaded script;
    private final PlanBuilder.Scan scan;

    JavaScan(Loaded script, PlanBuilder.Scan scan) {
      this.script = script;
      this.scan = scan;
    }

    @Override
    public Expression.Scan expression() {
      return scan.expression();
    }

    @Override
    public double next(double[] inputs, Supplier<String> when) {
      return guarded(script.diagnosis, script.classes, when, () -> scan.step().next(inputs));
    }
  }

  private Loaded loaded(Style style, String word) {
    Loaded script = loaded();
    if (!script.declaration.styles().contains(style)) {
      Refusal absent = new Refusal("the file has no method " + word, "");
      throw new ScriptFailed(script.diagnosis.of(absent, "", null), List.of());
    }
    return script;
  }

  private Loaded loaded() {
    if (loaded == null) {
      throw new IllegalStateException("load a script first");
    }
    return loaded;
  }

  @Override
  public Callbacks bars(Map<String, ParameterValue> values, Function<PlanBuilder, BarHost> host) {
    Loaded script = loaded(Style.ON_BAR, Callback.ON_BAR.word(Language.JAVA));
    PlanBuilder builder = builder(script, values);
    Context context = new Context(builder, host.apply(builder));
    return new JavaCallbacks(
        script,
        Called.of(strategy(script), context),
        offered(script, Context.class),
        List.of(context.state()));
  }

  @Override
  public Callbacks together(
      Map<String, ParameterValue> values,
      List<Function<PlanBuilder, BarHost>> hosts,
      GroupHost group) {
    Loaded script = loaded(Style.ON_BARS, Callback.ON_BARS.word(Language.JAVA));
    List<Context> markets = new ArrayList<>();
    PlanBuilder first = builder(script, values);
    for (Function<PlanBuilder, BarHost> host : hosts) {
      PlanBuilder builder = markets.isEmpty() ? first : builder(script, values);
      markets.add(new Context(builder, host.apply(builder)));
    }
    Portfolio portfolio = new Portfolio(first, group, markets);
    List<Map<String, Object>> states = new ArrayList<>();
    states.add(portfolio.state());
    markets.forEach(market -> states.add(market.state()));
    return new JavaCallbacks(
        script, Called.of(strategy(script), portfolio), offered(script, Portfolio.class), states);
  }

  private static PlanBuilder builder(Loaded script, Map<String, ParameterValue> values) {
    return new PlanBuilder(new Words(Language.JAVA), script.declaration, values, false);
  }

  private Strategy strategy(Loaded script) {
    return guarded(
        script.diagnosis, script.classes, () -> "", () -> ScriptClasses.make(script.constructor));
  }

  /// The methods that the class has of its own, and that take that context first.
  private static Set<Callback> offered(Loaded script, Class<?> context) {
    Set<Callback> offered = EnumSet.noneOf(Callback.class);
    for (Method method : script.constructor.getDeclaringClass().getMethods()) {
      Class<?>[] types = method.getParameterTypes();
      boolean own = method.getDeclaringClass() != Strategy.class && !method.isBridge();
      for (Callback callback : Callback.values()) {
        if (own
            && method.getName().equals(callback.word(Language.JAVA))
            && types.length > 0
            && types[0] == context) {
          offered.add(callback);
        }
      }
    }
    return offered;
  }

  private final class JavaCallbacks implements Callbacks {
    private final Loaded script;
    private final Called called;
    private final Set<Callback> offered;
    private final List<Map<String, Object>> states;

    JavaCallbacks(
        Loaded script, Called called, Set<Callback> offered, List<Map<String, Object>> states) {
      this.script = script;
      this.called = called;
      this.offered = offered;
      this.states = states;
    }

    @Override
    public boolean offers(Callback callback) {
      return offered.contains(callback);
    }

    @Override
    public void call(Callback callback, @Nullable Object about, Supplier<String> when) {
      guarded(
          script.diagnosis,
          script.classes,
          when,
          () -> {
            called.call(callback, about);
            return callback;
          });
    }

    @Override
    public List<String> states() {
      return guarded(
          script.diagnosis,
          script.classes,
          () -> "",
          () ->
              states.stream().map(state -> state.isEmpty() ? "" : StateText.write(state)).toList());
    }

    @Override
    public void restore(List<String> kept) {
      for (int number = 0; number < Math.min(kept.size(), states.size()); number++) {
        if (!kept.get(number).isEmpty()) {
          states.get(number).putAll(StateText.read(kept.get(number)));
        }
      }
    }
  }

  /// Work of the script's.
  private interface Work<T> {
    T get() throws Throwable;
  }

  private <T> T guarded(
      JavaDiagnosis diagnosis, ScriptClasses classes, Supplier<String> when, Work<T> work) {
    PrintStream before = System.out;
    System.setOut(out);
    try {
      return work.get();
    } catch (OutOfMemoryError fatal) {
      throw fatal;
    } catch (Throwable thrown) {
      throw new ScriptFailed(diagnosis.of(thrown, when.get(), classes), List.of());
    } finally {
      System.setOut(before);
    }
  }

  @Override
  public void close() {
    loaded = null;
  }
}
