package io.opentrade.scripting.guest;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// What differs between the languages.
sealed interface Dialect permits JavaScript, Python {
  static Dialect of(Language language) {
    return switch (language) {
      case JAVASCRIPT -> new JavaScript();
      case PYTHON -> new Python();
      case JAVA -> throw new IllegalArgumentException("Java has no context");
    };
  }

  /// The language's name in GraalVM.
  String id();

  /// Options of a context.
  Map<String, String> options();

  /// Evaluates our own prelude in a fresh context.
  Prelude prelude(Context context);

  /// Lets a fresh context import a script's neighbours and nothing else.
  void prepare(Context.Builder builder, Neighbours neighbours);

  /// The script as the language takes it. Where the same one is evaluated in several contexts of an
  /// engine they share the code that came of it, compiled code included.
  Source source(Script script);

  /// Evaluates the script and returns the object whose members are what it exports.
  ///
  /// @param source of that script
  Value load(Context context, Script script, Source source);

  /// The name of the script, or the path of the neighbour, that a source is.
  default String file(Source source) {
    return source.getName();
  }

  /// What must be wrong with the text whatever happens when it runs; null for nothing.
  ///
  /// @param file what a place is in
  @Nullable Finding inspect(String file, String text);

  /// Whether a function hands out a promise or a generator in place of doing what it says.
  boolean pauses(Value function);

  /// Whether the text lets parameters stay symbolic without being misunderstood.
  ///
  /// @param others the texts of the functions that never see a symbolic one
  boolean allowsSymbolic(String text, List<String> others);

  /// The frames of the script and its neighbours in an exception, outermost first.
  List<Place> frames(PolyglotException exception, ScriptText text, Prelude prelude);

  /// The exception's message without the places that are shown elsewhere.
  String message(PolyglotException exception);

  /// Our own part of the language's world.
  interface Prelude {
    /// Makes what a function of the script is given.
    ///
    /// @param bars the bar-by-bar side; null for `signals`
    World open(Object host, @Nullable Object bars);

    /// Puts the worlds of several markets into one.
    World gather(Object host, List<World> markets, Object group);

    /// What is called in place of a function of the script, so that its errors tell their place;
    /// the function itself where they do anyway.
    Value told(Value function);

    /// The frames of a guest exception as text; the empty text where the language has them anyway.
    String describe(Value exception);
  }

  /// @param argument the only argument of the script's function
  /// @param finish takes what `signals` returned; null bar by bar
  /// @param save gives what `ctx.state` holds as JSON; null in `signals`
  /// @param restore takes such a text; null in `signals`
  /// @param told makes what `onFill` and `onOrder` are given of our own record; null in `signals`
  /// @param kit what the language's own part of several markets is made with; null in `signals`
  record World(
      Value argument,
      @Nullable Value finish,
      @Nullable Value save,
      @Nullable Value restore,
      @Nullable Value told,
      @Nullable Value kit) {}

  /// A mistake found in the text.
  record Finding(Place place, String message, String hint) {}

  static Source resource(String language, String name) {
    try (InputStream in = Dialect.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Source.newBuilder(language, text, "opentrade:" + name).buildLiteral();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
