package io.opentrade.scripting.guest;

import io.opentrade.sandbox.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;

/// JavaScript: the script is an ES module.
final class JavaScript implements Dialect {
  private static final Pattern NO_IMPORT =
      Pattern.compile("^Error: (?:Cannot find|Error reading) module '([^']*)' imported from");

  /// A column as the language shows it: its own fields say nothing to a person.
  private static final Pattern SHOWN = Pattern.compile("\\{_node: .*}$");

  private static final Pattern PLACE = Pattern.compile("^\\S+:\\d+:\\d+ ");

  private static final Pattern PAUSES = Pattern.compile("async\\b|function\\s*\\*");

  /// Where an object that stands for a number would be taken for something else: truth, identity,
  /// type, and by what makes an array of a number. Arithmetic and comparison ask it for its number
  /// and are harmless, and so would be `==` if there were not two parameters to compare.
  private static final Pattern MISTAKABLE =
      Pattern.compile(
          "&&|\\|\\||\\?(?!\\?|\\.\\D)|!|==|\\b(if|while|switch|typeof|instanceof|Set|Map|Boolean)\\b"
              + "|\\bArray\\s*\\("
              + "|\\.(is|isInteger|isSafeInteger|isFinite|isNaN|includes|indexOf|lastIndexOf|has|get"
              + "|find|filter|some|every)\\b");

  private final Source columns = Dialect.resource("js", "columns.js");
  private final Source signals = Dialect.resource("js", "signals.js");
  private final Source orders = Dialect.resource("js", "orders.js");
  private final Source barByBar = Dialect.resource("js", "context.js");
  private final Source together = Dialect.resource("js", "together.js");

  @Override
  public String id() {
    return "js";
  }

  @Override
  public Map<String, String> options() {
    return Map.of("js.esm-eval-returns-exports", "true");
  }

  @Override
  public Prelude prelude(Context context) {
    Value makeColumns = context.eval(columns);
    Value makeSignals = context.eval(signals);
    Value makeOrders = context.eval(orders);
    Value makeContext = context.eval(barByBar);
    return new Prelude() {
      @Override
      public World open(Object host, @Nullable Object bars) {
        Value words = makeColumns.execute(host, bars);
        return world(
            bars == null
                ? makeSignals.execute(host, words)
                : makeContext.execute(host, bars, words, makeOrders.execute(host, bars, words)));
      }

      @Override
      public World gather(Object host, List<World> markets, Object group) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(host);
        arguments.add(markets.getFirst().kit());
        arguments.add(group);
        markets.forEach(market -> arguments.add(market.argument()));
        return world(context.eval(together).execute(arguments.toArray()));
      }

      private World world(Value world) {
        return new World(
            world.getMember("argument"),
            world.getMember("finish"),
            world.getMember("save"),
            world.getMember("restore"),
            world.getMember("told"),
            world.getMember("kit"));
      }

      @Override
      public Value told(Value function) {
        return function;
      }

      @Override
      public String describe(Value exception) {
        return "";
      }
    };
  }

  @Override
  public Source source(Script script) {
    return Source.newBuilder(id(), script.text(), script.name())
        .mimeType("application/javascript+module")
        .buildLiteral();
  }

  @Override
  public Value load(Context context, Script script, Source source) {
    return context.eval(source);
  }

  @Override
  public void prepare(Context.Builder builder, Neighbours neighbours) {
    builder.allowIO(IOAccess.newBuilder().fileSystem(neighbours).build());
  }

  @Override
  public String file(Source source) {
    return source.getPath() == null ? source.getName() : Neighbours.key(source.getPath());
  }

  @Override
  public @Nullable Finding inspect(String file, String text) {
    return ColumnLogic.find(file, JavaScriptText.code(text));
  }

  @Override
  public boolean pauses(Value function) {
    SourceSection section = function.getSourceLocation();
    return section != null && PAUSES.matcher(section.getCharacters()).lookingAt();
  }

  @Override
  public boolean allowsSymbolic(String text, List<String> others) {
    String rest = text;
    for (String other : others) {
      rest = other.isEmpty() ? rest : rest.replace(other, "");
    }
    return !MISTAKABLE.matcher(JavaScriptText.code(rest)).find();
  }

  @Override
  public List<Place> frames(PolyglotException exception, ScriptText text, Prelude prelude) {
    List<Place> places = new ArrayList<>();
    for (PolyglotException.StackFrame frame : exception.getPolyglotStackTrace()) {
      SourceSection section = frame.getSourceLocation();
      if (frame.isGuestFrame() && section != null && text.holds(file(section.getSource()))) {
        String file = file(section.getSource());
        places.add(new Place(file, section.getStartLine(), section.getStartColumn()));
      }
    }
    Collections.reverse(places);
    return places;
  }

  @Override
  public String message(PolyglotException exception) {
    String message = String.valueOf(exception.getMessage());
    int end = message.indexOf('\n');
    String first = end < 0 ? message : message.substring(0, end);
    String kind = "SyntaxError: ";
    Matcher refused = NO_IMPORT.matcher(first);
    if (refused.find()) {
      return "'"
          + refused.group(1)
          + "' cannot be imported: a strategy imports files from its own folder, such as"
          + " './lib/trend.js', and nothing else";
    }
    if (!first.startsWith(kind)) {
      return SHOWN.matcher(first).replaceFirst("a column");
    }
    Matcher place = PLACE.matcher(first.substring(kind.length()));
    return kind + place.replaceFirst("");
  }
}
