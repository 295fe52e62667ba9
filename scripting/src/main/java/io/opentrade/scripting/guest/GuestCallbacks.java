package io.opentrade.scripting.guest;

import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.scripting.bars.OrderEvent;
import io.opentrade.scripting.plan.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// The functions of a script in a guest language, with the context they are given.
///
/// @param functions of the script
/// @param calls what is called for each of them
/// @param world whose context they are given
/// @param markets the world of each market
/// @param together whether the context is that of all markets, not that of the only one
record GuestCallbacks(
    Diagnosis diagnosis,
    Map<Callback, Value> functions,
    Map<Callback, Value> calls,
    Dialect.World world,
    List<Dialect.World> markets,
    boolean together)
    implements Guest.Callbacks {
  static GuestCallbacks of(
      Diagnosis diagnosis,
      Dialect.Prelude prelude,
      Map<Callback, Value> functions,
      Dialect.World world,
      List<Dialect.World> markets,
      boolean together) {
    Map<Callback, Value> calls = new EnumMap<>(Callback.class);
    functions.forEach((callback, function) -> calls.put(callback, prelude.told(function)));
    return new GuestCallbacks(diagnosis, functions, calls, world, markets, together);
  }

  @Override
  public boolean offers(Callback callback) {
    return functions.containsKey(callback);
  }

  @Override
  public void call(Callback callback, @Nullable Object about, Supplier<String> when) {
    Value call = Objects.requireNonNull(calls.get(callback), "it is not offered");
    try {
      if (about == null) {
        call.executeVoid(world.argument());
      } else {
        call.executeVoid(world.argument(), shown(about));
      }
    } catch (PolyglotException | Refusal failure) {
      throw failed(failure, Objects.requireNonNull(functions.get(callback)), when.get());
    }
  }

  private Object shown(Object about) {
    if (!(about instanceof OrderEvent event)) {
      return about;
    }
    Dialect.World market = together ? markets.get(event.market()) : world;
    return keeper(market.told()).execute(event);
  }

  @Override
  public List<String> states() {
    try {
      return keepers().stream().map(each -> text(keeper(each.save()).execute())).toList();
    } catch (PolyglotException | Refusal failure) {
      Callback asked = together ? Callback.ON_BARS : Callback.ON_BAR;
      throw failed(failure, Objects.requireNonNull(functions.get(asked)), "");
    }
  }

  /// A script may have replaced what makes the text.
  private static String text(Value kept) {
    if (!kept.isString()) {
      throw new Refusal("ctx.state cannot be kept: what should make a text of it does not", "");
    }
    return kept.asString();
  }

  @Override
  public void restore(List<String> states) {
    List<Dialect.World> keepers = keepers();
    for (int number = 0; number < Math.min(states.size(), keepers.size()); number++) {
      if (!states.get(number).isEmpty()) {
        keeper(keepers.get(number).restore()).executeVoid(states.get(number));
      }
    }
  }

  private List<Dialect.World> keepers() {
    List<Dialect.World> keepers = new ArrayList<>();
    if (together) {
      keepers.add(world);
    }
    keepers.addAll(markets);
    return keepers;
  }

  private ScriptFailed failed(RuntimeException failure, Value function, String when) {
    Place start = diagnosis.place(function.getSourceLocation());
    return new ScriptFailed(diagnosis.of(failure, when, start), List.of());
  }

  private static Value keeper(@Nullable Value function) {
    return Objects.requireNonNull(function, "the prelude keeps no state");
  }
}
