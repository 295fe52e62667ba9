package io.opentrade.scripting.guest;

import io.opentrade.engine.strategy.Plan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.Style;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.guest.Dialect.Place;
import io.opentrade.scripting.plan.PlanBuilder;
import io.opentrade.scripting.plan.Refusal;
import io.opentrade.scripting.plan.Words;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// A context of one language that holds one script. It can compute and call the exported methods of
/// the objects it is given; it has no files, no threads, no classes, no other language. One thread.
public final class Guest implements AutoCloseable {
  private final Language language;
  private final Dialect dialect;
  private final Engine engine;
  private final Context context;
  private final Dialect.Prelude prelude;
  private @Nullable Loaded loaded;

  /// What is known of a script once it is loaded.
  private record Loaded(
      Script script,
      Diagnosis diagnosis,
      Declaration declaration,
      @Nullable Value signals,
      @Nullable Value onBar) {}

  private Guest(Language language, Dialect dialect, Engine engine, LogBook log) {
    this.language = language;
    this.dialect = dialect;
    this.engine = engine;
    this.context =
        Context.newBuilder(dialect.id())
            .engine(engine)
            .sandbox(SandboxPolicy.CONSTRAINED)
            .allowHostAccess(HostAccess.CONSTRAINED)
            .options(dialect.options())
            .in(InputStream.nullInputStream())
            .out(log.stream())
            .err(log.stream())
            .build();
    this.prelude = dialect.prelude(context);
  }

  /// Starts the language.
  ///
  /// @param log takes what the script prints
  public static Guest open(Language language, LogBook log) {
    Dialect dialect = Dialect.of(language);
    Engine engine =
        Engine.newBuilder(dialect.id())
            .sandbox(SandboxPolicy.CONSTRAINED)
            .out(log.stream())
            .err(log.stream())
            .build();
    return new Guest(language, dialect, engine, log);
  }

  /// A second context of the same language, for a script of our own that warms it up.
  public Guest another(LogBook log) {
    return new Guest(language, dialect, engine, log);
  }

  /// Evaluates the script and reads what it declares; to be called once.
  ///
  /// @throws ScriptFailed where it cannot be loaded
  public Declaration load(Script script) {
    Diagnosis diagnosis = new Diagnosis(script, dialect, prelude);
    try {
      Value exports = dialect.load(context, script);
      Dialect.Finding finding = dialect.inspect(script.text());
      if (finding != null) {
        throw new ScriptFailed(diagnosis.of(finding), List.of());
      }
      Value signals = function(exports, dialect.signalsName());
      Value onBar = function(exports, dialect.onBarName());
      Declaration declaration =
          Declarations.read(
              exports.getMember("strategy"),
              exports.getMember("params"),
              styles(signals, onBar),
              example());
      loaded = new Loaded(script, diagnosis, declaration, signals, onBar);
      return declaration;
    } catch (PolyglotException | Refusal failure) {
      Place declared =
          failure instanceof Refusal refusal ? diagnosis.declaredPlace(refusal.message()) : null;
      throw new ScriptFailed(diagnosis.of(failure, "", declared), List.of());
    }
  }

  private String example() {
    return switch (language) {
      case JAVASCRIPT -> "export const strategy = { api: 1 };";
      case PYTHON -> "strategy = {\"api\": 1}";
    };
  }

  private static @Nullable Value function(Value exports, String name) {
    Value member = exports.getMember(name);
    if (member == null || member.isNull()) {
      return null;
    }
    if (!member.canExecute()) {
      throw new Refusal(name + " must be a function", "");
    }
    return member;
  }

  private Set<Style> styles(@Nullable Value signals, @Nullable Value onBar) {
    Set<Style> styles = EnumSet.noneOf(Style.class);
    if (signals != null) {
      styles.add(Style.SIGNALS);
    }
    if (onBar != null) {
      styles.add(Style.ON_BAR);
    }
    if (styles.isEmpty()) {
      throw new Refusal(
          "the file offers neither " + dialect.signalsName() + " nor " + dialect.onBarName(),
          language == Language.JAVASCRIPT
              ? "write: export function signals({ close, ta, params }) { … }"
              : "write: def signals(d): …");
    }
    return styles;
  }

  private Loaded loaded() {
    if (loaded == null) {
      throw new IllegalStateException("load a script first");
    }
    return loaded;
  }

  /// The plan and whether it holds for any parameter values.
  public record MadePlan(Plan plan, boolean symbolic) {}

  /// Calls `signals`.
  ///
  /// @param values of all declared parameters
  /// @throws ScriptFailed where it gives no plan
  public MadePlan plan(Map<String, ParameterValue> values) {
    Loaded script = loaded();
    Value function = required(script.signals, dialect.signalsName());
    Place start = script.diagnosis.place(function.getSourceLocation());
    String onBarText = script.onBar == null ? null : text(script.onBar);
    boolean keepSymbolic = dialect.allowsSymbolic(script.script.text(), onBarText);
    PlanBuilder builder =
        new PlanBuilder(new Words(language), script.declaration, values, keepSymbolic);
    try {
      Dialect.World world = prelude.open(builder, null);
      Value plan = function.execute(world.argument());
      if (world.finish() != null) {
        world.finish().executeVoid(plan);
      }
      return new MadePlan(builder.draft().plan(), builder.symbolic());
    } catch (PolyglotException | Refusal failure) {
      throw new ScriptFailed(script.diagnosis.of(failure, "", start), List.of());
    }
  }

  private static @Nullable String text(Value function) {
    return function.getSourceLocation() == null
        ? null
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

  /// A script's `onBar`, ready to be called.
  public interface BarFunction {
    /// Calls it once.
    ///
    /// @param when for the message of a failure: `on bar 300 (…): `
    /// @throws ScriptFailed where it throws
    void call(java.util.function.Supplier<String> when);
  }

  /// Prepares `onBar`.
  ///
  /// @param values of all declared parameters
  /// @param host makes the host side from the builder of columns
  public BarFunction bars(
      Map<String, ParameterValue> values, java.util.function.Function<PlanBuilder, Object> host) {
    Loaded script = loaded();
    Value function = required(script.onBar, dialect.onBarName());
    Place start = script.diagnosis.place(function.getSourceLocation());
    PlanBuilder builder = new PlanBuilder(new Words(language), script.declaration, values, false);
    Dialect.World world = prelude.open(builder, host.apply(builder));
    Value argument = world.argument();
    return when -> {
      try {
        function.executeVoid(argument);
      } catch (PolyglotException | Refusal failure) {
        throw new ScriptFailed(script.diagnosis.of(failure, when.get(), start), List.of());
      }
    };
  }

  /// Unpacks the language's own library into a folder; nothing where it has none.
  public static boolean unpack(java.nio.file.Path folder) throws java.io.IOException {
    return Engine.copyResources(folder, "python");
  }

  @Override
  public void close() {
    context.close(true);
  }
}
