package io.opentrade.scripting.guest;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.bars.BarHost;
import io.opentrade.scripting.bars.GroupHost;
import io.opentrade.scripting.java.JavaGuest;
import io.opentrade.scripting.plan.PlanBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One script in its language, ready to be asked. One thread. What the script does wrong comes as a
/// [io.opentrade.sandbox.ScriptFailed] with its place.
public interface Guest extends AutoCloseable {
  /// Starts a language.
  ///
  /// @param log takes what the script prints
  static Guest open(Language language, LogBook log) {
    return switch (language) {
      case JAVASCRIPT, PYTHON -> PolyglotGuest.open(language, log);
      case JAVA -> new JavaGuest(log);
    };
  }

  /// Unpacks the languages' own libraries into a folder; false where there are none.
  static boolean unpack(java.nio.file.Path folder) throws java.io.IOException {
    return PolyglotGuest.unpack(folder);
  }

  /// A second one of the same language, for another script.
  Guest another(LogBook log);

  /// Evaluates the script and reads what it declares; to be called once.
  Declaration load(Script script);

  /// The language it is written in.
  Language language();

  /// What the loaded script declares.
  Declaration declaration();

  /// A plan and what it depends on.
  ///
  /// @param looked at these parameters' values
  /// @param scans in order of their numbers
  record MadePlan(Plan plan, Set<String> looked, List<ScanFunction> scans) {
    public MadePlan {
      looked = Set.copyOf(looked);
      scans = List.copyOf(scans);
    }

    /// Whether it holds for all values. A scan may look at one later.
    public boolean symbolic() {
      return looked.isEmpty() && scans.isEmpty();
    }
  }

  /// A script's own column, ready to be computed.
  interface ScanFunction {
    /// What it reads.
    Expression.Scan expression();

    /// Takes the next bar.
    ///
    /// @param when for the message of a failure: `in scan 0 on bar 300 (…): `
    double next(double[] inputs, Supplier<String> when);
  }

  /// Calls `signals`.
  ///
  /// @param values of all declared parameters
  MadePlan plan(Map<String, ParameterValue> values);

  /// Prepares a run bar by bar.
  ///
  /// @param values of all declared parameters
  /// @param host makes the host side from the builder of columns
  Callbacks bars(Map<String, ParameterValue> values, Function<PlanBuilder, BarHost> host);

  /// Prepares a run of `onBars`.
  ///
  /// @param values of all declared parameters
  /// @param hosts makes the host side of each market from its builder of columns
  /// @param group the host side of the account
  Callbacks together(
      Map<String, ParameterValue> values,
      List<Function<PlanBuilder, BarHost>> hosts,
      GroupHost group);

  /// A script's functions, ready to be called.
  interface Callbacks {
    /// Whether the script has that function.
    boolean offers(Callback callback);

    /// Calls it with the context.
    ///
    /// @param about what else it is told: a fill, an order, a timer's name; null for nothing
    /// @param when for the message of a failure: `on bar 300 (…): `
    void call(Callback callback, @Nullable Object about, Supplier<String> when);

    /// What the script keeps in `ctx.state`, as JSON; the empty text for nothing. Of a run of
    /// `onBars` first what it keeps for all markets, then for each.
    ///
    /// @throws io.opentrade.sandbox.ScriptFailed where it is no JSON
    List<String> states();

    /// Gives it what it kept before.
    ///
    /// @param states as they came out of `states`
    void restore(List<String> states);
  }

  @Override
  void close();
}
