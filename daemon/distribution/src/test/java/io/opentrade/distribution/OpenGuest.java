package io.opentrade.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/// A worker that has lost the language's own sandbox and its seal: it runs scripts that may use all
/// of Java, files, processes and native code. What holds them then is the wall alone; without a
/// wall, nothing.
///
/// Runs every script of a folder and prints a line for each: its name, a tab, what became of it.
public final class OpenGuest {
  private OpenGuest() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> scripts;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      scripts = files.sorted().toList();
    }
    try (Engine engine = Engine.create()) {
      for (String language : List.of("js", "python")) {
        Context context = context(engine, language);
        for (Path script : scripts) {
          if (language(script).equals(language)) {
            System.out.println(script.getFileName() + "\t" + outcome(context, language, script));
          }
        }
      }
    }
    System.exit(0);
  }

  private static String language(Path script) {
    return script.toString().endsWith(".js") ? "js" : "python";
  }

  private static Context context(Engine engine, String language) {
    Context.Builder builder =
        Context.newBuilder("js", "python").engine(engine).allowAllAccess(true);
    return language.equals("js")
        ? builder.option("js.esm-eval-returns-exports", "true").build()
        : builder.build();
  }

  private static String outcome(Context context, String language, Path script) throws IOException {
    try {
      Source.Builder source =
          Source.newBuilder(language, Files.readString(script), script.getFileName().toString());
      if (language.equals("js")) {
        source.mimeType("application/javascript+module");
      }
      Value exports = context.eval(source.build());
      Value names = language.equals("js") ? exports : context.getBindings(language);
      names.getMember("signals").execute("nothing");
      return "it came to its end";
    } catch (PolyglotException | IllegalStateException failure) {
      return String.valueOf(failure.getMessage()).replace('\n', ' ');
    }
  }
}
