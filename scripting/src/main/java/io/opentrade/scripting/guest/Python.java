package io.opentrade.scripting.guest;

import io.opentrade.sandbox.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// Python: the script is the main module.
final class Python implements Dialect {
  /// Our own part of its world.
  private final List<Source> parts =
      Stream.of("script.py", "columns.py", "orders.py", "prelude.py")
          .map(name -> Dialect.resource("python", name))
          .toList();

  private final Source gathering = Dialect.resource("python", "together.py");

  /// A generator, a coroutine, a generator of coroutines.
  private static final int PAUSES = 0x20 | 0x80 | 0x200;

  @Override
  public String id() {
    return "python";
  }

  @Override
  public Map<String, String> options() {
    return Map.of();
  }

  @Override
  public Prelude prelude(Context context) {
    parts.forEach(context::eval);
    Value bindings = context.getBindings(id());
    Value function = bindings.getMember("__opentrade_prelude");
    Value describe = bindings.getMember("__opentrade_describe");
    Value told = bindings.getMember("__opentrade_told");
    return new Prelude() {
      @Override
      public World open(Object host, @Nullable Object bars) {
        return world(function.execute(host, bars));
      }

      @Override
      public World gather(Object host, List<World> markets, Object group) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(host);
        arguments.add(markets.getFirst().kit());
        arguments.add(group);
        markets.forEach(market -> arguments.add(market.argument()));
        context.eval(gathering);
        Value together = bindings.getMember("__opentrade_together");
        return world(together.execute(arguments.toArray()));
      }

      private World world(Value world) {
        return new World(
            world.getArrayElement(0),
            element(world, 1),
            element(world, 2),
            element(world, 3),
            element(world, 4),
            element(world, 5));
      }

      private @Nullable Value element(Value world, int index) {
        Value element = world.getArrayElement(index);
        return element.isNull() ? null : element;
      }

      @Override
      public Value told(Value script) {
        return told.execute(script);
      }

      @Override
      public String describe(Value exception) {
        return describe.execute(exception).asString();
      }
    };
  }

  @Override
  public Source source(Script script) {
    return Source.newBuilder(id(), script.text(), script.name()).buildLiteral();
  }

  @Override
  public Value load(Context context, Script script, Source source) {
    Value neighbour = context.getBindings(id()).getMember("__opentrade_neighbour");
    script.modules().forEach(neighbour::executeVoid);
    context.eval(source);
    return context.getBindings(id());
  }

  @Override
  public void prepare(Context.Builder builder, Neighbours neighbours) {}

  @Override
  public @Nullable Finding inspect(String file, String text) {
    return null;
  }

  @Override
  public boolean pauses(Value function) {
    Value code = function.getMember("__code__");
    Value flags = code == null ? null : code.getMember("co_flags");
    return flags != null && flags.fitsInInt() && (flags.asInt() & PAUSES) != 0;
  }

  @Override
  public boolean allowsSymbolic(String text, List<String> others) {
    return true;
  }

  @Override
  public List<Place> frames(PolyglotException exception, ScriptText text, Prelude prelude) {
    List<Place> places = new ArrayList<>();
    Value guest = exception.getGuestObject();
    if (guest == null || !guest.isException()) {
      return places;
    }
    String[] parts;
    try {
      parts = prelude.describe(guest).split("\n");
    } catch (PolyglotException _) {
      // The script has broken what exceptions are made of.
      return places;
    }
    for (int index = 0; index + 2 < parts.length; index += 3) {
      if (text.holds(parts[index])) {
        places.add(new Place(parts[index], number(parts[index + 1]), number(parts[index + 2])));
      }
    }
    return places;
  }

  private static int number(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  @Override
  public String message(PolyglotException exception) {
    String message = String.valueOf(exception.getMessage());
    String ours = "StrategyError: ";
    if (message.startsWith(ours)) {
      return message.substring(ours.length());
    }
    return exception.isSyntaxError()
        ? message.replaceFirst(" \\([^()]*, line \\d+\\)$", "")
        : message;
  }
}
